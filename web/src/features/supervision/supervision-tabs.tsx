import { Link } from '@tanstack/react-router';
import { cx } from '../../shared/ui/cx';
import { tabWords as words } from './acts.words';
import type { Where } from './board.data';

const tabs = [
  { id: 'board', to: '/supervision' },
  { id: 'risk', to: '/supervision/risk' },
  { id: 'workload', to: '/supervision/workload' },
] as const;

/** The same place, looked at in another way. */
export function SupervisionTabs({ current, where }: { current: (typeof tabs)[number]['id']; where: Where | undefined }) {
  return (
    <nav aria-label={words.label} className="flex gap-1 overflow-x-auto border-b border-line bg-surface px-2 md:px-4 print:hidden">
      {tabs.map(({ id, to }) => (
        <Link
          key={id}
          to={to}
          search={where ?? {}}
          aria-current={id === current ? 'page' : undefined}
          className={cx(
            'control flex shrink-0 items-center border-b-2 px-3 text-secondary whitespace-nowrap -outline-offset-2',
            id === current ? 'border-primary font-medium text-primary' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {words[id]}
        </Link>
      ))}
    </nav>
  );
}
