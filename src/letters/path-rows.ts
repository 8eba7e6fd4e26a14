import type { EntryKind, Refs } from '../../contracts/journal';
import type { StandIn } from '../../contracts/path';
import type { TaskClock } from '../../contracts/task-clock';
import type { Outcome, ProcessKind, TaskKind } from '../../contracts/tasks';
import type { WorkingCalendar } from '../../contracts/working-calendar';

/** What the way of a letter is told from, as it is read: instants are ISO texts, lines are in the order they were written. */
export interface PathRows {
  now: string;
  letter: LetterRow;
  processes: ProcessRow[];
  lines: LineRow[];
  tasks: TaskRow[];
  recipients: {
    role: 'MAIN' | 'CC' | 'BCC';
    unit: string | null;
    post: string | null;
    outside: string | null;
    method: string | null;
    reference: string | null;
  }[];
  /** letters that answer this one */
  answers: { id: string; kind: string; office: string; number: string | null; registeredAt: string | null }[];
  replies: { process: string; letter: string | null; at: string }[];
  inquiry: { type: string; title: string; rule: string; atLeast: number | null } | null;
  /** of calendars, by which due times of this letter moved */
  changes: { id: string; title: string }[];
  /** the one it is on, or went last */
  route: { name: string } | null;
  /** names of the elements of that route, by id, where optional ones were begun */
  steps: Record<string, string | null> | null;
}

export interface LetterRow {
  id: string;
  kind: string;
  direction: string;
  subject: string;
  number: string | null;
  registeredAt: string | null;
  office: string;
  post: string | null;
  drafter: string | null;
  outside: string | null;
  version: number;
}

export interface ProcessRow {
  id: string;
  kind: ProcessKind;
  parent: string | null;
  unit: string | null;
  /** the office of that unit */
  office: string | null;
  state: string;
  openedAt: string;
  closedAt: string | null;
  number: string | null;
}

export interface LineRow {
  process: string;
  seq: number;
  kind: EntryKind;
  key: string;
  actor: string | null;
  post: string | null;
  behalf: string | null;
  /** that was the one they stood in for */
  standing: boolean;
  refs: Refs;
  at: string;
  note: string | null;
}

export interface TaskRow {
  process: string;
  key: string;
  parent: string | null;
  kind: TaskKind;
  post: string;
  state: 'open' | 'closed' | 'cancelled';
  outcome: Outcome | null;
  purpose: string | null;
  copy: string | null;
  instruction: string | null;
  title: string | null;
  openedAt: string;
  dueAt: string | null;
  /** null where the due time was named, or there is none */
  clock: TaskClock | null;
  provisional: boolean;
  seenAt: string | null;
  claimedBy: string | null;
  closedBy: string | null;
  closedAt: string | null;
}

/** Who reads the path. */
export interface Viewer {
  posts: ReadonlySet<string>;
  /** offices whose secretariat they are */
  secretariatOf: ReadonlySet<string>;
  /** wrote, reviewed, signed or registered it at the sender */
  isSender: boolean;
}

export interface Names {
  units: ReadonlyMap<string, string>;
  posts: ReadonlyMap<string, { title: string; unit: string; holders: { id: string; name: string }[]; standIn: StandIn | null }>;
  people: ReadonlyMap<string, string>;
  calendarOf(unit: string | undefined): WorkingCalendar;
}
