import { v7 } from 'uuid';

/** A new id of a letter or process. @param at the office's time; its Jalali year is the year of every key */
export const uuidv7 = (at: Date): string => v7({ msecs: at.getTime() });
