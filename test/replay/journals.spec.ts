import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Position } from '../../workflows/route/position';
import { journalsFolder, readJournals } from './journals';

/** As a journal keeps it. */
const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(readdirSync(journalsFolder))('what release %s wrote of routes', (file) => {
  it.each(readJournals(join(journalsFolder, file)).map((journal) => [journal.name, journal] as const))('leads to where it stood: %s', (_, journal) => {
    expect(kept(new Position(journal.plan).follow(journal.events).state)).toEqual(kept(journal.state));
  });
});
