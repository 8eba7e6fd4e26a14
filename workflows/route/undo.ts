import { remove } from './leave';
import { done, enter } from './open';
import type { Instance, Undoable } from './route-state';
import { nodeOf, type Run } from './run';

/** Compensation: what was completed in the scope is undone, the last first, one after another; the event waits for it. */
export function undo(run: Run, event: Instance, activity: string | undefined): void {
  const home = homeOf(run, event);
  const found = run.state.undoable.filter(({ scope, node }) => scope === home.id && (activity === undefined || node === activity));
  run.state.undoable = run.state.undoable.filter((undoable) => !found.includes(undoable));
  event.toUndo = found.flatMap((undoable) => unfolded(run, undoable));
  undoNext(run, event);
}

/** An undoing has ended. */
export function undone(run: Run, instance: Instance): void {
  const event = run.state.instances[instance.undoing!];
  if (event) undoNext(run, event);
  remove(run, instance);
}

function undoNext(run: Run, event: Instance): void {
  const next = event.toUndo?.pop();
  if (!next) {
    delete event.toUndo;
    return done(run, event);
  }
  const node = nodeOf(run, next.node);
  const handler = next.by === 'activity' ? undefined : handlerOf(run, next.node);
  if (handler) {
    const undoing = enter(run, nodeOf(run, handler.node), next.scope, { undoing: event.id, vars: next.vars, startAt: handler.start });
    run.state.undoable.push(...(next.inside ?? []).map((inside) => ({ ...inside, scope: undoing.id })));
  } else enter(run, nodeOf(run, node.undoneBy!), next.scope, { undoing: event.id, vars: next.vars });
}

/**
 * A sub-process that says nothing of its own undoing is undone by undoing what was done in it. One that says it twice, within and on
 * its border, is undone within first. (What is undone next stands last.)
 */
function unfolded(run: Run, undoable: Undoable): Undoable[] {
  const { undoneBy } = nodeOf(run, undoable.node);
  const within = handlerOf(run, undoable.node) !== undefined;
  if (within || undoneBy) return [...(undoneBy ? [{ ...undoable, by: 'activity' as const }] : []), ...(within ? [undoable] : [])];
  return (undoable.inside ?? []).flatMap((inside) => unfolded(run, { ...inside, scope: undoable.scope }));
}

const handlerOf = (run: Run, id: string): { node: string; start: string } | undefined =>
  nodeOf(run, id).body?.handlers.find(({ start }) => nodeOf(run, start).event?.kind === 'compensation');

/** Event sub-processes speak for the scope they lie in, except the one that undoes it: that has what was done with it. */
function homeOf(run: Run, event: Instance): Instance {
  let scope = run.state.instances[event.parent!]!;
  while (nodeOf(run, scope.node).kind === 'handler' && scope.undoing === undefined) scope = run.state.instances[scope.parent!]!;
  return scope;
}
