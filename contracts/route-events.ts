import type { RouteValue, TimerForm } from './route-plan';
import type { IncidentCode } from './routing.errors';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Variables = { [name: string]: Json };

/** What happened, as the journal has it. Instants are ISO 8601 in UTC; `task`, `job`, `incident` … are ids that an effect gave. */
export type RouteEvent = { at: string } & (
  | { kind: 'started'; process?: string; start?: string; variables: Variables }
  | { kind: 'evaluated'; results: Evaluated[] }
  | { kind: 'taskCompleted'; task: string; by?: string; variables?: Variables }
  | { kind: 'taskReassigned'; task: string; assignment: Assignment }
  /** nobody of those it was given to is there; or only people who may not do it, as they did another step */
  | { kind: 'taskUnassigned'; task: string; excluded?: boolean }
  | { kind: 'jobDone'; job: string; variables?: Variables }
  | { kind: 'jobRefused'; job: string; error: string; variables?: Variables }
  | { kind: 'jobFailed'; job: string; reason: string }
  | { kind: 'timerFired'; timer: string }
  | { kind: 'message'; name: string; key?: string; variables?: Variables }
  | { kind: 'signal'; name: string; variables?: Variables }
  | { kind: 'referred'; referral: string; under: string; to: string[]; by?: string }
  | { kind: 'referralAnswered'; referral: string; by?: string; variables?: Variables }
  | { kind: 'activated'; scope: string; elements: string[] }
  | { kind: 'closed'; scope: string }
  | { kind: 'retried'; incident: string; variables?: Variables }
  | { kind: 'variablesSet'; variables: Variables }
  | { kind: 'moved'; instance: string; to: string }
  | { kind: 'dropped'; instance: string }
  | { kind: 'cancelled' }
);

/** A route that was begun goes on by another plan, named by its hash; `elements` are those called otherwise there. */
export interface RouteMigrated {
  kind: 'migrated';
  at: string;
  to: string;
  elements: Record<string, string>;
}

/** What a journal has of a route. */
export type RouteFact = RouteEvent | RouteMigrated;

/** One thing to work out. `lets` come first and are known to the rest, each to those after it. */
export interface Question {
  id: string;
  instance: string;
  element: string;
  /** the instant from which durations count, and what `now()` says */
  at: string;
  context: Variables;
  lets: { target: string; value: RouteValue }[];
  asks: Ask[];
}

export type Ask = { key: string } & (
  { as: 'value'; feel: string } | { as: 'timer'; form: TimerForm; value: RouteValue } | { as: 'decision'; decision: string }
);

export type Answer = { value: Json } | { error: IncidentCode; params?: Record<string, string | number> };

/** Timers answer with the instants at which they fire, in order. */
export interface Evaluated {
  id: string;
  lets: Variables;
  failed?: { error: IncidentCode; params?: Record<string, string | number> };
  answers: Record<string, Answer>;
}

export interface Assignment {
  assignee?: string;
  candidateGroups?: string[];
  candidateUsers?: string[];
  dueDate?: string;
  followUpDate?: string;
  priority?: string;
}

/** What the office is to do. Effects of one event are done in their order; doing one twice must change nothing. */
export type Effect =
  | { kind: 'evaluate'; questions: Question[] }
  | { kind: 'openTask'; task: string; element: string; assignment: Assignment; form?: string; outcomes?: string[]; referral: string }
  | { kind: 'closeTask'; task: string; how: 'completed' | 'cancelled' }
  | { kind: 'runJob'; job: string; element: string; type: string; retries: number; headers: Record<string, string>; variables: Variables }
  | { kind: 'cancelJob'; job: string }
  | { kind: 'closeReferral'; referral: string; how: 'closed' | 'cancelled' }
  /** to others; within the route it has been heard already */
  | { kind: 'broadcast'; signal: string }
  | { kind: 'send'; message: string; element: string; variables: Variables }
  | { kind: 'raiseIncident'; incident: string; element: string; code: IncidentCode; params: Record<string, string | number> }
  | { kind: 'closeIncident'; incident: string }
  /** the one timer of a route: replaces the one before; null takes it away */
  | { kind: 'arm'; at: string | null }
  | { kind: 'ended'; status: 'completed' | 'cancelled' };

/** The way a route takes over its diagram, for pictures and counts. */
export type Step =
  | { kind: 'entered'; element: string; instance: string }
  | { kind: 'left'; element: string; instance: string; how: 'completed' | 'cancelled' }
  | { kind: 'took'; flow: string };
