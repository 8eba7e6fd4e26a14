import { AlarmClock, AlarmClockOff, CirclePause } from 'lucide-react';
import type { ClockView } from '../../../../contracts/path';
import type { TaskView } from '../../../../contracts/views';
import { deadlineOf } from '../../shared/format/deadline-words';
import { persianDuration } from '../../shared/format/format';
import { useNow } from '../../shared/format/now';
import { deadlineWords as marks } from '../../shared/letters/marks.words';
import { cx } from '../../shared/ui/cx';
import { DeadlineExplained } from './deadline-explained';
import { deadlineWords as d } from './letters.words';

const tones = { over: 'bg-danger-soft text-danger-ink', soon: 'bg-warn-soft text-warn-ink', calm: 'bg-sunken text-ink' } as const;
const bars = { over: 'bg-danger', soon: 'bg-warn', calm: 'bg-line-strong' } as const;

/** How long is left of the open task, until when exactly, and what rules it. */
export function DeadlineBanner({ task, clock }: { task: TaskView; clock: ClockView | null | undefined }) {
  const now = useNow();
  const standsSince = clock?.paused?.moves ? clock.paused.since : !task.dueAt && task.pausedSince;
  if (standsSince)
    return (
      <p className="flex items-center gap-3 rounded-card bg-info-soft px-4 py-3 text-ui text-info-ink">
        <CirclePause size={18} aria-hidden className="shrink-0" />
        {marks.paused(standsSince, true)}{' '}
        {clock && clock.remainingWorkingMs !== null && clock.remainingWorkingMs > 0 && d.working(clock.remainingWorkingMs)}
      </p>
    );
  if (!task.dueAt) return null;
  const started = clock?.startedAt ?? task.openedAt;
  const { urgency } = deadlineOf(task.dueAt, now, started);
  const [due, begun] = [Date.parse(task.dueAt), Date.parse(started)];
  const text = persianDuration(Math.abs(due - now));
  const share = due > begun ? Math.min(1, Math.max(0, (now - begun) / (due - begun))) : 1;
  const Icon = urgency === 'over' ? AlarmClockOff : AlarmClock;
  const rules = clock && rulesOf(clock);
  return (
    <div className={cx('flex items-start gap-3 rounded-card px-4 py-3 text-ui', tones[urgency])}>
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p>
          <strong className="font-semibold">{urgency === 'over' ? d.over(text) : d.left(text)}</strong>{' '}
          <time dateTime={task.dueAt}>{d.due(task.dueAt)}</time>
        </p>
        <DeadlineExplained process={task.process.id} taskKey={task.key} />
        {rules && rules.length > 0 && <p className="text-secondary">{rules.join(' · ')}</p>}
        <div aria-hidden className="mt-2 h-1.5 overflow-hidden rounded-full bg-surface">
          <div style={{ width: `${share * 100}%` }} className={cx('h-full rounded-full', bars[urgency])} />
        </div>
      </div>
    </div>
  );
}

function rulesOf({ remainingWorkingMs, provisional, extension, stoppedAt, paused }: ClockView): string[] {
  const extensions = { REQUESTED: d.extensionRequested, GRANTED: d.extensionGranted, DENIED: d.extensionDenied } as const;
  return [
    ...(remainingWorkingMs !== null && remainingWorkingMs > 0 ? [d.working(remainingWorkingMs)] : []),
    ...(stoppedAt ? [d.stopped] : []),
    ...(paused ? [marks.paused(paused.since, paused.moves)] : []),
    ...(extension ? [extensions[extension.state]] : []),
    ...(provisional ? [d.provisional] : []),
  ];
}
