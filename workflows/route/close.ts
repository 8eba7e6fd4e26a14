import { closeReferrals } from './cancel';
import { itemDone } from './loops';
import { proceed } from './proceed';
import { failed, said } from './questions';
import type { Evaluated, Variables } from '../../contracts/route-events';
import type { Instance } from './route-state';
import { count, forget, instancesIn, nodeOf, type Run } from './run';
import { leave } from './leave';
import { undone } from './undo';
import { bring, put } from './variables';

/** An instance has done its work. From here on nothing interrupts it; what it brought still passes its output mappings. */
export function complete(run: Run, instance: Instance, brought: Variables = {}): void {
  const node = nodeOf(run, instance.node);
  run.state.waiting = run.state.waiting.filter(({ host }) => host !== instance.id);
  instance.phase = 'closing';
  instance.brought = brought;
  closeReferrals(run, instance, 'closed');
  if (node.kind === 'user') run.effects.push({ kind: 'closeTask', task: instance.id, how: 'completed' });
  proceed(run, instance, 'close');
}

export function closed(run: Run, instance: Instance, evaluated: Evaluated): void {
  if (failed(run, instance, 'close', evaluated)) return;
  const node = nodeOf(run, instance.node);
  const leaves = node.outputs ? evaluated.lets : (instance.brought ?? {});
  delete instance.brought;
  const all = instance.item === undefined ? undefined : run.state.instances[instance.parent!]!;
  if (all && node.loop?.output) for (const [name, value] of Object.entries(leaves)) put(instance.vars, name, value);
  else if (node.outputs && instance.parent !== null) bring(run, run.state.instances[instance.parent]!, leaves);
  else bring(run, instance, leaves);
  instance.phase = 'leaving';
  remember(run, instance);
  count(run, instance, 'completed');
  if (instance.undoing !== undefined) return undone(run, instance);
  if (!all) return leave(run, instance);
  const collected = said(evaluated, 'item', node.loop?.output?.value) ?? null;
  forget(run, instance);
  itemDone(run, all, instance.item!, collected);
}

/** What can be undone is kept with the variables it had, a sub-process with what was done in it. */
function remember(run: Run, instance: Instance): void {
  const node = nodeOf(run, instance.node);
  const undoer = (node.body?.handlers ?? []).find(({ start }) => nodeOf(run, start).event?.kind === 'compensation');
  const inside = run.state.undoable.filter(({ scope }) => scope === instance.id);
  if (instance.parent === null || node.kind === 'process' || node.kind === 'handler') return;
  if (!node.undoneBy && !undoer && inside.length === 0) return;
  const scope = instance.item === undefined ? instance.parent : run.state.instances[instance.parent]!.parent!;
  run.state.undoable.push({ scope, node: node.id, vars: { ...instance.vars }, ...(inside.length > 0 && { inside }) });
}

/** The scope may have nothing left in it. */
export function ended(run: Run, id: string): void {
  const scope = run.state.instances[id];
  if (!scope || scope.phase !== 'open') return;
  const node = nodeOf(run, scope.node);
  if (node.adhoc?.until) return proceed(run, scope, 'until');
  endIfEmpty(run, scope);
}

export function endIfEmpty(run: Run, scope: Instance): void {
  if (!isEmpty(run, scope.id) || nodeOf(run, scope.node).adhoc?.staysOpen) return;
  endScope(run, scope);
}

export function endScope(run: Run, scope: Instance): void {
  const node = nodeOf(run, scope.node);
  if (node.kind !== 'process') return complete(run, scope);
  const caller = scope.parent === null ? undefined : run.state.instances[scope.parent]!;
  if (caller) {
    const { takesAll } = nodeOf(run, caller.node).call!;
    const given = takesAll || nodeOf(run, caller.node).outputs ? scope.vars : {};
    count(run, scope, 'completed');
    forget(run, scope);
    return complete(run, caller, given);
  }
  count(run, scope, 'completed');
  run.state.status = 'completed';
  run.state.outcome = scope.vars;
  forget(run, scope);
  run.effects.push({ kind: 'ended', status: 'completed' });
}

const isEmpty = (run: Run, scope: string): boolean =>
  instancesIn(run, scope).length === 0 &&
  !run.state.arrived.some((token) => token.scope === scope) &&
  !run.work.some((work) => 'scope' in work && work.scope === scope);
