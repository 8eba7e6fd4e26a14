/** The rules of joins and ends, apart, so that a test can show that each of them matters. */
export interface Rules {
  /** a parallel join goes on when each incoming flow has a token */
  parallelMayFire(counts: readonly number[]): boolean;
  /** an inclusive join waits for a token that can reach an empty flow and no full one */
  inclusiveWaits(toEmpty: boolean, toFull: boolean): boolean;
  terminates: boolean;
  interrupts: boolean;
}

export const bpmnRules: Rules = {
  parallelMayFire: (counts) => counts.every((count) => count > 0),
  inclusiveWaits: (toEmpty, toFull) => toEmpty && !toFull,
  terminates: true,
  interrupts: true,
};
