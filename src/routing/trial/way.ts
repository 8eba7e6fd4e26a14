import type { RouteEvent, Variables } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { RouteState } from '../../../workflows/route/route-state';

/** What was done on the way of a letter, by the ids of the diagram, and at which instant after it began. */
export type WayStep = { after: number } & (
  | { do: 'task'; element: string; index: number; variables: Variables }
  | { do: 'job'; element: string; index: number; variables?: Variables; error?: string }
  | { do: 'clock' }
  /** a command gave the letter up */
  | { do: 'end'; element: string; index: number; variables?: undefined }
);

/** The way of a letter on trial, as other versions of its route have to go it. */
export interface Way {
  /** when it begins, ISO */
  at: string;
  variables: Variables;
  steps: WayStep[];
  /** how the route stands at the end, and what was completed, in order */
  status: RouteState['status'];
  completed: string[];
}

const NOBODYS_LETTER = '00000000-0000-7000-8000-000000000000';

export const wayFrom = (at: number, variables: Variables): Way => ({
  at: new Date(at).toISOString(),
  variables: { ...variables, letterId: NOBODYS_LETTER },
  steps: [],
  status: 'active',
  completed: [],
});

/** The step that an event is, in a route that stands so; nothing for what it works out itself. */
export function wayStepOf(event: RouteEvent, { instances }: RouteState, after: number): WayStep | undefined {
  const placed = (id: string) => {
    const element = instances[id]!.node;
    return { element, index: openOnes(instances, element).indexOf(id) };
  };
  switch (event.kind) {
    case 'taskCompleted':
      return { do: 'task', after, ...placed(event.task), variables: event.variables ?? {} };
    case 'jobDone':
      return { do: 'job', after, ...placed(event.job), variables: event.variables ?? {} };
    case 'jobRefused':
      return { do: 'job', after, ...placed(event.job), error: event.error };
    case 'cancelled': {
      const job = Object.values(instances).find(({ job, phase }) => job?.type === 'letter.discard' && phase === 'open');
      return job && { do: 'end', after, ...placed(job.id) };
    }
    case 'timerFired':
      return { do: 'clock', after };
    default:
      return undefined;
  }
}

/** Instances of an element that wait, the oldest first. */
export const openOnes = (instances: RouteState['instances'], element: string): string[] =>
  Object.values(instances).flatMap(({ id, node, phase, loop }) => (node === element && phase === 'open' && !loop ? [id] : []));

/** What tells two ways apart: what people and clocks did, and how it ended. */
export const kindOfWay = ({ steps, status }: Way): string =>
  JSON.stringify([
    steps.map((step) => (step.do === 'clock' ? 'clock' : [step.element, step.variables?.outcome, 'error' in step && step.error])),
    status,
  ]);

/** In the words of the diagram: whom it passed, and what they said. */
export function titleOf({ nodes }: RoutePlan, { steps }: Way): string {
  const said = steps.flatMap((step) => (step.do === 'task' ? [nodes[step.element]?.name ?? step.element] : []));
  return said.join(' ← ').slice(0, 200);
}
