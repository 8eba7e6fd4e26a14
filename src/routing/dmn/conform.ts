import { date, dateAndTime, duration, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelTime, time } from 'feelin';
import type { BaseType, DecisionType } from '../../../contracts/decision-plan';

/** Stands for a value that is not of its type: null is one that is. */
export const mismatch = Symbol('mismatch');

export interface Conforming {
  types: Record<string, DecisionType>;
  /** whether a value passes unary tests */
  passes(tests: string, value: unknown): boolean;
  /** whether text becomes a date or duration where one is wanted: values that come as JSON */
  fromJson?: boolean;
}

/**
 * Makes a value one of the type, as DMN converts: a list of one and its item are the same, a date is the beginning of its day. Text never
 * becomes a number.
 */
export function conform(value: unknown, type: DecisionType | undefined, by: Conforming): unknown {
  if (value === null || value === undefined) return null;
  if (!type) return value;
  if (type.list) return conformList(Array.isArray(value) ? value : [value], type, by);
  const found =
    type.ref === undefined
      ? single(value, type, by)
      : conform(value, Object.hasOwn(by.types, type.ref) ? by.types[type.ref] : undefined, by);
  return type.allowed !== undefined && found !== mismatch && !by.passes(type.allowed, found) ? mismatch : found;
}

function conformList(values: unknown[], { list: _, ...one }: DecisionType, by: Conforming): unknown {
  const found = values.map((value) => conform(value, one, by));
  return found.includes(mismatch) ? mismatch : found;
}

function single(value: unknown, { base, fields }: DecisionType, by: Conforming): unknown {
  if (base === 'any') return value;
  if (Array.isArray(value)) return value.length === 1 ? single(value[0], { base, fields }, by) : mismatch;
  if (!fields) return base === undefined ? value : ofBase(by.fromJson && typeof value === 'string' ? readAs(base, value) : value, base);
  if (!isContext(value)) return mismatch;
  const found = Object.entries(value).map(([name, part]) => [
    name,
    conform(part, Object.hasOwn(fields, name) ? fields[name] : undefined, by),
  ]);
  return found.some(([, part]) => part === mismatch) ? mismatch : Object.fromEntries(found);
}

function ofBase(value: unknown, base: BaseType): unknown {
  if (base === 'date and time' && value instanceof FeelDate) return dateAndTime(`${value.toString()}T00:00:00Z`);
  return isOf[base](value) ? value : mismatch;
}

export const isContext = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

const isOf: Record<BaseType, (value: unknown) => boolean> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date and time': (value) => value instanceof FeelDateTime,
  duration: (value) => value instanceof FeelDuration,
  'days and time duration': (value) => value instanceof FeelDuration && !value.yearsMonths,
  'years and months duration': (value) => value instanceof FeelDuration && value.yearsMonths,
  context: isContext,
  function: (value) => value instanceof FeelFunction || typeof value === 'function',
};

function readAs(base: BaseType, text: string): unknown {
  if (base === 'date') return date(text) ?? text;
  if (base === 'time') return time(text) ?? text;
  if (base === 'date and time') return dateAndTime(text) ?? text;
  return base.endsWith('duration') ? (duration(text) ?? text) : text;
}
