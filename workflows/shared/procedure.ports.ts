import type { Entry, Step } from '../../contracts/journal';
import type { RoutePlan } from '../../contracts/route-plan';
import type { ProcessKind, TaskKind } from '../../contracts/tasks';

/** Where a process stands in its journal. */
export interface Place {
  processId: string;
  since: number;
}

/** A task to open: its place in the procedure, what is asked, and the post whose desk it lies on. */
export interface Ask {
  key: string;
  kind: TaskKind;
  post: string;
  /** the process it is about, when that is another one */
  child?: string;
}

/**
 * What every process needs. All return the journal after `since`, so whoever has done something also learns what others did; all leave
 * things as they are when the journal already has their key.
 */
export interface OfficeHands {
  /** Reads on; a process that listens first has written down what its children or parent have become meanwhile. */
  readOn(at: Place & { listening?: ProcessKind }): Promise<Entry[]>;
  openTask(at: Place & Ask): Promise<Entry[]>;
  /** Arms the clock that ends a hold. */
  armHold(at: Place & { key: string }): Promise<Entry[]>;
  /** A clock has struck: reminds, escalates or releases. Nothing when the sweep was faster. */
  fire(at: Place & { key: string; step: Step }): Promise<Entry[]>;
}

export interface RouteHands {
  /** The plan of that hash, which never changes. */
  planOf(plan: { hash: string }): Promise<RoutePlan>;
}
