import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, BookX } from 'lucide-react';
import type { BookEntry } from '../../../../contracts/views';
import { persianInstant, persianDigits } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Chip } from '../../shared/ui/chip';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { More } from '../../shared/ui/more';
import { Panel } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { entriesQuery, type EntriesFilter } from './secretariat.data';
import { booksWords as words } from './secretariat.words';

const columns: Column<BookEntry>[] = [
  { id: 'no', header: words.no, isFigure: true, from: 'md', cell: ({ no }) => persianDigits(String(no)) },
  {
    id: 'number',
    header: words.number,
    isName: true,
    cell: ({ number, isVoid }) => <LetterNo value={number} className={isVoid ? 'text-ink-2 line-through' : 'whitespace-nowrap'} />,
  },
  {
    id: 'subject',
    header: words.subject,
    cell: ({ subject, letterId, isVoid, voidReason }) => (
      <>
        {subject === null ? (
          <span className="text-ink-3">{words.hidden}</span>
        ) : letterId ? (
          <Link to={`/letters/${letterId}` as string} className="underline-offset-4 hover:text-primary hover:underline">
            {subject}
          </Link>
        ) : (
          subject
        )}
        {isVoid && (
          <span className="mt-0.5 flex flex-wrap items-center gap-2 text-meta text-ink-2">
            <Chip tone="danger" icon={<Ban size={12} />}>
              {words.isVoid}
            </Chip>
            {voidReason}
          </span>
        )}
      </>
    ),
  },
  { id: 'sender', header: words.sender, from: 'lg', cell: ({ sender }) => sender },
  {
    id: 'at',
    header: words.at,
    from: 'md',
    cell: ({ at }) => (
      <time dateTime={at} className="tabular whitespace-nowrap">
        {persianInstant(at)}
      </time>
    ),
  },
];

/** Lines of a book in the order of the server, the newest first. */
export function BookEntries({ book, filter }: { book: string; filter: EntriesFilter }) {
  const query = useInfiniteQuery(entriesQuery(book, filter));
  const entries = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title={words.entries}>
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={[3, 3, 3, 3]} />}
      {entries?.length === 0 && (
        <Empty icon={<BookX size={32} />} title={words.empty}>
          {words.emptySays}
        </Empty>
      )}
      {entries && entries.length > 0 && (
        <DataTable
          caption={words.entries}
          columns={columns}
          rows={entries}
          keyOf={({ no }) => String(no)}
          footer={<More query={query} />}
        />
      )}
    </Panel>
  );
}
