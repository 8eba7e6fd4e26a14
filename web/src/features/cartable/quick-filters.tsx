import { Bookmark, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Folder } from '../../../../contracts/cartable';
import type { Priority } from '../../../../contracts/letters';
import { letterKindWords, priorityWords, taskWords } from '../../../../contracts/words';
import { listOf } from '../../shared/format/format';
import { cx } from '../../shared/ui/cx';
import { useMe } from '../../shared/api/me';
import { useViews } from './cartable.data';
import { cartableWords as w, flagWords, sortWords } from './cartable.words';
import { isNarrowed, type Filters } from './filters';

const urgent: Priority[] = ['URGENT', 'VERY_URGENT', 'IMMEDIATE'];

/** The filters people reach for every day and the views they keep; each is on or off. What else narrows the list is named, and can be taken away. */
export function QuickFilters({ folder, filters, onChange }: { folder: Folder; filters: Filters; onChange: (filters: Filters) => void }) {
  const { posts } = useMe();
  const views = useViews().data?.items.filter((view) => view.folder === folder) ?? [];
  const isUrgent = filters.priority?.join() === urgent.join();
  const without = (...names: (keyof Filters)[]) =>
    Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name as keyof Filters))) as Filters;
  const view = views.find((one) => isSame(one.filters, filters));
  const flag = (name: 'dueToday' | 'overdue' | 'unseen' | 'classified') => (
    <Pill key={name} isOn={!!filters[name]} onPress={() => onChange(filters[name] ? without(name) : { ...filters, [name]: true })}>
      {flagWords[name]}
    </Pill>
  );
  const post = posts.find(({ postId }) => postId === filters.post)?.title ?? w.onePost;
  const others = view ? [] : othersOf(filters, isUrgent, post);
  return (
    // whoever keeps many views sees half of the next line, and scrolls
    <div
      role="group"
      aria-label={w.quickFilters}
      className="flex max-h-30 shrink-0 flex-wrap gap-1.5 overflow-y-auto px-3 py-1 pb-2 pointer-coarse:max-h-[174px]"
    >
      <Pill isOn={!isNarrowed(filters)} onPress={() => onChange(filters.sort ? { sort: filters.sort } : {})}>
        {w.all}
      </Pill>
      {others.map(({ names, text }) => (
        <Pill key={text} isOn label={w.withoutFilter(text)} onPress={() => onChange(without(...names))}>
          <span className="truncate">{text}</span>
          <X size={14} aria-hidden className="shrink-0" />
        </Pill>
      ))}
      {flag('dueToday')}
      {flag('overdue')}
      <Pill isOn={isUrgent} onPress={() => onChange(isUrgent ? without('priority') : { ...filters, priority: urgent })}>
        {w.urgent}
      </Pill>
      {flag('classified')}
      {flag('unseen')}
      {views.map((one) => (
        <Pill key={one.id} isOn={one === view} onPress={() => onChange(one === view ? {} : one.filters)}>
          <Bookmark size={12} aria-hidden className="shrink-0" />
          <span className="truncate">{one.name}</span>
        </Pill>
      ))}
    </div>
  );
}

/** What was chosen in the dialog and has no place of its own here. */
function othersOf(filters: Filters, isUrgent: boolean, postTitle: string): { names: (keyof Filters)[]; text: string }[] {
  const { q, kind, letterKind, priority, from, post, starred, sort } = filters;
  return [
    q && { names: ['q' as const], text: `«${q}»` },
    letterKind && { names: ['letterKind' as const], text: letterKindWords[letterKind] ?? letterKind },
    kind && { names: ['kind' as const], text: taskWords[kind] },
    priority && !isUrgent && { names: ['priority' as const], text: listOf(priority.map((one) => priorityWords[one] ?? one)) },
    from && { names: ['from' as const], text: w.fromUnit },
    post && { names: ['post' as const], text: postTitle },
    starred && { names: ['starred' as const], text: flagWords.starred },
    sort && { names: ['sort' as const], text: sortWords[sort] },
  ].filter((one) => !!one);
}

const isSame = (a: Filters, b: Filters): boolean => {
  const told = (filters: Filters) => JSON.stringify(Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1)));
  return told(a) === told(b);
};

function Pill({ isOn, label, onPress, children }: { isOn: boolean; label?: string; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={label ? undefined : isOn}
      aria-label={label}
      onClick={onPress}
      className={cx(
        'inline-flex min-h-7 max-w-full items-center gap-1 rounded-full border px-2.5 text-secondary whitespace-nowrap pointer-coarse:min-h-[44px]',
        isOn
          ? 'border-primary bg-primary-soft font-medium text-primary-soft-ink'
          : 'border-line-strong bg-surface text-ink hover:bg-sunken',
      )}
    >
      {children}
    </button>
  );
}
