import { spansOf } from '../../contracts/tehran-time';

/** Midnight in Tehran at which a date begins. @param day since 1970-01-01 · @returns milliseconds */
export const startOf = (day: number): number => spansOf(day, [[0, 1440]])[0]!.from;
