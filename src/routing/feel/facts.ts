import type { DecisionPlan } from '../../../contracts/decision-plan';
import type { CalendarLayer } from '../../../contracts/working-calendar';

/** The organisation as expressions may ask for it; plain data, since it goes to another thread. */
export interface DirectoryFacts {
  units: Record<string, { level: string; parent?: string; head?: string; secretariat?: string }>;
  posts: Record<string, { unit: string; roles?: string[] }>;
}

/** What expressions know beside their variables. Another `version` is other facts. */
export interface Facts {
  version: string;
  directory?: DirectoryFacts;
  calendar?: CalendarLayer[];
}

/** The decisions that a route may ask for. */
export interface Decisions {
  /** the plan that holds it: it is worked out where expressions are, within their limit */
  planOf?(decisionId: string): DecisionPlan | undefined;
  /**
   * Works out those that no plan holds.
   * @throws Error when there is no such decision, or it comes to nothing
   */
  decide?(decisionId: string, context: Record<string, unknown>): Promise<unknown>;
}
