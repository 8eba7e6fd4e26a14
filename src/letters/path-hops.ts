import { stepOf } from '../../contracts/deadline-ladder';
import type { Hop, HopKind, ProcessRef } from '../../contracts/path';
import { STEP_DONE } from '../../contracts/route-catalogue';
import { priorityWords } from '../../contracts/words';
import type { Outcome, ProcessKind, TaskKind } from '../../contracts/tasks';
import type { LineRow, Names, PathRows, ProcessRow, TaskRow } from './path-rows';
import type { Sight } from './path-sight';
import { personOf, postOf, stayOf, timeOf, unitOf, unitOfPost } from './path-names';

/** What is special about one kind of stop; the rest follows from its line. */
interface Turn {
  what: HopKind;
  post?: string | null | undefined;
  unit?: string | null | undefined;
  actor?: string | null;
  to?: { unit?: string | undefined; post?: string | undefined };
  note?: string | null | undefined;
  task?: TaskRow | undefined;
  number?: string | null | undefined;
  title?: string | null;
  from?: string | undefined;
  count?: number;
  dueAt?: string | null | undefined;
}

/** Lines of journals to stops on the way, in the order in which they happened. */
export function hopsOf(rows: PathRows, sight: Sight, names: Names): Hop[] {
  const processes = new Map(sight.processes.map((process) => [process.id, process]));
  const told = new Narrator(rows, sight, processes);
  return inOrder(sight.lines, rows.letter.id).flatMap((line) => {
    const process = processes.get(line.process)!;
    const turn = told.turnOf(line, process);
    return turn ? [hopOf(line, process, turn, rows, sight, names)] : [];
  });
}

/** Lines are stamped as they are written, and a dispatch writes its own last: people would have it before what it brought about. */
function inOrder(lines: LineRow[], letter: string): LineRow[] {
  const dispatch = lines.find(({ process, kind, key }) => process === letter && kind === 'done' && key.startsWith('dispatch.'));
  if (!dispatch) return lines;
  const isBefore = ({ process, seq }: LineRow) => process === letter && seq <= dispatch.seq;
  return [...lines.filter(isBefore), ...lines.filter((line) => !isBefore(line))];
}

function hopOf(line: LineRow, process: ProcessRow, turn: Turn, { letter }: PathRows, sight: Sight, names: Names): Hop {
  const post = turn.post ?? line.post;
  const unit = unitOfPost(names, post) ?? unitOf(names, turn.unit ?? process.unit ?? letter.office);
  const { task } = turn;
  const signs = turn.what === 'approved' || turn.what === 'edited' || turn.what === 'signed';
  const to = turn.to && {
    unit: turn.to.unit ? unitOf(names, turn.to.unit) : unitOfPost(names, turn.to.post),
    post: postOf(names, turn.to.post),
  };
  return {
    at: timeOf(line.at),
    process: refOf(process),
    key: line.key,
    what: turn.what,
    title: turn.title ?? postOf(names, turn.from)?.title ?? null,
    unit,
    post: postOf(names, post),
    actor: personOf(names, turn.actor ?? line.actor),
    onBehalfOf: personOf(names, line.behalf),
    asSubstitute: line.standing,
    to: to ?? null,
    note: turn.note ?? (sight.mayReadNote(line) ? line.note : null),
    purpose: line.refs.purpose ?? null,
    copy: line.refs.copy ?? null,
    ...(task?.closedAt ? stayOf(task.openedAt, task.closedAt, names.calendarOf(unit?.id)) : { stayedMs: null, workingStayedMs: null }),
    dueAt: turn.dueAt ? timeOf(turn.dueAt) : null,
    version: signs ? (line.refs.version ?? null) : null,
    stale: signs && !!line.refs.version && line.refs.version < letter.version,
    number: turn.number ?? null,
    count: turn.count ?? null,
  };
}

/** Says what a line means to somebody who follows the letter; what is only the office's own bookkeeping is left out. */
class Narrator {
  private readonly tasks: Map<string, TaskRow>;
  private readonly lines: Map<string, LineRow>;
  private readonly passedOn = new Set<string>();
  private readonly once = new Set<string>();

  constructor(
    private readonly rows: PathRows,
    private readonly sight: Sight,
    private readonly processes: ReadonlyMap<string, ProcessRow>,
  ) {
    this.tasks = new Map(sight.tasks.map((task) => [`${task.process} ${task.key}`, task]));
    this.lines = new Map(sight.lines.map((line) => [`${line.process} ${line.kind} ${line.key}`, line]));
  }

  turnOf(line: LineRow, process: ProcessRow): Turn | undefined {
    switch (line.kind) {
      case 'opened':
        return this.opened(line, process);
      case 'asked': // the first desk at a unit; other tasks are told when they are closed
        return line.refs.task === 'attend' ? { what: 'arrived', post: line.refs.post, number: process.number } : undefined;
      case 'answered':
        return this.answered(line, process);
      case 'referred':
        return this.referred(line);
      case 'seen':
        return { what: 'seen', post: line.post ?? this.taskOf(line)?.post };
      case 'moved': // whoever ordered it; the office itself where nobody did, as at the unit where it lay
        return { what: 'moved', ...(line.refs.by && { actor: line.refs.by }), from: line.refs.from, to: { post: line.refs.post } };
      case 'retimed':
        return this.retimed(line);
      case 'said':
        return this.said(line, process);
      case 'done':
        return this.done(line, process);
      case 'fired':
        return this.fired(line);
      default:
        return undefined; // news of children are told where they come from
    }
  }

