import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PostTime } from '../../../../contracts/board-measures';
import { count } from '../../shared/format/format';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { cx } from '../../shared/ui/cx';
import { Panel } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import type { BoardSearch } from './board-search';
import type { BoardTabProps } from './board-tabs';
import { LateLetters } from './late-letters';
import { postsQuery } from './measures.data';
import { measuresWords as words } from './measures.words';
import { PeriodFields } from './period-fields';

/** رسوب نامه: post by post, what lies there now, and how long things stay unseen and in hand. A post leads to the questions on its desk. */
export function PostsTab({ where, search, onChange }: BoardTabProps) {
  const { data: view, error, refetch } = useQuery(postsQuery(where, search));
  const chosen = view?.rows.find(({ post }) => post.id === search.post);
  return (
    <div className="space-y-4">
      <section aria-label={words.filters} className="grid items-end gap-4 md:grid-cols-3 xl:grid-cols-4 print:hidden">
        <PeriodFields search={search} onChange={onChange} />
      </section>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!view && !error && <Skeleton rows={[20]} />}
      {view && (
        <Panel title={words.posts}>
          {view.rows.length === 0 ? (
            <Empty title={words.noPosts} />
          ) : (
            <DataTable
              caption={words.posts}
              columns={columns}
              rows={view.rows}
              keyOf={({ post }) => post.id}
              initially={{ by: 'overdue', isDescending: true }}
              isMarked={({ post }) => post.id === search.post}
            />
          )}
          <p className="px-4 py-3 text-meta text-ink-2">{words.postsExplain}</p>
        </Panel>
      )}
      {chosen && <LateLetters where={where} search={search} onChange={onChange} title={words.onlyPost(chosen.post.title)} />}
    </div>
  );
}

const time = (ms: number | null) =>
  ms === null ? <span className="text-ink-3">—</span> : <span className="whitespace-nowrap">{words.lasting(ms).split(' و ')[0]}</span>;
const columns: Column<PostTime>[] = [
  {
    ...{ id: 'post', header: words.post, isName: true, sort: ({ post }) => post.title },
    cell: ({ post, holder }) => (
      <>
        <Link
          to="/supervision"
          search={(before: BoardSearch) => ({ ...before, post: post.id, state: 'open' as const })}
          className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
        >
          {post.title}
        </Link>
        <span className="block text-meta font-normal text-ink-2">{holder ?? words.vacant}</span>
      </>
    ),
  },
  { id: 'open', header: words.openNow, isFigure: true, sort: ({ open }) => open, cell: ({ open }) => count(open) },
  { id: 'unseen', header: words.unseenNow, isFigure: true, from: 'md', sort: ({ unseen }) => unseen, cell: ({ unseen }) => count(unseen) },
  {
    ...{ id: 'overdue', header: words.overdueNow, isFigure: true, sort: ({ overdue }) => overdue },
    cell: ({ overdue }) => <span className={cx(overdue > 0 && 'font-medium text-danger')}>{count(overdue)}</span>,
  },
  {
    id: 'oldest',
    header: words.oldestOpen,
    isFigure: true,
    from: 'md',
    sort: ({ oldestOpenMs }) => oldestOpenMs,
    cell: ({ oldestOpenMs }) => time(oldestOpenMs),
  },
  { id: 'closed', header: words.closedThen, isFigure: true, from: 'lg', sort: ({ closed }) => closed, cell: ({ closed }) => count(closed) },
  {
    id: 'unseenFor',
    header: words.unseenFor,
    isFigure: true,
    sort: ({ medianUnseenMs }) => medianUnseenMs,
    cell: ({ medianUnseenMs }) => time(medianUnseenMs),
  },
  {
    id: 'heldFor',
    header: words.heldFor,
    isFigure: true,
    sort: ({ medianHeldMs }) => medianHeldMs,
    cell: ({ medianHeldMs }) => time(medianHeldMs),
  },
];
