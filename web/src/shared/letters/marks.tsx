import { AlarmClock, AlarmClockOff, CirclePause, Flag, Lock } from 'lucide-react';
import type { Classification } from '../../../../contracts/classification';
import type { Priority } from '../../../../contracts/letters';
import { classificationWords, priorityWords } from '../../../../contracts/words';
import { deadlineOf } from '../format/deadline-words';
import { persianMoment } from '../format/format';
import { useNow } from '../format/now';
import { Chip } from '../ui/chip';
import { cx } from '../ui/cx';
import { deadlineWords } from './marks.words';

/** Nothing for an ordinary letter: what is usual is not said. */
export function PriorityChip({ priority }: { priority: Priority }) {
  if (priority === 'NORMAL') return null;
  return (
    <Chip tone={priority === 'URGENT' ? 'warn' : 'danger'} icon={<Flag size={12} />}>
      {priorityWords[priority]}
    </Chip>
  );
}

export function ClassChip({ classification }: { classification: Classification }) {
  if (classification === 'UNCLASSIFIED') return null;
  return (
    <Chip tone="secret" icon={<Lock size={12} />}>
      {classificationWords[classification]}
    </Chip>
  );
}

/** The clock stands still: the asker is to say something first. With days and months of the year it is due all the same. */
export function Paused({ since, moves, isShort, className }: { since: string; moves: boolean; isShort?: boolean; className?: string }) {
  const text = deadlineWords.paused(since, moves);
  return (
    <span title={text} className={cx('inline-flex min-w-0 items-center gap-1 text-meta text-info-ink', className)}>
      <CirclePause size={14} aria-hidden className="shrink-0" />
      <span className="truncate">{isShort ? deadlineWords.pausedShort : text}</span>
    </span>
  );
}

interface DeadlineProps {
  dueAt: string;
  /** tells when the last fifth begins */
  startedAt?: string;
  /** «۲ روز گذشته» where there is room for no more */
  isShort?: boolean;
  className?: string;
}

/** How much time is left, by the office's clock; grey, amber, red, and always in words. */
export function Deadline({ dueAt, startedAt, isShort, className }: DeadlineProps) {
  const now = useNow();
  const { text, urgency } = deadlineOf(dueAt, now, startedAt, isShort ? 1 : 2);
  const Icon = urgency === 'over' ? AlarmClockOff : AlarmClock;
  const tone = { over: 'text-danger font-medium', soon: 'text-warn font-medium', calm: 'text-ink-2' }[urgency];
  return (
    <time
      dateTime={dueAt}
      title={`${deadlineWords.until} ${persianMoment(dueAt)}`}
      className={cx('inline-flex items-center gap-1 text-meta tabular whitespace-nowrap', tone, className)}
    >
      <Icon size={14} aria-hidden />
      {text}
    </time>
  );
}