  private opened({ refs }: LineRow, process: ProcessRow): Turn | undefined {
    const { letter } = this.rows;
    if (process.kind === 'delivery') return undefined; // told as its desks
    if (process.kind === 'respondent')
      return { what: 'arrived', post: refs.post, number: process.number, dueAt: this.lineOf(process.id, 'asked', 'answer.1')?.refs.dueAt };
    if (process.kind === 'inquiry') return { what: 'asked', post: refs.post };
    if (letter.kind === 'REPLY') return { what: 'signed', post: letter.post, actor: letter.drafter };
    return { what: refs.clerk ? 'typed_in' : 'drafted', post: refs.post };
  }

  private answered(line: LineRow, process: ProcessRow): Turn | undefined {
    const outcome = line.refs.outcome!;
    if (outcome === 'taken_back') return { what: 'taken_back' };
    const task = this.taskOf(line);
    if (!task) return undefined;
    if (outcome === 'passed_on') return void this.passedOn.add(`${task.process} ${task.key}`);
    if (outcome === 'cancelled' && task.title !== null) return undefined; // another did it, or the route asks it no longer
    const what = this.endOf(task.kind, outcome, process);
    if (!what) return undefined;
    const to = line.refs.unit ? { unit: line.refs.unit } : undefined;
    const turn: Turn = { what, task, post: task.post, ...(to && { to }) };
    if (what === 'step_done') return { ...turn, title: answerOf(task, line) };
    if (what === 'registered') return { ...turn, number: process.number };
    if (what === 'extension_granted') return { ...turn, dueAt: this.lineOf(process.id, 'said', 'extension.1')?.refs.dueAt };
    if (what === 'answered_by_letter') return { ...turn, number: this.answerNumber(this.lineOf(process.id, 'done', 'close')?.refs.child) };
    return turn;
  }

  private endOf(task: TaskKind, outcome: Outcome, { id }: ProcessRow): HopKind | undefined {
    if (outcome === 'cancelled') return task === 'notice' || task === 'retarget' || task === 'info' ? undefined : 'cancelled';
    if (outcome === 'replied') return this.isFirst(`${id} replied`) ? 'answered_by_letter' : undefined;
    if (outcome === 'recalled') return task === 'referral' ? 'referral_recalled' : undefined; // that of the whole letter is told once
    if (outcome === 'returned') return task === 'review' || task === 'sign' ? 'returned_to_drafter' : 'returned';
    if (outcome === 'resent') return task === 'retarget' ? 'asked_another' : 'resent';
    return endings[outcome];
  }

  private referred(line: LineRow): Turn {
    const { parent = '', post } = line.refs;
    const task = this.tasks.get(`${line.process} ${parent}`);
    const above = task?.parent ? this.tasks.get(`${line.process} ${task.parent}`) : undefined;
    const closed = this.lineOf(line.process, 'answered', parent);
    const isBack =
      !!closed && closed.seq < line.seq && above?.post === post && (task?.outcome === 'returned' || task?.outcome === 'recalled');
    const note = this.noteOf(line);
    if (isBack) return { what: 'given_back', to: { post }, note };
    return {
      what: 'referred',
      to: { post },
      note,
      dueAt: line.refs.dueAt,
      task: this.passedOn.delete(`${line.process} ${parent}`) ? task : undefined,
    };
  }

  /** Only what a calendar moved: what people agree on is told as theirs. */
  private retimed({ process, refs }: LineRow): Turn | undefined {
    const change = this.rows.changes.find(({ id }) => id === refs.change);
    const post = this.tasks.get(`${process} ${refs.parent}`)?.post;
    return change && { what: 'retimed', post, title: change.title, dueAt: refs.dueAt };
  }

  private said({ key, refs }: LineRow, process: ProcessRow): Turn | undefined {
    const [word] = key.split('.');
    if (word === 'recall') return { what: 'recalled', to: { unit: process.unit ?? undefined } };
    if (word === 'extension') return { what: 'extension_asked', dueAt: refs.dueAt };
    if (word === 'option') return this.option(refs);
    if (word === 'info') return { what: 'info_asked' };
    if (word === 'remind') return { what: 'reminded_by_hand', ...(refs.by && { actor: refs.by }), to: { post: refs.post } };
    if (word === 'again') return { what: 'asked_again', to: { unit: process.unit ?? undefined } };
    const what = (
      { void: 'voided', withdraw: 'withdrawn', partial: 'partly_answered', repair: 'repaired', migrated: 'route_changed' } as Partial<
        Record<string, HopKind>
      >
    )[word!];
    return what && { what };
  }

