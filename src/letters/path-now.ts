import type { Expected, Place } from '../../contracts/path';
import { stepsOf } from '../../workflows/letter/next-steps';
import { msBetween, personOf, postOf, timeOf, unitOf, unitOfPost } from './path-names';
import { refOf } from './path-hops';
import type { LineRow, Names, PathRows, ProcessRow } from './path-rows';
import type { Sight } from './path-sight';

/** More open desks than this are expected as a number, not one by one. */
const ONE_BY_ONE = 40;

/** Where it is: every open desk, what the office itself is doing, and whom it waits for. */
export function placesOf({ now, letter }: PathRows, sight: Sight, names: Names): Place[] {
  const open = sight.processes.filter(({ closedAt }) => !closedAt);
  const desks = sight.tasks
    .filter(({ state, kind }) => state === 'open' && kind !== 'notice')
    .map((task): Place => {
      const process = sight.processes.find(({ id }) => id === task.process)!;
      return {
        ...empty(process, 'DESK', task.openedAt, now),
        key: task.key,
        task: task.kind,
        title: task.title,
        unit: unitOfPost(names, task.post),
        post: postOf(names, task.post),
        holders: names.posts.get(task.post)?.holders ?? [],
        standIn: names.posts.get(task.post)?.standIn ?? null,
        seen: task.seenAt !== null,
        dueAt: task.dueAt && timeOf(task.dueAt),
        overdue: !!task.dueAt && Date.parse(task.dueAt) < Date.parse(now),
        claimedBy: personOf(names, task.claimedBy),
      };
    });
  const waits = open.flatMap((process): Place[] => {
    const own = desks.filter((desk) => desk.process.id === process.id);
    const unit = unitOf(names, process.unit ?? letter.office);
    if (process.kind === 'letter') {
      const hold = openHold(sight.lines, process.id);
      if (hold) return [{ ...empty(process, 'HOLD', hold.at, now), key: hold.key, unit, dueAt: hold.refs.ladder?.[0]?.at ?? null }];
    }
    const waiting =
      process.kind === 'inquiry' ? 'ANSWERS' : process.kind === 'letter' && isSent(sight.lines, letter.id) ? 'RECIPIENTS' : 'OFFICE';
    const children = open.filter(({ parent }) => parent === process.id);
    if (waiting !== 'OFFICE' && children.length)
      return [{ ...empty(process, waiting, process.openedAt, now), unit, count: children.length }];
    return own.length
      ? []
      : [{ ...empty(process, 'OFFICE', sight.lines.findLast((line) => line.process === process.id)?.at ?? process.openedAt, now), unit }];
  });
  return [...waits, ...desks];
}

const empty = (process: ProcessRow, waiting: Place['waiting'], since: string, now: string): Place => ({
  process: refOf(process),
  waiting,
  key: null,
  task: null,
  title: null,
  unit: null,
  post: null,
  holders: [],
  standIn: null,
  since: timeOf(since),
  forMs: msBetween(since, now),
  seen: null,
  dueAt: null,
  overdue: false,
  claimedBy: null,
  count: null,
});

/** What follows after that, as far as the letter itself says. */
export function expectedOf(rows: PathRows, sight: Sight, names: Names): Expected[] {
  const { letter } = rows;
  const process = sight.processes.find(({ id }) => id === letter.id);
  if (!process || (process.closedAt && sight.processes.every(({ closedAt }) => closedAt))) return [];
  const atPost = (what: Expected['what'], post?: string | null): Expected => ({
    ...expected(what),
    post: postOf(names, post),
    unit: unitOfPost(names, post),
  });
  if (isSent(sight.lines, letter.id)) return [...waitedFor(sight, names), ...(process.closedAt ? [] : [expected('close')])];

  const own = sight.tasks.filter(({ process: id }) => id === letter.id);
  const current = own.find(({ state }) => state === 'open');
  const dispatch: Expected = { ...expected('dispatch'), count: new Set(rows.recipients.flatMap(({ unit }) => unit ?? [])).size };
  if (current?.kind === 'draft') return [atPost('submission', current.post), dispatch];
  const submitted = sight.lines.findLast(
    ({ process: id, key, refs }) => id === letter.id && key.startsWith('draft.') && refs.outcome === 'submitted',
  );
  const { outside, clerk } = submitted?.refs ?? {};
  const afterwards = [
    ...(letter.number ? [] : [atPost('registration', clerk)]),
    ...(dispatch.count ? [dispatch] : []),
    ...(outside ? [atPost('dispatch_outside', clerk)] : []),
  ];
  if (current?.kind === 'register') return afterwards.slice(1);
  const hold = expected('end_of_hold');
  if (openHold(sight.lines, letter.id))
    return [{ ...hold, dueAt: openHold(sight.lines, letter.id)!.refs.ladder?.[0]?.at ?? null }, ...afterwards];
  if (letter.number || !submitted) return afterwards;
  if (submitted.refs.plan) return afterwards; // what its route asks first is on its drawing
  const steps = stepsOf(submitted.refs);
  const [, , n] = current?.key.split('.') ?? [];
  const at = steps.findIndex((step) => step.kind === current?.kind && step.n === Number(n));
  return [...steps.slice(at + 1).map(({ kind, post }) => atPost(kind === 'review' ? 'review' : 'signature', post)), hold, ...afterwards];
}

/** What units and askers still have to do. */
function waitedFor({ tasks, processes }: Sight, names: Names): Expected[] {
  const open = new Map(processes.filter(({ closedAt }) => !closedAt).map((process) => [process.id, process]));
  const wanted = tasks.filter(({ process, state }) => state === 'open' && open.has(process));
  const at = ({ post, dueAt }: (typeof wanted)[number], what: Expected['what']): Expected => ({
    ...expected(what),
    unit: unitOfPost(names, post),
    post: postOf(names, post),
    dueAt: dueAt && timeOf(dueAt),
  });
  const of = (kind: string, what: Expected['what']) => {
    const found = wanted.filter((task) => task.kind === kind && task.copy !== 'COPY');
    return found.length > ONE_BY_ONE ? [{ ...expected(what), count: found.length }] : found.map((task) => at(task, what));
  };
  const inquiry = [...open.values()].some(({ kind }) => kind === 'inquiry');
  const conclusion = of('conclude', 'conclusion');
  return [
    ...of('dispatch', 'dispatch_outside'),
    ...of('attend', 'attendance'),
    ...of('referral', 'attendance'),
    ...of('answer', 'answer'),
    ...of('extension', 'extension_decision'),
    ...of('info', 'info'),
    ...of('retarget', 'retarget'),
    ...(conclusion.length || !inquiry ? conclusion : [expected('conclusion')]),
  ];
}

const expected = (what: Expected['what']): Expected => ({ what, unit: null, post: null, dueAt: null, count: null });

const openHold = (lines: LineRow[], letter: string): LineRow | undefined => {
  const hold = lines.findLast(({ process, kind, key }) => process === letter && kind === 'asked' && key.startsWith('hold.'));
  const over =
    hold &&
    lines.some(
      ({ process, kind, key }) =>
        process === letter && ((kind === 'answered' && key === hold.key) || (kind === 'fired' && key === `${hold.key}:hold`)),
    );
  return over ? undefined : hold;
};

const isSent = (lines: LineRow[], letter: string) =>
  lines.some(({ process, kind, key }) => process === letter && kind === 'done' && key.startsWith('dispatch.'));
