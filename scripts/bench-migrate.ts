import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { loadConfig } from '../config/env';
import type { MigrationView } from '../contracts/route-migrations';
import { Journal } from '../src/journal/journal';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import { createDataSource } from '../src/platform/database/data-source';
import { readyFile, readyRoutes, seedRoutes } from '../src/routing/library/seed-routes';
import { routes as routesCheck } from '../src/audit/routes.checks';
import { Audit } from '../src/audit/audit';
import { missed, table, type Line } from './bench/report';
import { sideBySide, timed } from './bench/measures';
import { readyJourneys } from './people/journeys';
import { copyLetter } from './bench-migrate/copies';
import { OwnSystem } from './chaos/own-system';
import { runCommand } from './launch/launch-error';
import { Person } from './people/person';

const USAGE = 'Usage: npm run bench:migrate [-- --letters N] [--live N]';
const FILE = 'outgoing-letter.bpmn';
/** A bare line for so many letters, to compare with. */
const BARE = 2000;
const AT_ONCE = 4;

/**
 * `npm run bench:migrate`: letters on their way taken to the next version of their route, whoever moves them killed half-way; then all are
 * there, none is stuck, and people go on with them.
 */
runCommand(async () => {
  const { values } = parseArgs({ options: { letters: { type: 'string' }, live: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const [count, live] = [Number(values.letters ?? 100_000), Number(values.live ?? 1000)];
  console.log(
    `cores ${cpus().length} · load ${loadavg()[0]!.toFixed(1)} · Node ${process.versions.node} · ${count} letters, ${live} of them running`,
  );
  const system = await OwnSystem.up({ name: 'bench-migrate', each: 1, env: { LOG_LEVEL: 'info' } });
  const db = new Pool({ connectionString: system.databaseUrl, max: AT_ONCE });
  try {
    const lines = await measured(system, db, count, live);
    console.log(table(lines));
    return lines.filter(missed).length;
  } finally {
    await db.end();
    await system.down();
  }
});

async function measured(system: OwnSystem, db: Pool, count: number, live: number): Promise<Line[]> {
  const source = await createDataSource(system.databaseUrl, AT_ONCE).initialize();
  await seedRoutes(source);
  const [admin, second] = await Promise.all(
    ['admin', 'hq.it.head'].map((name) => Person.signedIn(name, DEVELOPMENT_PASSWORD, system.apis[0]!)),
  );
  const office = await Office.of(system, db);
  const letters: string[] = [];
  await sideBySide(live, 8, async () => void letters.push(await office.submitted()));
  await until(async () => (await number(db, `select count(*) as n from tasks where state = 'open' and element is not null`)) >= live);
  say(`${live} letters run and lie on the desk of their first reader`);
  await copyLetter(db, letters[0]!, count - live);
  say(`${count - live} more were made of rows`);
  const route = await nextVersion(db, admin!, second!);
  const copies = (await db.query<{ id: string }>(`select id from letters where not (id = any($1)) limit ${BARE}`, [letters])).rows.map(
    ({ id }) => id,
  );
  const journal = new Journal(source);
  const bare = await timed(() =>
    sideBySide(BARE, AT_ONCE, (n) =>
      journal.write(copies[n % copies.length]!, async (page) => void page.add({ kind: 'said', key: `bare.${n}`, refs: {} })),
    ),
  );

  const began = performance.now();
  const { id } = await admin!.post<MigrationView & { processId: string; seq: number }>(`/api/admin/routes/${route}/versions/2/migrations`, {
    from: 1,
    dryRun: false,
  });
  const moved = () => number(db, `select count(*) as n from route_migration_items where migration = '${id}'`);
  await until(async () => (await moved()) >= count / 2);
  const half = await moved();
  const back = ['Jobs', 'Worker'].map((part) => system.takeAway(part));
  say(`killed with ${half} of ${count} moved`);
  await pause(1000);
  for (const come of back) come();
  await until(async () => (await admin!.get<MigrationView>(`/api/admin/migrations/${id}`)).doneAt !== null);
  const seconds = (performance.now() - began) / 1000;
  say('all have a verdict');

  const refused = (await admin!.get<MigrationView>(`/api/admin/migrations/${id}`)).refused.reduce((sum, { count }) => sum + count, 0);
  const there = await number(db, `select count(*) as n from letter_routes where version = 2 and ended_at is null`);
  const once = await number(
    db,
    `select count(*) as n from (select process_id from acts where kind = 'said' and key like 'migrated.%' group by 1 having count(*) = 1) each`,
  );
  const stuck = await stuckOf(system);
  const some = [...letters.slice(0, 20), ...copies.slice(0, 20)];
  const went = (await Promise.all(some.map((letter) => office.goesOn(letter)))).filter(Boolean).length;
  await source.destroy();
  return [
    { name: 'letters on the new version', unit: '', measured: there, aim: { least: count } },
    { name: 'each moved once', unit: '', measured: once, aim: { least: count } },
    { name: 'refused', unit: '', measured: refused, aim: { most: 0 } },
    { name: 'stuck', unit: '', measured: stuck, aim: { most: 0 } },
    { name: `of ${some.length} that were acted on, went on`, unit: '', measured: went, aim: { least: some.length } },
    { name: 'letters a second', unit: '/s', measured: count / seconds, note: `${seconds.toFixed(0)} s, with the stop` },
    { name: 'a move against a bare line of the journal', unit: 'times', measured: (seconds * 1000) / count / (bare / BARE) },
  ];
}

/** The ready route with a shorter deadline, published. @returns the route */
async function nextVersion(db: Pool, admin: Person, second: Person): Promise<string> {
  const { name } = readyRoutes.find(({ file }) => file === FILE)!;
  const route = (await db.query<{ id: string }>(`select id from routes where name = $1`, [name])).rows[0]!.id;
  const changed = readyFile(FILE)
    .toString()
    .replaceAll(/PT(\d+)H/g, (_, hours) => `PT${Number(hours) + 1}H`);
  await admin.upload(`/api/admin/routes/${route}/versions?name=${FILE}`, Uint8Array.from(Buffer.from(changed)), 'application/xml');
  await admin.post(`/api/admin/routes/${route}/versions/2/proposal`);
  await second.post(`/api/admin/routes/${route}/versions/2/publication`);
  return route;
}

class Office {
  private constructor(
    private readonly drafter: Person,
    private readonly reader: Person,
    private readonly db: Pool,
    private readonly ids: Map<string, string>,
  ) {}

  static async of(system: OwnSystem, db: Pool): Promise<Office> {
    const { from, reviewers } = readyJourneys[FILE]!;
    const { rows } = await db.query<{ code: string; id: string }>(
      `select code, id from posts union all select 'unit ' || code, id from units`,
    );
    const [drafter, reader] = await Promise.all(
      [from, reviewers[0]!].map((name) => Person.signedIn(name, DEVELOPMENT_PASSWORD, system.apis[0]!)),
    );
    return new Office(drafter!, reader!, db, new Map(rows.map(({ code, id }) => [code, id])));
  }

  async submitted(): Promise<string> {
    const { from, reviewers, signers, to } = readyJourneys[FILE]!;
    const recipients = to.map((code) => ({ role: 'MAIN', unit: this.ids.get(`unit ${code}`) }));
    const { processId } = await this.drafter.post(
      '/api/letters',
      { post: this.ids.get(from), subject: 'ابلاغ', body: 'با سلام', recipients },
      { wait: 5 },
    );
    const [named, signing] = [reviewers, signers].map((codes) => codes.map((code) => this.ids.get(code)));
    await this.drafter.post(
      `/api/letters/${processId}/tasks/draft.1`,
      { outcome: 'submitted', version: 1, reviewers: named, signers: signing },
      { wait: 5 },
    );
    return processId;
  }

  /** The first reader approves, and the route says who comes next. */
  async goesOn(letter: string): Promise<boolean> {
    const open = async () =>
      (await this.db.query<{ key: string }>(`select key from tasks where letter_id = $1 and state = 'open'`, [letter])).rows;
    const [{ key }] = (await open()) as [{ key: string }];
    await this.reader.post(`/api/letters/${letter}/tasks/${key}`, { outcome: 'approved', version: 1 }, { wait: 5 });
    return until(async () => (await open()).some((task) => task.key !== key), 60_000).then(
      () => true,
      () => false,
    );
  }
}

/** What the doctor finds of letters on routes. */
async function stuckOf({ env, folder }: OwnSystem): Promise<number> {
  const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TASK_QUEUE, PAYLOAD_KEY } = loadConfig(env);
  const temporal = { address: TEMPORAL_ADDRESS, namespace: TEMPORAL_NAMESPACE, taskQueue: TASK_QUEUE, payloadKey: PAYLOAD_KEY };
  const audit = await Audit.open({ databaseUrl: DATABASE_URL, temporal, storageDir: folder });
  return routesCheck
    .run(audit)
    .then((found) => found.length)
    .finally(() => audit.close());
}

async function until(isSo: () => Promise<boolean>, withinMs = 1_800_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await pause(250)) if (Date.now() > end) throw new Error('It does not happen.');
}

const number = async (db: Pool, sql: string): Promise<number> => Number((await db.query<{ n: string }>(sql)).rows[0]!.n);

const say = (line: string) => console.log(`• ${line}`);
