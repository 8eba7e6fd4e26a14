import { refusals } from './catchers';
import { Machine } from './machine';
import { copyOf, emptyMarking, type Marking, type Token } from './marking';
import type { Choice, Net } from './net';
import type { ProofStep } from './proof';
import type { Rules } from './rules';

/** What may happen to a marking: data decides, or somebody does something, or a time or message comes. */
export type Move =
  | { do: 'start'; process: string; startAt?: string }
  | { do: 'answer'; choices: readonly Choice[] }
  | { do: 'finish'; token: number }
  | { do: 'refuse'; token: number; code: string }
  | { do: 'fire' | 'receive'; wait: number }
  | { do: 'hear'; name: string }
  | { do: 'activate'; scope: number; element: string }
  | { do: 'close'; token: number };

/** More combinations of answers at once are not gone through. */
const MAX_ANSWERS = 2000;

/** @returns undefined when there are too many to go through */
export function movesOf(net: Net, marking: Marking): Move[] | undefined {
  if (marking.ended) return [];
  if (marking.asked.length > 0) return answers(net, marking);
  const atTokens = [...marking.tokens.values()].flatMap((token) => movesAt(net, marking, token));
  return [...atTokens, ...comings(net, marking)];
}

/** The marking after a move; the one before stays as it is. */
export function moved(net: Net, rules: Rules, before: Marking | undefined, move: Move, tell: (step: ProofStep) => void): Marking {
  const machine = new Machine(net, before ? copyOf(before) : emptyMarking(), rules, tell);
  make(move, machine);
  return machine.at;
}

function make(move: Move, machine: Machine): void {
  switch (move.do) {
    case 'start':
      return machine.start(move.process, move.startAt);
    case 'answer':
      return machine.answer(move.choices);
    case 'finish':
      return machine.finish(move.token);
    case 'refuse':
      return machine.refuse(move.token, move.code);
    case 'fire':
      return machine.strikeOne(machine.at.waits[move.wait]!, 'fired');
    case 'receive':
      return machine.strikeOne(machine.at.waits[move.wait]!, 'received');
    case 'hear':
      return machine.hear(move.name);
    case 'activate':
      return machine.activate(move.scope, move.element);
    case 'close':
      return machine.close(move.token);
  }
}

function answers(net: Net, { asked, tokens }: Marking): Move[] | undefined {
  let found: Choice[][] = [[]];
  for (const { token: id, purpose } of asked) {
    const { node, loop } = tokens.get(id)!;
    const choices = net.choicesOf(net.node(node), purpose, loop !== undefined);
    if (net.tooWide.has(node) || found.length * choices.length > MAX_ANSWERS) return undefined;
    found = found.flatMap((before) => choices.map((choice) => [...before, choice]));
  }
  return found.map((choices) => ({ do: 'answer', choices }));
}

function movesAt(net: Net, marking: Marking, token: Token): Move[] {
  if (token.phase !== 'open' || token.loop || token.fault) return [];
  const node = net.node(token.node);
  if (node.job)
    return [
      { do: 'finish', token: token.id },
      ...refusals(net, marking, token).map((code): Move => ({ do: 'refuse', token: token.id, code })),
    ];
  if (node.kind === 'user') return [{ do: 'finish', token: token.id }];
  if (node.kind !== 'adhoc') return [];
  const { starts } = node.body!;
  const inside = [...marking.tokens.values()].filter(({ parent }) => parent === token.id);
  // one at a time of each: that people could begin the same step again and again is not a fault of the route
  const idle = inside.length < starts.length ? starts.filter((element) => !inside.some((open) => open.node === element)) : [];
  const activations = idle.map((element): Move => ({ do: 'activate', scope: token.id, element }));
  return node.adhoc!.staysOpen ? [...activations, { do: 'close', token: token.id }] : activations;
}

function comings(net: Net, { waits }: Marking): Move[] {
  const messages = new Set<string>();
  const signals = new Set<string>();
  return waits.flatMap((wait, i): Move[] => {
    const { event } = net.node(wait.node);
    if (event?.kind === 'message' && !isFirst(messages, event)) return [];
    if (wait.left === 0) return [];
    if (event?.kind === 'timer') return [{ do: 'fire', wait: i }];
    if (event?.kind === 'message') return [{ do: 'receive', wait: i }];
    if (event?.kind !== 'signal' || signals.has(event.name)) return [];
    signals.add(event.name);
    return [{ do: 'hear', name: event.name }];
  });
}

type Message = { name: string; key?: { feel: string } | { text: string } };

/** Of those that wait for the same message with the same key the oldest gets it. Keys that are worked out are taken to differ. */
function isFirst(seen: Set<string>, { name, key }: Message): boolean {
  if (key && 'feel' in key) return true;
  const id = JSON.stringify([name, key?.text]);
  return !seen.has(id) && seen.add(id) !== undefined;
}
