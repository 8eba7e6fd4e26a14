import type { ClockView } from '../../../../contracts/path';
import { deadlineOf } from '../../shared/format/deadline-words';
import { useNow } from '../../shared/format/now';
import { Deadline, Paused } from '../../shared/letters/marks';
import { cx } from '../../shared/ui/cx';
import { inquiryWords as w } from './inquiries.words';

const bars = { over: 'bg-danger', soon: 'bg-warn', calm: 'bg-primary' } as const;

/** How much of its time a unit has used, in words and as a line; stopped, whether the answer came in time. */
export function ClockLine({ clock, isAnswered }: { clock: ClockView; isAnswered: boolean }) {
  const now = useNow();
  const { startedAt, dueAt, stoppedAt, provisional, paused } = clock;
  if (stoppedAt) {
    if (!isAnswered) return null;
    const late = stoppedAt > dueAt;
    return <span className={cx('text-meta', late ? 'text-warn-ink' : 'text-ok-ink')}>{late ? w.afterTime : w.inTime}</span>;
  }
  if (paused?.moves) return <Paused since={paused.since} moves className="!whitespace-normal" />;
  const { urgency } = deadlineOf(dueAt, now, startedAt);
  const used = Math.min(1, Math.max(0.02, (now - Date.parse(startedAt)) / (Date.parse(dueAt) - Date.parse(startedAt))));
  return (
    <span className="flex flex-col items-end gap-1">
      {paused && <Paused since={paused.since} moves={false} />}
      <Deadline dueAt={dueAt} startedAt={startedAt} />
      <span aria-hidden className="block h-1 w-24 overflow-hidden rounded-full bg-line">
        <span className={cx('block h-full rounded-full', bars[urgency])} style={{ width: `${used * 100}%` }} />
      </span>
      {provisional && <span className="text-meta text-ink-3">{w.provisional}</span>}
    </span>
  );
}
