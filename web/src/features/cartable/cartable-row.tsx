import { Check, Paperclip, Star } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { CartableRow, Folder } from '../../../../contracts/cartable';
import { listMoment, shortDate } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { useNow } from '../../shared/format/now';
import { ClassChip, Deadline, Paused, PriorityChip } from '../../shared/letters/marks';
import { unitBeside } from '../../shared/org/unit-beside';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { cartableWords as w } from './cartable.words';
import { kindOf } from './row-words';

/** Not read yet: nobody has opened the task, or the person marked the letter to be read again. */
export const isUnread = ({ open, seenAt, marks }: CartableRow): boolean => marks.unread || (open && seenAt === null);

/** One task and its letter: who, when, what, how urgent and how long. */
export const Row = memo(function Row({ row, folder, isSelected, isCompact, isGone }: RowProps) {
  const now = useNow();
  const { letter, marks } = row;
  const isOwn = folder === 'drafts' || folder === 'sent';
  const unread = !isOwn && isUnread(row); // one's own text is not news
  const at = (folder === 'sent' && letter.registeredAt) || row.openedAt;
  return (
    <div className={cx('flex h-full border-b border-line', isGone && 'opacity-60')}>
      <div role="gridcell" data-select className="flex w-11 shrink-0 items-start justify-center pt-3 compact:pt-2">
        <Tick isOn={isSelected} />
      </div>
      <div role="gridcell" className="flex min-w-0 flex-1 flex-col justify-center pe-3">
        <p className="flex items-baseline gap-1.5">
          {unread && (
            <>
              <span aria-hidden className="size-2 shrink-0 self-center rounded-full bg-primary" />
              <span className="sr-only">{w.unread}</span>
            </>
          )}
          <Who row={row} folder={folder} isUnread={unread} />
          {marks.starred && (
            <>
              <Star aria-hidden size={14} className="shrink-0 self-center fill-warn text-warn" />
              <span className="sr-only">{w.starred}</span>
            </>
          )}
          <time dateTime={at} className="shrink-0 text-meta text-ink-3 tabular">
            {listMoment(at, now)}
          </time>
        </p>
        <div className="flex items-center gap-1.5">
          <p className={cx('min-w-0 flex-1 truncate text-ui', unread ? 'font-semibold' : 'text-ink', !letter.subject && 'text-ink-3')}>
            {letter.subject ?? w.hiddenSubject}
          </p>
          {isCompact && <Pressing row={row} isGone={isGone} />}
        </div>
        <div className="mt-0.5 flex items-center gap-1.5 overflow-hidden compact:hidden">
          {!isCompact && <Facts row={row} folder={folder} isGone={isGone} />}
        </div>
      </div>
    </div>
  );
});

interface RowProps {
  row: CartableRow;
  folder: Folder;
  isSelected: boolean;
  isCompact: boolean;
  /** somebody else closed it meanwhile; it stays until the list is read again, so that nothing jumps */
  isGone: boolean;
}

function Who({ row, folder, isUnread }: { row: CartableRow; folder: Folder; isUnread: boolean }) {
  const { sender } = row.letter;
  const office = unitBeside(sender, row.letter.office);
  if (folder === 'referred')
    return (
      <Line isStrong={isUnread}>
        <span className="text-ink-2">{w.liesAt} </span>
        {row.post.title}
      </Line>
    );
  if (folder === 'sent' && row.to)
    return (
      <Line isStrong={false}>
        <span className="text-ink-2">{w.sentTo} </span>
        {row.to.name}
        {row.to.others > 0 && w.andOthers(row.to.others)}
      </Line>
    );
  return (
    <Line isStrong={isUnread}>
      {sender}
      {office && <span className="font-normal text-ink-2"> · {office}</span>}
    </Line>
  );
}

const Line = ({ isStrong, children }: { isStrong: boolean; children: ReactNode }) => (
  <span className={cx('min-w-0 flex-1 truncate text-secondary', isStrong ? 'font-semibold text-ink' : 'text-ink-2')}>{children}</span>
);

/** What is not left out where rows stand close: how urgent, how secret, how long. */
function Pressing({ row: { letter, dueAt, open, openedAt, pausedSince }, isGone }: Pick<RowProps, 'row' | 'isGone'>) {
  if (isGone) return <Chip>{w.gone}</Chip>;
  return (
    <>
      <PriorityChip priority={letter.priority} />
      <ClassChip classification={letter.classification} />
      {open && pausedSince && <Paused isShort since={pausedSince} moves={!dueAt} />}
      {dueAt && open && <Deadline isShort dueAt={dueAt} startedAt={openedAt} />}
    </>
  );
}

function Facts({ row, folder, isGone }: { row: CartableRow; folder: Folder; isGone: boolean }) {
  const { letter, marks, dueAt, pausedSince } = row;
  if (isGone) return <Chip>{w.gone}</Chip>;
  return (
    <>
      <PriorityChip priority={letter.priority} />
      <ClassChip classification={letter.classification} />
      <Chip>{kindOf(row)}</Chip>
      {letter.attachments > 0 && (
        <span className="inline-flex items-center text-meta text-ink-3 tabular">
          <Paperclip aria-hidden size={13} />
          <span aria-hidden>{letter.attachments.toLocaleString('fa-IR')}</span>
          <span className="sr-only">{w.attachments(letter.attachments)}</span>
        </span>
      )}
      {folder === 'referred' && <span className="truncate text-meta text-ink-3">{row.seenAt ? w.seenThere : w.notSeenThere}</span>}
      {row.open && pausedSince && <Paused since={pausedSince} moves={!dueAt} className="ms-auto min-w-0" />}
      {folder === 'followUp' && marks.followUpOn ? (
        <span className="ms-auto truncate text-meta text-ink-2">
          {w.followUpOn} <LetterNo value={shortDate(`${marks.followUpOn}T12:00:00+03:30`)} />
        </span>
      ) : (
        dueAt && row.open && <Deadline isShort dueAt={dueAt} startedAt={row.openedAt} className="ms-auto shrink-0" />
      )}
    </>
  );
}

/** The box that selects a row; the grid itself tells which rows are selected. */
export function Tick({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        'flex size-5 items-center justify-center rounded-chip border',
        isOn ? 'border-primary bg-primary text-on-primary' : 'border-line-strong bg-surface',
      )}
    >
      {isOn && <Check size={14} strokeWidth={3} />}
    </span>
  );
}

/** In the size of a row, while it comes. */
export function RowPlaceholder() {
  return (
    <div aria-hidden className="flex h-full flex-col justify-center gap-2 border-b border-line ps-11 pe-3">
      <span className="h-3 w-2/5 rounded-chip bg-sunken" />
      <span className="h-3 w-4/5 rounded-chip bg-sunken" />
    </div>
  );
}
