import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { FloorActivities } from './floor-worker';

/** What a person did; carries nothing, as a nudge does not. */
export const act = defineSignal('act');

/** The least a durable letter costs: a wait for each act of a person, the hold, and two activities. */
export async function floorWorkflow({ holdMs }: { holdMs: number }): Promise<void> {
  const { register, dispatch } = proxyActivities<FloorActivities>({ startToCloseTimeout: '10 seconds' });
  let acts = 0;
  setHandler(act, () => void (acts += 1));
  await condition(() => acts >= 1); // submitted
  await condition(() => acts >= 2); // approved
  await condition(() => acts >= 3); // signed
  await sleep(holdMs);
  await register();
  await dispatch();
  await condition(() => acts >= 4); // seen
  await condition(() => acts >= 5); // closed by its receiver
}
