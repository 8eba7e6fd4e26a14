import { Link } from '@tanstack/react-router';
import { cx } from '../../shared/ui/cx';
import { riskWords, workloadWords } from './acts.words';
import type { Where } from './board.data';
import type { BoardSearch } from './board-search';
import { boardTabs, NOW } from './board-tabs';
import { boardWords } from './board.words';

/** A place, looked at in one way after another; each is an address, and what was chosen on one view of the board holds on the others. */
export function SupervisionTabs({ current, where, search }: { current: string; where: Where | undefined; search?: BoardSearch }) {
  const views = [
    { id: NOW, label: boardWords.tabs.board, to: '/supervision', search: { ...search, ...where, tab: undefined } },
    ...boardTabs
      .filter(({ levels }) => !levels || (where && levels.includes(where.level)))
      .map(({ id, label }) => ({ id, label, to: '/supervision', search: { ...search, ...where, tab: id } })),
    { id: 'risk', label: riskWords.title, to: '/supervision/risk', search: { ...where } },
    { id: 'workload', label: workloadWords.title, to: '/supervision/workload', search: { ...where } },
  ] as const;
  return (
    <nav aria-label={boardWords.tabsOf} className="flex flex-wrap gap-x-1 border-b border-line bg-surface px-2 md:px-4 print:hidden">
      {views.map(({ id, label, to, search }) => (
        <Link
          key={id}
          to={to}
          search={search}
          resetScroll={false}
          activeOptions={{ exact: true, explicitUndefined: true }} // or «now» would be current as well, wherever one is
          aria-current={id === current ? 'page' : undefined}
          className={cx(
            'control flex shrink-0 items-center border-b-2 px-3 text-secondary whitespace-nowrap -outline-offset-2',
            id === current ? 'border-primary font-medium text-primary' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
