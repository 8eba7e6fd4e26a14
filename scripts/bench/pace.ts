/** How people work, the same on the floor and in the office. */
export interface Pace {
  lifecycles: number;
  atOnce: number;
  /** between two acts */
  thinkMs: number;
  holdMs: number;
}

/** Who receives a letter cannot act before the hold is over and it has arrived. */
export const pauseBefore = (act: string, { thinkMs, holdMs }: Pace): number => (act === 'see' ? holdMs + 2 * thinkMs : thinkMs);
