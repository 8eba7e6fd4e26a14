import type { Hop, LetterPath } from '../../../../contracts/path';

/** What happened at one or several places alike. */
export interface Step {
  hop: Hop;
  /** the same at other units, told once */
  alike: Hop[];
}

/** The units of a step, each once: one may do the same several times, or at several of its posts. */
export const unitsOf = ({ hop, alike }: Step): string[] => [...new Set([hop, ...alike].flatMap(({ unit }) => unit?.name ?? []))];

/** Clocks, sight and the office's own bookkeeping are told with the details only. */
const quiet: readonly Hop['what'][] = ['seen', 'reminded', 'reminded_again', 'held', 'ended', 'inquiry_ended', 'cancelled', 'acknowledged'];

/** The way as it is told at first sight; what several units did alike is one step. */
export function stepsOf({ hops }: Pick<LetterPath, 'hops'>): Step[] {
  const steps: Step[] = [];
  const together = new Map<Hop['what'], Step>();
  for (const hop of hops) {
    if (quiet.includes(hop.what) || (hop.what === 'dispatched' && hop.count === 0)) continue; // nobody inside gets it
    const isAtUnit = hop.process.kind === 'delivery' || hop.process.kind === 'respondent';
    const before = isAtUnit && hop.what !== 'referred' ? together.get(hop.what) : undefined;
    if (before) {
      before.alike.push(hop);
      continue;
    }
    const step: Step = { hop, alike: [] };
    steps.push(step);
    if (isAtUnit) together.set(hop.what, step);
  }
  return steps;
}
