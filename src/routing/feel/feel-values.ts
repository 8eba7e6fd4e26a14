import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { Json } from '../../../contracts/route-events';

const TEHRAN = 'Asia/Tehran';

/** @returns milliseconds since 1970; what says no time zone is meant in Tehran, a date its beginning. undefined for anything else */
export function instantOf(value: unknown): number | undefined {
  if (value instanceof FeelDate) return value.value.toZonedDateTime(TEHRAN).epochMilliseconds;
  if (value instanceof FeelDateTime) return value.value.toZonedDateTime(value.zone ?? TEHRAN).epochMilliseconds;
  return undefined;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();

/** As it is kept and sent: instants in UTC, durations and dates as ISO text. What no JSON can say is null. */
export function jsonOf(value: unknown): Json {
  if (value instanceof FeelDateTime) return isoOf(instantOf(value)!);
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration) return value.toString();
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value !== null && typeof value === 'object' && isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, jsonOf(part)]));
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
