import type { ClockView, Desk, Stop } from '../../contracts/path';
import { stepOf } from '../../contracts/deadline-ladder';
import { pausedSince, timingOf, withNews } from '../../contracts/task-clock';
import { workingTimeBetween } from '../../contracts/working-time';
import { groupBy, personOf, postOf, stayOf, timeOf, unitOf, unitOfPost } from './path-names';
import { refOf } from './path-hops';
import type { LineRow, Names, PathRows, ProcessRow, TaskRow } from './path-rows';
import type { Sight } from './path-sight';

/** The units that received it or are asked, in the order in which it reached them. */
export function stopsOf(rows: PathRows, sight: Sight, names: Names): Stop[] {
  const lines = groupBy(sight.lines, ({ process }) => process);
  const tasks = groupBy(sight.tasks, ({ process }) => process);
  const stops = sight.processes
    .filter(({ kind }) => kind === 'delivery' || kind === 'respondent')
    .map((process) => stopOf(process, lines.get(process.id) ?? [], tasks.get(process.id) ?? [], rows, sight, names));
  const cameFrom = new Map(stops.map(({ unit, redirectedTo }) => [redirectedTo?.id, unit]));
  return stops.map((stop) => ({ ...stop, redirectedFrom: cameFrom.get(stop.unit.id) ?? null }));
}

function stopOf(process: ProcessRow, lines: LineRow[], tasks: TaskRow[], rows: PathRows, sight: Sight, names: Names): Stop {
  const seen = tasks.flatMap(({ kind, seenAt }) => (seenAt && (kind === 'attend' || kind === 'answer') ? [seenAt] : []));
  const redirect = lines.find(({ kind, refs }) => kind === 'answered' && refs.outcome === 'redirected');
  return {
    process: refOf(process),
    unit: unitOf(names, process.unit)!,
    role: sight.roleOf(process),
    state: process.state,
    number: process.number,
    openedAt: timeOf(process.openedAt),
    closedAt: process.closedAt && timeOf(process.closedAt),
    stayedMs: stayOf(process.openedAt, process.closedAt ?? rows.now, names.calendarOf(process.unit ?? undefined)).stayedMs,
    seenAt: seen[0] ? timeOf(seen[0]) : null,
    clock: clockOf(process, lines, tasks, rows.now, sight, names),
    reply: replyOf(process, lines, rows),
    redirectedFrom: null,
    redirectedTo: redirect ? unitOf(names, redirect.refs.unit) : null,
    desks: desksUnder(null, tasks, rows.now, sight, names),
  };
}

/** The clock of the last round in which the unit was asked. */
function clockOf(process: ProcessRow, lines: LineRow[], tasks: TaskRow[], now: string, sight: Sight, names: Names): ClockView | null {
  const calendar = names.calendarOf(process.unit ?? undefined);
  const task = tasks.findLast(({ kind, dueAt, clock }) => kind === 'answer' && (dueAt ?? clock));
  const since = task?.clock && task.state === 'open' ? pausedSince(task.clock) : null;
  // what it would be if it went on now
  const dueAt =
    task?.dueAt ??
    (since && timingOf({ of: () => calendar }, withNews(task!.clock!, { facts: [{ kind: 'resume', at: timeOf(now) }] })).dueAt);
  if (!task || !dueAt) return null;
  const end = task.closedAt ?? now;
  const due = timeOf(dueAt);
  const ladder = lines.findLast(({ kind, key, refs }) =>
    kind === 'retimed' ? refs.parent === task.key : kind === 'asked' && key === task.key,
  )?.refs.ladder;
  const remaining = Date.parse(due) - Date.parse(now);
  const working = workingTimeBetween(calendar, Date.parse(remaining < 0 ? due : now), Date.parse(remaining < 0 ? now : due));
  return {
    startedAt: timeOf(task.openedAt),
    halfAt: ladder?.find(({ step }) => stepOf(step) === 'half')?.at ?? null,
    dueAt: due,
    provisional: task.provisional,
    overdue: Date.parse(end) > Date.parse(due),
    remainingMs: task.closedAt ? null : remaining,
    remainingWorkingMs: task.closedAt ? null : remaining < 0 ? -working : working,
    stoppedAt: task.closedAt && timeOf(task.closedAt),
    paused: since ? { since: timeOf(since), moves: !task.dueAt, reason: infoOf(lines, sight) } : null,
    extension: extensionOf(lines, sight),
  };
}

/** What the unit needs to know. */
function infoOf(lines: LineRow[], sight: Sight): string | null {
  const asked = lines.findLast(({ kind, key }) => kind === 'said' && key.startsWith('info.'));
  return asked && sight.mayReadNote(asked) ? asked.note : null;
}

function extensionOf(lines: LineRow[], sight: Sight): ClockView['extension'] {
  const asked = lines.find(({ kind, key }) => kind === 'said' && key === 'extension.1');
  if (!asked) return null;
  const outcome = lines.find(({ kind, key }) => kind === 'answered' && key === 'extension.1')?.refs.outcome;
  const state = outcome === 'granted' ? 'GRANTED' : outcome === 'denied' ? 'DENIED' : 'REQUESTED';
  return { state, dueAt: timeOf(asked.refs.dueAt!), reason: sight.mayReadNote(asked) ? asked.note : null };
}

function replyOf({ id }: ProcessRow, lines: LineRow[], { answers, replies }: PathRows): Stop['reply'] {
  const letter =
    replies.findLast((reply) => reply.process === id && reply.letter)?.letter ??
    lines.find(({ kind, key, refs }) => kind === 'done' && key === 'close' && refs.child)?.refs.child;
  const answer = answers.find((each) => each.id === letter);
  return answer?.registeredAt ? { letterId: answer.id, number: answer.number, at: timeOf(answer.registeredAt) } : null;
}

/** The referral tree: a desk with those it was sent on to. Notices of lateness are told on the way, not here. */
function desksUnder(parent: string | null, tasks: TaskRow[], now: string, sight: Sight, names: Names): Desk[] {
  return tasks
    .filter(
      (task) => task.parent === parent && (parent !== null ? task.kind === 'referral' : task.kind === 'attend' || task.kind === 'answer'),
    )
    .map((task) => ({
      key: task.key,
      kind: task.kind,
      unit: unitOfPost(names, task.post),
      post: postOf(names, task.post)!,
      purpose: task.purpose,
      copy: task.copy,
      instruction: sight.mayReadInstruction(task) ? task.instruction : null,
      openedAt: timeOf(task.openedAt),
      seenAt: task.seenAt && timeOf(task.seenAt),
      closedAt: task.closedAt && timeOf(task.closedAt),
      dueAt: task.dueAt && timeOf(task.dueAt),
      overdue: !!task.dueAt && Date.parse(task.closedAt ?? now) > Date.parse(task.dueAt),
      outcome: task.outcome,
      closedBy: personOf(names, task.closedBy),
      ...stayOf(task.openedAt, task.closedAt ?? now, names.calendarOf(unitOfPost(names, task.post)?.id)),
      children: desksUnder(task.key, tasks, now, sight, names),
    }));
}
