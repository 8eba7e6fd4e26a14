import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheckBig, Paperclip, Stamp } from 'lucide-react';
import { useState } from 'react';
import type { CartableRow } from '../../../../contracts/cartable';
import { letterKindWords } from '../../../../contracts/words';
import { count, listMoment, persianMoment } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { useNow } from '../../shared/format/now';
import { ClassChip, Deadline, PriorityChip } from '../../shared/letters/marks';
import { unitBeside } from '../../shared/org/unit-beside';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { More } from '../../shared/ui/more';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { RegisterDialog } from './register-dialog';
import { queueQuery, type Queue } from './secretariat.data';
import { deskWords as words } from './secretariat.words';

/** One queue, the longest waiting first. A letter is registered from here; sending and settling want a look at it. */
export function QueueList({ post, kind }: { post: string; kind: Queue }) {
  const [registering, setRegistering] = useState<CartableRow | null>(null);
  return (
    <>
      <Rows post={post} kind={kind} onRegister={setRegistering} />
      {/* its row is gone as soon as others hear of the number; the clerk has still to be told it */}
      {registering && <RegisterDialog row={registering} onClose={() => setRegistering(null)} />}
    </>
  );
}

function Rows({ post, kind, onRegister }: { post: string; kind: Queue; onRegister: (row: CartableRow) => void }) {
  const query = useInfiniteQuery(queueQuery(post, kind));
  const rows = query.data?.pages.flatMap(({ items }) => items);
  if (query.error && !rows) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!rows) return <Skeleton rows={[4, 4, 4]} />;
  if (rows.length === 0)
    return (
      <Empty icon={<CircleCheckBig size={32} />} title={words.empty[kind]}>
        {words.emptySays}
      </Empty>
    );
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li key={`${row.process.id} ${row.key}`} className="border-b border-line last:border-0">
            <QueueRow row={row} kind={kind} onRegister={() => onRegister(row)} />
          </li>
        ))}
      </ul>
      <More query={query} />
    </>
  );
}

function QueueRow({ row, kind, onRegister }: { row: CartableRow; kind: Queue; onRegister: () => void }) {
  const { letter, to, openedAt, dueAt, possible, process, key } = row;
  const now = useNow();
  const office = unitBeside(letter.sender, letter.office);
  const address = { to: `/cartable/secretariat/${letter.id}` as string, search: { task: `${process.id}~${key}` } as never };
  return (
    <div className="flex flex-col gap-2 px-4 py-3 md:flex-row md:items-center md:gap-6">
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-3 text-secondary text-ink-2">
          <span>
            {words.from} <span className="font-medium text-ink">{letter.sender}</span>
            {office && ` · ${office}`}
          </span>
          <time dateTime={openedAt} title={persianMoment(openedAt)} className="text-meta tabular">
            {listMoment(openedAt, now)}
          </time>
        </p>
        <Link {...address} className="block font-medium underline-offset-4 hover:text-primary hover:underline">
          {letter.subject ?? words.noSubject}
        </Link>
        {to && (
          <p className="text-secondary text-ink-2">
            {words.to} <span className="font-medium text-ink">{to.name}</span>
            {to.isOutside && ` (${words.outside})`}
            {to.others > 0 && ` ${words.others(to.others)}`}
          </p>
        )}
        <p className="flex flex-wrap items-center gap-2">
          {letter.number && <LetterNo value={letter.number} className="text-secondary text-ink-2" />}
          <PriorityChip priority={letter.priority} />
          <ClassChip classification={letter.classification} />
          <Chip>{letterKindWords[letter.kind] ?? letter.kind}</Chip>
          {letter.attachments > 0 && (
            <span className="inline-flex items-center gap-1 text-meta text-ink-2">
              <Paperclip size={14} aria-hidden />
              {count(letter.attachments)}
            </span>
          )}
          {dueAt && <Deadline dueAt={dueAt} startedAt={openedAt} />}
        </p>
      </div>
      {kind === 'register' && possible.includes('registered') ? (
        <Button icon={<Stamp size={16} aria-hidden />} onPress={onRegister}>
          {words.registerLetter}
        </Button>
      ) : (
        <Link
          {...address}
          className="control inline-flex items-center justify-center rounded-control border border-line-strong px-3 text-ui hover:bg-sunken"
        >
          {kind === 'dispatch' ? words.sendLetter : kind === 'returned' ? words.settleLetter : words.openLetter}
        </Link>
      )}
    </div>
  );
}
