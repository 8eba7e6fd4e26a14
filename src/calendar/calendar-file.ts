import { normaliseDigits } from '../../contracts/normalise-digits';
import { CalendarLayer, type Hours } from '../../contracts/working-calendar';

/** What is wrong with a file; `line` counts from 1, events of an iCalendar file have none. */
export interface FileProblem {
  line?: number;
  message: string;
}
export type ReadLayer = { layer: CalendarLayer; problems?: undefined } | { layer?: undefined; problems: FileProblem[] };

/** Checks what a file gave. @param lines the line of each week and each exception */
export function checkedLayer(layer: unknown, lines: Record<'weeks' | 'exceptions', readonly number[]>): ReadLayer {
  const { data, error } = CalendarLayer.safeParse(layer);
  if (data) return { layer: data };
  return {
    problems: error.issues.map(({ path: [list, index], message }) => {
      const line = list === 'weeks' || list === 'exceptions' ? lines[list][Number(index)] : undefined;
      return line === undefined ? { message } : { line, message };
    }),
  };
}

/** «07:30-12:00 13:00-16:15» */
export const textOfHours = (hours: Hours): string => hours.map((both) => both.join('-')).join(' ');

/** @param text as it is written above, digits of any keyboard · @returns undefined when it is not */
export function hoursOfText(text: string): Hours | undefined {
  const segments = normaliseDigits(text.trim()).split(/\s+/);
  const hours = segments.map((segment) =>
    /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/
      .exec(segment)
      ?.slice(1)
      .map((clock) => clock.padStart(5, '0')),
  );
  return hours.every((both) => both !== undefined) ? hours.map(([opens, closes]) => [opens!, closes!]) : undefined;
}
