import type { IncidentCode } from '../../contracts/routing.errors';
import type { Assignment, Json, Variables } from '../../contracts/route-events';

/** What an instance is worked out for; asked again after a retry. */
export type Purpose = 'open' | 'loop' | 'close' | 'until' | 'flows';

/** An element at work: a task, an event that waits, a gateway that is deciding, a sub-process, a called process. */
export interface Instance {
  id: string;
  node: string;
  parent: string | null;
  phase: 'opening' | 'open' | 'closing' | 'leaving';
  /** variables of its own; what is not found here is looked for further out */
  vars: Variables;
  /** stands for all instances of a multi-instance; those lie in it */
  loop?: LoopState;
  /** its place in the collection of the loop it lies in */
  item?: number;
  assignment?: Assignment;
  /** what it brought, until its output mappings have been worked out */
  brought?: Variables;
  /** its interrupting event sub-process has begun: nothing else begins in it */
  interrupted?: true;
  job?: { type: string; retries: number };
  /** of a scope that is about to begin: at which event, and what that brought */
  startAt?: string;
  started?: Variables;
  /** undoes something for this event, which waits for it */
  undoing?: string;
  /** of such an event: what is still to be undone, next one last */
  toUndo?: Undoable[];
}

export interface LoopState {
  items: Json[];
  /** how many have been started */
  begun: number;
  done: number;
  collected: Json[];
}

/** Something that may come: a due time, a message, a signal. */
export interface Waiting {
  id: string;
  /** what goes on or is interrupted when it comes */
  host: string;
  /** the event in the diagram; the host itself where that waits */
  node: string;
  kind: 'timer' | 'message' | 'signal';
  /** instants still to come, in order */
  times?: string[];
  name?: string;
  key?: string;
}

/** Tokens that wait at a join, by the flow they came over. */
export interface Arrived {
  scope: string;
  node: string;
  flow: string;
  count: number;
}

export interface Pending {
  id: string;
  instance: string;
  purpose: Purpose;
}

export interface Incident {
  id: string;
  instance: string;
  node: string;
  /** what a retry does again */
  redo: Purpose | 'job' | 'throw';
  code: IncidentCode;
  params: Record<string, string | number>;
}

export interface Referral {
  id: string;
  task: string;
  /** the referral it was made from, when it was not the task's holder */
  from?: string;
  to: string[];
  state: 'open' | 'answered' | 'closed' | 'cancelled';
}

/** What was completed and can be undone, newest last. */
export interface Undoable {
  scope: string;
  node: string;
  /** the variables it had */
  vars: Variables;
  /** by the activity on its border, where a sub-process has an undoing within as well */
  by?: 'activity';
  /** of a sub-process: what was completed in it */
  inside?: Undoable[];
}

/** Where a route stands. Plain JSON; follows from plan and events alone. */
export interface RouteState {
  schema: 1;
  status: 'active' | 'completed' | 'cancelled';
  /** the instant of the last event */
  at: string;
  /** the last number given */
  seq: number;
  /** elements entered since the last fact from outside */
  hops: number;
  root: string;
  instances: Record<string, Instance>;
  waiting: Waiting[];
  arrived: Arrived[];
  pending: Pending[];
  incidents: Incident[];
  referrals: Referral[];
  undoable: Undoable[];
  /** the instant for which the timer is armed */
  armed: string | null;
  /** how often each element ended normally, and was interrupted */
  completed: Record<string, number>;
  cancelled: Record<string, number>;
  /** who completed which task, for the separation of duties */
  actors: Record<string, string[]>;
  /** variables of the route, once it has ended */
  outcome?: Variables;
}