  /** Instances are called by their element and a number. */
  private option({ event = '{}' }: LineRow['refs']): Turn {
    const { elements, scope = '' } = JSON.parse(event) as { elements?: string[]; scope?: string };
    const named = (elements ?? [scope.slice(0, scope.lastIndexOf('#'))]).flatMap((id) => this.rows.steps?.[id] ?? []);
    const title = named.map((name) => `«${name}»`).join('، ') || null;
    return { what: elements ? 'option_begun' : 'options_closed', title };
  }

  private done({ key, refs }: LineRow, process: ProcessRow): Turn | undefined {
    const [word] = key.split('.');
    if (process.kind === 'letter' && word === 'register')
      return { what: 'registered', number: this.rows.letter.number, unit: this.rows.letter.office };
    if (process.kind === 'letter' && word === 'dispatch')
      return this.isFirst('dispatch') ? { what: 'dispatched', count: this.recipientCount() } : undefined;
    if (process.kind === 'letter' && word === 'close') return { what: 'closed' };
    if (word === 'reply') return { what: 'reply_registered', number: this.answerNumber(refs.child) };
    if (word === 'met') return { what: 'enough_answers' };
    if (word === 'endInquiry') return { what: 'inquiry_ended' };
    return undefined;
  }

  private fired(line: LineRow): Turn | undefined {
    const { process, key, refs } = line;
    const [task = '', name = ''] = key.split(':');
    const step = stepOf(name);
    if (step === 'hold') return { what: 'held' };
    if (step === 'timer') return undefined; // what its route does then is told as such
    const post = this.tasks.get(`${process} ${task}`)?.post;
    if (step === 'half') return { what: 'reminded', post };
    if (step === 'due') return { what: 'overdue', post };
    if (refs.act === 'reassign') return undefined; // the line that moves it tells so
    if (refs.act === 'raise') return refs.priority && { what: 'raised', post, title: priorityWords[refs.priority] ?? null };
    if (refs.tell === 'holder') return { what: 'reminded_again', post };
    const to = { post: this.lineOf(process, 'asked', `notice.${task}.${name}`)?.refs.post };
    if (!to.post && refs.act) return undefined; // nobody is there to be told
    if (refs.act === 'watch') return { what: 'watched', post, to };
    return { what: refs.act && !this.isLate(line, task) ? 'forewarned' : 'escalated', post, to };
  }

  /** Whether the due time that the task had by then was over. */
  private isLate({ process, seq, at }: LineRow, task: string): boolean {
    const last = this.sight.lines.findLast(
      (line) =>
        line.process === process && line.seq < seq && line.refs.dueAt && (line.kind === 'retimed' ? line.refs.parent : line.key) === task,
    );
    return !!last && Date.parse(last.refs.dueAt!) <= Date.parse(at);
  }

  /** Inside the house and visible to the reader; what was sent to another unit later is told as such. */
  private recipientCount(): number {
    const later = new Set(this.sight.lines.flatMap(({ kind, refs }) => (kind === 'answered' && refs.unit ? [refs.unit] : [])));
    const units = [...this.processes.values()].filter(
      ({ kind, unit }) => (kind === 'delivery' || kind === 'respondent') && unit && !later.has(unit),
    );
    return units.length || new Set(this.rows.recipients.flatMap(({ unit }) => unit ?? [])).size;
  }

  private answerNumber = (letter: string | undefined) => this.rows.answers.find(({ id }) => id === letter)?.number;
  private taskOf = ({ process, key }: LineRow) => this.tasks.get(`${process} ${key}`);
  private lineOf = (process: string, kind: string, key: string) => this.lines.get(`${process} ${kind} ${key}`);
  private isFirst = (what: string) => !this.once.has(what) && !!this.once.add(what);

  private noteOf(line: LineRow): string | null {
    const task = this.taskOf(line);
    return task && this.sight.mayReadInstruction(task) ? task.instruction : null;
  }
}

/** What a step of a route is called, and how it was answered where it asked which. */
function answerOf({ title }: TaskRow, { refs }: LineRow): string | null {
  const { variables } = JSON.parse(refs.event ?? '{}') as { variables?: { outcome?: unknown } };
  const answer = variables?.outcome;
  return typeof answer === 'string' && answer !== STEP_DONE ? `${title ?? ''}: ${answer}` : title;
}

const endings: Partial<Record<Outcome, HopKind>> = {
  submitted: 'submitted',
  discarded: 'discarded',
  approved: 'approved',
  edited: 'edited',
  rejected: 'rejected',
  signed: 'signed',
  done: 'step_done',
  registered: 'registered',
  dispatched: 'sent_outside',
  accepted: 'return_accepted',
  closed: 'done',
  acknowledged: 'acknowledged',
  answered: 'answered',
  redirected: 'redirected',
  granted: 'extension_granted',
  denied: 'extension_denied',
  supplied: 'info_supplied',
  concluded: 'concluded',
};

export const refOf = ({ id, kind }: { id: string; kind: ProcessKind }): ProcessRef => ({ id, kind });
