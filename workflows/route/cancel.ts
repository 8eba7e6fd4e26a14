import type { Instance } from './route-state';
import { count, forget, instancesIn, nodeOf, type Run } from './run';

/** Takes an instance away with all that lies in it. Whether its scope has now ended is the caller's question. */
export function cancel(run: Run, instance: Instance): void {
  cancelInside(run, instance);
  const node = nodeOf(run, instance.node);
  if (node.kind === 'user' && instance.phase === 'open' && !instance.loop)
    run.effects.push({ kind: 'closeTask', task: instance.id, how: 'cancelled' });
  if (node.job && instance.phase === 'open' && !instance.loop) run.effects.push({ kind: 'cancelJob', job: instance.id });
  closeReferrals(run, instance, 'cancelled');
  // what is leaving has ended already
  if (instance.phase !== 'leaving') count(run, instance, 'cancelled');
  forget(run, instance);
}

/** Takes away all that lies in a scope, and the tokens under way in it. */
export function cancelInside(run: Run, scope: Instance, except?: Instance): void {
  for (const inside of instancesIn(run, scope.id)) if (inside.id !== except?.id) cancel(run, inside);
  run.state.arrived = run.state.arrived.filter(({ scope: at }) => at !== scope.id);
  const left = run.work.filter((work) => 'instance' in work || work.scope !== scope.id);
  run.work.splice(0, run.work.length, ...left);
}

export function closeReferrals(run: Run, task: Instance, how: 'closed' | 'cancelled'): void {
  for (const referral of run.state.referrals) {
    if (referral.task !== task.id || referral.state !== 'open') continue;
    referral.state = how;
    run.effects.push({ kind: 'closeReferral', referral: referral.id, how });
  }
}
