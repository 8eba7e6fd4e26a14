import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RouteEvent } from '../../contracts/route-events';
import type { RoutePlan } from '../../contracts/route-plan';
import type { RouteState } from '../../workflows/route/route-state';

/** What a release wrote of a route, and where it took that to stand. */
export interface RecordedJournal {
  name: string;
  plan: RoutePlan;
  events: RouteEvent[];
  state: RouteState;
}

/** One file for each release; those of older ones stay. */
export const journalsFolder = join(__dirname, 'journals');

export const encodeJournals = (journals: readonly RecordedJournal[]): Buffer => gzipSync(JSON.stringify(journals), { level: 9 });
export const readJournals = (path: string): RecordedJournal[] => JSON.parse(gunzipSync(readFileSync(path)).toString()) as RecordedJournal[];
