import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CalendarLayer } from '../../contracts/working-calendar';
import type { DirectoryFacts, Facts } from '../../src/routing/feel/facts';
import type { Json, Variables } from '../../contracts/route-events';

/** What is done to a running route. */
export type CaseAction =
  | { complete: string; with?: Variables; by?: string; index?: number }
  | { job: string; with?: Variables; error?: string; fail?: string; index?: number }
  | { advance: string }
  | { message: string; key?: string; with?: Variables }
  | { signal: string }
  | { retry: string; with?: Variables }
  | { activate: string[]; in: string }
  | { refer: string; id: string; to: string[] }
  | { answer: string; with?: Variables }
  | { cancel: true };

export type CaseCheck =
  | { waiting: string[] }
  | { status: string }
  | { incident: { element: string; code?: string } }
  | { task: { element: string; candidateGroups?: string[]; assignee?: string; due?: string } }
  | { rejected: CaseAction };

export interface Expectation {
  status?: string;
  completed?: Record<string, number>;
  cancelled?: Record<string, number>;
  never?: string[];
  order?: [string, string][];
  variables?: Variables;
  absentVariables?: string[];
  referrals?: Record<string, string>;
}

/** One executable case: a route, what is done to it, and what must come of it. */
export interface RouteCase {
  id: string;
  title: string;
  bpmn: string[];
  process: string;
  now: string;
  directory?: string;
  calendar?: string;
  variables: Variables;
  decisions?: Record<string, Json>;
  steps: (CaseAction | CaseCheck)[];
  expect: Expectation;
}

interface CaseCalendar {
  hours: CalendarLayer['weeks'][number]['hours'] extends infer Hours ? { [day in keyof Hours]: [string, string] } : never;
  holidays: string[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const readCase = (path: string): RouteCase => read(path) as RouteCase;

/** The organisation and the calendar in which a case runs. */
export function factsOf({ id, directory, calendar }: RouteCase, path: string): Facts {
  const beside = (name: string) => read(join(dirname(path), name));
  return {
    version: id,
    ...(directory && { directory: beside(directory) as DirectoryFacts }),
    ...(calendar && { calendar: [layerOf(beside(calendar) as CaseCalendar)] }),
  };
}

function layerOf({ hours, holidays }: CaseCalendar): CalendarLayer {
  const days = Object.fromEntries(Object.entries(hours).map(([day, [opens, closes]]) => [day, [[opens, closes]]]));
  const exceptions = holidays.map((from) => ({ from, hours: [], kind: 'HOLIDAY' as const }));
  return { name: 'case', weeks: [{ hours: days }], exceptions } as CalendarLayer;
}
