import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformByEngine } from '../../scripts/routes/conform';
import { feelPool } from '../support/feel-pool';
import { encodeJournals, journalsFolder, type RecordedJournal } from './journals';

/** Keeps what this release writes of every case of routes: `npm run record:journals`, once for a release. */
async function main(): Promise<void> {
  const cases = join(__dirname, '../routes/cases');
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  const pool = feelPool();
  const journals: RecordedJournal[] = [];
  for (const name of readdirSync(cases).filter((file) => /^[rp]\d+.*\.json$/.test(file)))
    await conformByEngine(join(cases, name), pool, ({ plan, journal, state }) => journals.push({ name, plan, events: journal, state }));
  await pool.close();
  mkdirSync(journalsFolder, { recursive: true });
  writeFileSync(join(journalsFolder, `${version}.json.gz`), encodeJournals(journals));
  console.log(`${journals.length} journals of release ${version}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
