import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clockOf, type ClockFact } from '../../contracts/deadline';
import { DomainError, sentenceOf } from '../../contracts/errors';
import { DeadlineUnit } from '../../contracts/org';
import type { Span } from '../../contracts/tehran-time';
import { CalendarLayer, workingCalendar, type WorkingCalendar } from '../../contracts/working-calendar';
import { LaunchError } from '../launch/launch-error';

const at = z.iso.datetime({ offset: true });

/** Minutes of ten years; what is more by a slip of the pen would be counted day by day until somebody ends it. */
const MOST = 1_000_000;

/** One line of cases.jsonl; pauses as somebody wrote them down, in any order. */
export const Case = z.object({
  id: z.string(),
  calendar: z.string(),
  start: at,
  unit: DeadlineUnit,
  amount: z.int().min(1).max(MOST),
  pauses: z.array(z.object({ from: at, to: at })).default([]),
  due: at,
});
export type Case = z.output<typeof Case>;

export interface Verdict {
  id: string;
  /** nothing when it is due when it should be */
  problem?: string;
}

/** In such a folder a layer needs no name. */
const Layer = z.preprocess((layer) => ({ name: 'layer', ...(layer as object) }), CalendarLayer);

/**
 * Checks the cases of a folder against the clock: `calendars.json` holds its calendars by name, `cases.jsonl` one case a line.
 * @throws LaunchError when one of the two cannot be read, or there is no case: what checked nothing has not passed
 */
export function checkFolder(folder: string): Verdict[] {
  const layers = calendarsOf(textOf(folder, 'calendars.json'));
  const calendars = new Map<string, WorkingCalendar>();
  const calendarOf = (name: string): WorkingCalendar => {
    if (!Object.hasOwn(layers, name)) throw new Error(`There is no calendar ${name}.`);
    const found = calendars.get(name) ?? workingCalendar(z.array(Layer).parse(layers[name]));
    calendars.set(name, found);
    return found;
  };
  const lines = textOf(folder, 'cases.jsonl').split('\n');
  const verdicts = lines.flatMap((line, i) => (line.trim() ? [verdictOn(line, `line ${i + 1}`, calendarOf)] : []));
  if (verdicts.length === 0) throw new LaunchError(`${join(folder, 'cases.jsonl')} holds no case.`);
  return verdicts;
}

function textOf(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new LaunchError(`${join(folder, file)} cannot be read: ${messageOf(error)}`);
  }
}

function calendarsOf(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    throw new LaunchError(`calendars.json holds no calendars by name: ${messageOf(error)}`);
  }
}

function verdictOn(line: string, place: string, calendarOf: (name: string) => WorkingCalendar): Verdict {
  let id = place;
  try {
    const raw: unknown = JSON.parse(line);
    id = z.object({ id: z.string() }).safeParse(raw).data?.id ?? place;
    const one = Case.parse(raw);
    const { dueAt } = clockOf(calendarOf(one.calendar), one, factsOf(one));
    if (dueAt === Date.parse(one.due)) return { id };
    return { id, problem: `due ${dueAt === null ? 'never' : new Date(dueAt).toISOString()}, expected ${one.due}` };
  } catch (error) {
    return { id, problem: messageOf(error) };
  }
}

/** Pauses that overlap or touch are one; what lies before the start is nothing. */
export function factsOf({ start, pauses }: Pick<Case, 'start' | 'pauses'>): ClockFact[] {
  const begin = Date.parse(start);
  const spans = pauses
    .map(({ from, to }): Span => ({ from: Math.max(begin, Date.parse(from)), to: Date.parse(to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  const iso = (ms: number) => new Date(ms).toISOString();
  return [
    { kind: 'start', at: start },
    ...joined.flatMap(({ from, to }): ClockFact[] => [
      { kind: 'pause', at: iso(from) },
      { kind: 'resume', at: iso(to) },
    ]),
  ];
}

function messageOf(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${sentenceOf(error.code, error.params)}`;
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
