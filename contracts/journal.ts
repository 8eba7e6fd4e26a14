import type { LadderAct, LadderTell } from './deadline-ladder';
import type { CompletionRule } from './inquiries';
import type { Priority } from './letters';
import type { ClockNews } from './task-clock';
import type { Outcome, TaskKind } from './tasks';

/**
 * What a line of the journal says. A person: `answered` (closed a task), `referred`, `seen`, `said` (spoke outside any task: void, withdraw,
 * ask again, a partial reply, an optional step of a route). The office: `opened`, `asked`, `heard` (a child's news), `done`, `fired` (a
 * clock), `retimed`, `moved` (a task to another desk; a person's where somebody ordered it).
 */
export type EntryKind = 'opened' | 'asked' | 'answered' | 'referred' | 'seen' | 'said' | 'heard' | 'done' | 'fired' | 'retimed' | 'moved';

/** A step on the way past a deadline, as its ladder calls it: `half`, `due`, `due.again-2`, … `hold` ends the time in which a signature may be taken back, `timer` is one of a route. */
export type Step = string;
/** When it strikes; ISO, UTC. */
export interface Rung {
  step: Step;
  at: string;
}

/** What a line carries: ids, enums, counts and instants, never a name, a text or a number of a person. */
export interface Refs {
  /** `opened`: the story's version. `answered` of a draft, review or signature: the version of the text. */
  version?: number;
  post?: string;
  task?: TaskKind;
  outcome?: Outcome;
  parent?: string;
  reviewers?: string[];
  signers?: string[];
  /** `opened` of a letter that came from outside; a submitted draft that goes there. */
  outside?: boolean;
  /** who registers: the book by itself, or this clerk's post */
  clerk?: string;
  rule?: CompletionRule;
  asker?: string;
  role?: string;
  unit?: string;
  child?: string;
  purpose?: string;
  copy?: string;
  dueAt?: string;
  ladder?: Rung[];
  /** `asked`, `referred`: all that makes the due time. `retimed`: what was added to that. `said` of an extension: what would be added */
  clock?: ClockNews;
  /** `retimed`: the change of a calendar that brought it about */
  change?: string;
  /** `done dispatch.n`: whether more recipients wait */
  more?: boolean;
  /** `done redirect`: the unit was asked already */
  merged?: boolean;
  /** what happened to the route, as JSON: a `RouteEvent`. A text, since jsonb would order its keys anew */
  event?: string;
  /** `opened` of a rehearsal, a draft submitted on a route, a letter moved to another plan: the hash of the plan */
  plan?: string;
  /** the clock of its route that strikes next, from now on; null when there is none any more */
  alarm?: { key: string; at: string } | null;
  /** of a rehearsal: what its clock shows from now on */
  at?: string;
  /** `fired` of a step that does more than remind whoever has the task: what, and how urgent the letter is from then on */
  act?: LadderAct;
  tell?: LadderTell;
  priority?: Priority;
  /** `moved`: whose desk the task lay on until then */
  from?: string;
  /** `moved`: when it had been opened at that desk */
  wasSeenAt?: string;
  /** `moved` back: it counts as opened since then */
  seenAt?: string;
  /** `moved`: the job that did it, where it was one of many */
  job?: string;
  /** the person who did it, where no post did */
  by?: string;
}

/** One line of a process's journal. */
export interface Entry {
  /** Counts up by one per process. */
  seq: number;
  kind: EntryKind;
  /** The task, step or clock it is about; with `kind` unique within the process. */
  key: string;
  refs: Refs;
}
