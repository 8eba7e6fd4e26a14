import { adhocDecided } from './adhoc';
import { cancel } from './cancel';
import { leave } from './leave';
import { enter } from './open';
import { proceed } from './proceed';
import { failed, feelOf, raise, said } from './questions';
import type { Evaluated, Json } from '../../contracts/route-events';
import type { Instance } from './route-state';
import { instancesIn, nodeOf, type Run } from './run';
import { bring } from './variables';
import { wait } from './waits';

/** More at once would be a mistake in an expression, not an office. */
const MAX_ITEMS = 1000;

/** The collection is known: all begin, or the first. */
export function loopOpened(run: Run, all: Instance, evaluated: Evaluated): void {
  const { loop, ...node } = nodeOf(run, all.node);
  if (failed(run, all, 'loop', evaluated)) return;
  const items = said(evaluated, 'collection', loop!.collection);
  if (!Array.isArray(items)) return raise(run, all, 'loop', 'incident.not_a_list', { feel: feelOf(loop!.collection) });
  if (items.length > MAX_ITEMS) return raise(run, all, 'loop', 'incident.too_many', { max: MAX_ITEMS });
  if (!wait(run, all, 'loop', evaluated)) return;
  all.phase = 'open';
  all.loop = { items, begun: 0, done: 0, collected: items.map(() => null) };
  if (loop!.output) all.vars[loop!.output.collection] = all.loop.collected;
  if (items.length === 0) return finish(run, all);
  for (let n = loop!.sequential ? 1 : items.length; n > 0; n--) beginNext(run, all, { ...node, loop });
}

function beginNext(run: Run, all: Instance, node: ReturnType<typeof nodeOf>): void {
  const { items, begun } = all.loop!;
  all.loop!.begun += 1;
  const name = node.loop!.element;
  enter(run, node, all.id, { item: begun, vars: { loopCounter: begun + 1, ...(name !== undefined && { [name]: items[begun]! }) } });
}

export function itemDone(run: Run, all: Instance, item: number, collected: Json): void {
  const { output } = nodeOf(run, all.node).loop!;
  all.loop!.done += 1;
  all.loop!.collected[item] = collected;
  if (output) all.vars[output.collection] = all.loop!.collected;
  proceed(run, all, 'until');
}

/** Tested after each completed one; of an ad-hoc sub-process likewise. */
export function untilDecided(run: Run, instance: Instance, evaluated: Evaluated): void {
  if (instance.phase !== 'open') return;
  if (failed(run, instance, 'until', evaluated)) return;
  const node = nodeOf(run, instance.node);
  const until = node.loop && instance.loop ? node.loop.until : node.adhoc?.until;
  const enough = until ? said(evaluated, 'until', until) : false;
  if (typeof enough !== 'boolean') return raise(run, instance, 'until', 'incident.not_boolean', { feel: feelOf(until) });
  if (!instance.loop) return adhocDecided(run, instance, enough);
  const { items, begun, done } = instance.loop;
  if (enough || done === items.length) return finish(run, instance);
  if (node.loop!.sequential && begun === done) beginNext(run, instance, node);
}

function finish(run: Run, all: Instance): void {
  const { output } = nodeOf(run, all.node).loop!;
  for (const open of instancesIn(run, all.id)) cancel(run, open);
  run.state.waiting = run.state.waiting.filter(({ host }) => host !== all.id);
  all.phase = 'leaving';
  if (output && all.parent !== null) bring(run, run.state.instances[all.parent]!, { [output.collection]: all.loop!.collected });
  leave(run, all);
}
