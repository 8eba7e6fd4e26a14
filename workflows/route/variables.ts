import type { Json, Variables } from '../../contracts/route-events';
import type { Instance } from './route-state';
import { nodeOf, type Run } from './run';

/** The instance and all around it, outwards, within one process: a called process sees only what it was given. */
export function surroundings(run: Run, instance: Instance): Instance[] {
  const chain: Instance[] = [];
  for (let at: Instance | undefined = instance; at; at = at.parent === null ? undefined : run.state.instances[at.parent]) {
    chain.push(at);
    if (nodeOf(run, at.node).kind === 'process') break;
  }
  return chain;
}

/** What expressions of an instance see: the nearest of each name. */
export const contextOf = (run: Run, instance: Instance, more: Variables = {}): Variables =>
  Object.assign(
    {},
    ...surroundings(run, instance)
      .reverse()
      .map((at) => ({ ...loopVariables(at), ...at.vars })),
    more,
  ) as Variables;

/** A result goes to the nearest that has the name, else to the process. */
export function bring(run: Run, from: Instance, brought: Variables): void {
  const chain = surroundings(run, from);
  for (const [path, value] of Object.entries(brought)) {
    const name = path.split('.')[0]!;
    put((chain.find(({ vars }) => Object.hasOwn(vars, name)) ?? chain.at(-1)!).vars, path, value);
  }
}

/** Sets `a.b.c`, making what lies between. */
export function put(vars: Variables, path: string, value: Json): void {
  const names = path.split('.');
  const last = names.pop()!;
  let at = vars;
  for (const name of names) {
    const next = at[name];
    const inner: Variables = next !== null && typeof next === 'object' && !Array.isArray(next) ? { ...next } : {};
    define(at, name, inner);
    at = inner;
  }
  define(at, last, value);
}

/** Also a variable called `__proto__` is only a variable. */
function define(vars: Variables, name: string, value: Json): void {
  Object.defineProperty(vars, name, { value, enumerable: true, configurable: true, writable: true });
}

function loopVariables({ loop }: Instance): Variables {
  if (!loop) return {};
  return {
    numberOfInstances: loop.items.length,
    numberOfActiveInstances: loop.begun - loop.done,
    numberOfCompletedInstances: loop.done,
    numberOfTerminatedInstances: 0,
  };
}
