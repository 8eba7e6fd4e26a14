/** How people work, the same on the floor and in the office. */
export interface Pace {
  lifecycles: number;
  atOnce: number;
  /** between two acts */
  thinkMs: number;
  holdMs: number;
}
