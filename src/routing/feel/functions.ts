import { date, dateAndTime, type FeelDuration } from 'feelin';
import { dateOfDay, dayOf } from '../../../contracts/tehran-time';
import { dayOfJalaliText } from '../../../contracts/jalali-date';
import { businessDays, businessHours } from '../../../contracts/working-time';
import { workingCalendar } from '../../../contracts/working-calendar';
import { directoryFunctions } from './directory-functions';
import type { Facts } from './facts';
import { instantOf, isoOf } from './feel-values';

type Functions = Record<string, (...given: never[]) => unknown>;

/** The functions of a route; those whose facts are not there are missing, and an expression that asks for them fails. */
export function functionsOf({ directory, calendar }: Facts): Functions {
  return { ...(directory && directoryFunctions(directory)), ...(calendar && timeFunctions(calendar)), jalaliDate };
}

/** `now()` is the instant of what happened, not of when it is worked out. */
export const clockAt = (at: string): Functions => ({
  now: () => dateAndTime(at),
  today: () => date(dateOfDay(dayOf(Date.parse(at)))),
});

function timeFunctions(layers: NonNullable<Facts['calendar']>): Functions {
  const calendar = workingCalendar(layers);
  return {
    businessHours: (from: unknown, duration: FeelDuration) =>
      dateAndTime(isoOf(businessHours(calendar, needInstant(from), msOf(duration)))),
    businessDays: (from: unknown, n: number) => dateAndTime(isoOf(businessDays(calendar, needInstant(from), n))),
  };
}

const jalaliDate = (text: string) => {
  const day = dayOfJalaliText(text);
  return day === undefined ? null : date(dateOfDay(day));
};

function needInstant(value: unknown): number {
  const ms = instantOf(value);
  if (ms === undefined) throw new TypeError('not a date and time');
  return ms;
}

function msOf(duration: FeelDuration): number {
  if (!duration || duration.yearsMonths) throw new TypeError('not a duration of days and hours');
  return (((duration.days * 24 + duration.hours) * 60 + duration.minutes) * 60 + duration.seconds) * 1000;
}
