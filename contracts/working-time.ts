import type { DeadlinePolicy } from './org';
import { monthsLater } from './jalali-date';
import { dayOf, sameTimeOn, type Span } from './tehran-time';
import { workingDayFrom, type WorkingCalendar, type WorkingDay } from './working-calendar';

const MINUTE = 60_000;

/**
 * When something that starts now is due.
 * WORKING_MINUTE, WORKING_HOUR: when that much working time has passed outside the pauses; used up at closing time means closing time.
 * WORKING_DAY: close of the n-th working day after the day of start; a day that a pause touches between opening and closing is not counted.
 * CALENDAR_DAY, MONTH: close of that date, or of the next working day; pauses do not move it.
 * @param pauses in order, disjoint; the last may end at Infinity · @returns milliseconds; Infinity when a pause without an end is in the way
 */
export function dueOf(calendar: WorkingCalendar, start: number, { unit, amount }: DeadlinePolicy, pauses: readonly Span[] = []): number {
  switch (unit) {
    case 'WORKING_MINUTE':
      return afterWorkingTime(calendar, start, amount * MINUTE, pauses);
    case 'WORKING_HOUR':
      return afterWorkingTime(calendar, start, amount * 60 * MINUTE, pauses);
    case 'WORKING_DAY':
      return afterWorkingDays(calendar, start, amount, pauses);
    case 'CALENDAR_DAY':
    case 'MONTH':
      return closeOf(workingDayFrom(calendar, nominalDay(start, { unit, amount })));
  }
}

/** The date that a policy of dates names, before it moves to a working day. @returns days since 1970-01-01 */
export const nominalDay = (start: number, { unit, amount }: DeadlinePolicy): number =>
  unit === 'MONTH' ? monthsLater(dayOf(start), amount) : dayOf(start) + amount;

/** @returns milliseconds of working time in `[from, to)` outside the pauses; 0 when `to` is not after `from` */
export function workingTimeBetween(calendar: WorkingCalendar, from: number, to: number, pauses: readonly Span[] = []): number {
  let sum = 0;
  for (let day = dayOf(from); day <= dayOf(to); day++)
    for (const piece of piecesOf(calendar.on(day).spans, { from, to }, pauses)) sum += piece.to - piece.from;
  return sum;
}

/** @returns the instant at which that share of the working time between start and due has passed; `due` when there is none between them */
export function shareOfTime(calendar: WorkingCalendar, start: number, due: number, share: number, pauses: readonly Span[] = []): number {
  const total = workingTimeBetween(calendar, start, due, pauses);
  return total === 0 ? due : afterWorkingTime(calendar, start, Math.floor(total * share), pauses);
}

/** @returns that instant when the office is open then, else its next opening */
export function nextOpening(calendar: WorkingCalendar, at: number): number {
  for (let day = dayOf(at); ; day++) {
    const open = workingDayFrom(calendar, day);
    const span = open.spans.find(({ to }) => to > at);
    if (span) return Math.max(at, span.from);
    day = open.day;
  }
}

/** What routes call `businessHours`. @param ms of open hours; none leaves the instant where it is */
export const businessHours = (calendar: WorkingCalendar, from: number, ms: number): number =>
  ms > 0 ? afterWorkingTime(calendar, from, ms) : from;

/** What routes call `businessDays`: the same time of day on the n-th working day after that of `from`; for none, `from` itself. */
export function businessDays(calendar: WorkingCalendar, from: number, days: number): number {
  let day = dayOf(from);
  for (let n = 0; n < days; n++) day = workingDayFrom(calendar, day + 1).day;
  return sameTimeOn(day, from);
}

/** The instant at which `ms` of working time have passed: Infinity when the last pause has no end. */
export function afterWorkingTime(calendar: WorkingCalendar, start: number, ms: number, pauses: readonly Span[] = []): number {
  const never = endless(pauses);
  let left = ms;
  for (let day = workingDayFrom(calendar, dayOf(start)); ; day = workingDayFrom(calendar, day.day + 1)) {
    if (day.spans[0]!.from >= never) return Infinity;
    for (const { from, to } of piecesOf(day.spans, { from: start, to: Infinity }, pauses)) {
      if (to - from >= left) return from + left;
      left -= to - from;
    }
  }
}

/** The parts of these spans that lie within the limits and outside the pauses, in order. */
export function piecesOf(spans: readonly Span[], limits: Span, pauses: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  for (const span of spans) {
    let from = Math.max(span.from, limits.from);
    const end = Math.min(span.to, limits.to);
    for (const pause of pauses) {
      if (pause.to <= from || pause.from >= end) continue;
      if (pause.from > from) pieces.push({ from, to: pause.from });
      from = pause.to;
    }
    if (from < end) pieces.push({ from, to: end });
  }
  return pieces;
}

/** @returns the instant at which a working day closes */
export const closeOf = ({ spans }: WorkingDay): number => spans.at(-1)!.to;

/** Whether a pause takes something between a working day's first opening and its last closing. */
export const isTouched = ({ spans }: WorkingDay, pauses: readonly Span[]): boolean =>
  pauses.some(({ from, to }) => from < spans.at(-1)!.to && to > spans[0]!.from);

function afterWorkingDays(calendar: WorkingCalendar, start: number, amount: number, pauses: readonly Span[]): number {
  const never = endless(pauses);
  for (let day = workingDayFrom(calendar, dayOf(start) + 1), left = amount; ; day = workingDayFrom(calendar, day.day + 1)) {
    if (closeOf(day) > never) return Infinity;
    if (!isTouched(day, pauses) && --left === 0) return closeOf(day);
  }
}

const endless = (pauses: readonly Span[]): number => (pauses.at(-1)?.to === Infinity ? pauses.at(-1)!.from : Infinity);
