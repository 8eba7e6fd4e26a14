import type { ProofHow, ProofVerdict } from '../../../contracts/proof.words';
import type { ProblemCode } from '../../../contracts/routing.errors';
import type { Finding } from '../compile/findings';

/** How far a proof goes. What lies beyond is not looked at, and then nothing is claimed. */
export interface Limits {
  /** markings that are looked at */
  states: number;
  /** tokens of all markings that are kept to be gone on from, some 200 bytes each */
  kept: number;
  /** tokens at one element of one scope, above which a marking that covers an earlier one is taken for growth without end */
  tokens: number;
  /** instances of a multi-instance: none, one, … as many */
  items: number;
  /** how often a cycle fires, and how often a message or signal that interrupts nothing comes to one that waits */
  repeats: number;
}

export const usualLimits: Limits = { states: 20_000, kept: 1_000_000, tokens: 3, items: 2, repeats: 2 };

/** One thing that happens on the way to what was found; `element` is an id of the diagram, a flow for `took`. */
export interface ProofStep {
  /** `stands`: at the end, and nothing moves it */
  how: ProofHow;
  element: string;
}

export interface SoundFinding extends Finding {
  code: Extract<ProblemCode, `sound.${string}`>;
  /** the shortest way there, where there is one to show */
  path: ProofStep[];
}

/**
 * `sound`: no error, and everything within the limits was looked at. `unsound`: errors, each certain. `unknown`: no error as far as was
 * looked, which was not everywhere; a warning says why.
 */
export interface Proof {
  verdict: ProofVerdict;
  findings: SoundFinding[];
  /** markings looked at */
  states: number;
}
