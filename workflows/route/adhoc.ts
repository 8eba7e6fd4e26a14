import { cancelInside } from './cancel';
import { endIfEmpty, endScope } from './close';
import type { Instance } from './route-state';
import { instancesIn, nodeOf, type Run } from './run';

/** An ad-hoc sub-process ends at its condition, the rest cancelled or waited for; without it, when nothing in it is open. */
export function adhocDecided(run: Run, scope: Instance, enough: boolean): void {
  const { cancelsRest } = nodeOf(run, scope.node).adhoc!;
  if (enough && cancelsRest) cancelInside(run, scope);
  if (enough && instancesIn(run, scope.id).length === 0) return endScope(run, scope);
  endIfEmpty(run, scope);
}
