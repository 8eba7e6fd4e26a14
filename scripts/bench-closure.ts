import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { loadConfig } from '../config/env';
import type { CalendarChange, CalendarCommand, CalendarEffect } from '../contracts/calendar-admin';
import { Audit } from '../src/audit/audit';
import { deadlines } from '../src/audit/deadlines.checks';
import { clocks } from '../src/audit/tasks.checks';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import { timed } from './bench/measures';
import { missed, table, type Line } from './bench/report';
import { copyQuestions } from './bench-closure/questions';
import { OwnSystem } from './chaos/own-system';
import { runCommand } from './launch/launch-error';
import { Person } from './people/person';

const USAGE = 'Usage: npm run bench:closure [-- --questions N] [-- --quick]';
const SECOND = 1000;
const DAY_MS = 86_400_000;
/** Open questions of several kinds of deadlines. */
const deadlinesAsked = [
  { unit: 'WORKING_DAY', amount: 3 },
  { unit: 'WORKING_HOUR', amount: 20 },
];

/** `npm run bench:closure`: a closure of the whole country while so many questions are open, and its undoing. */
runCommand(async () => {
  const { values } = parseArgs({ options: { questions: { type: 'string' }, quick: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const count = Number(values.questions ?? (values.quick ? 20_000 : 200_000));
  console.log(`cores ${cpus().length} · load ${loadavg()[0]!.toFixed(1)} · Node ${process.versions.node} · ${count} open questions`);
  const system = await OwnSystem.up({ name: 'bench-closure', each: 1, env: { HOLD_MS: '1' } });
  const db = new Pool({ connectionString: system.databaseUrl, max: 4 });
  try {
    const lines = await measured(system, db, count);
    console.log(table(lines));
    return lines.filter(missed).length;
  } finally {
    await db.end();
    await system.down();
  }
});

async function measured(system: OwnSystem, db: Pool, count: number): Promise<Line[]> {
  const admin = await Person.signedIn('admin', DEVELOPMENT_PASSWORD, system.apis[0]!);
  const live = await liveQuestions(system, db);
  say(`${live.length} questions run and wait for an answer`);
  const copies = Math.ceil((count - live.length) / live.length);
  await copyQuestions(db, live, copies);
  const open = await number(db, `select count(*) as n from tasks where state = 'open' and clock is not null`);
  say(`${open - live.length} more were made of rows`);
  const before = await stateOf(db);

  const now = Number((await db.query<{ ms: string }>(`select extract(epoch from office_now()) * 1000 as ms`)).rows[0]!.ms);
  const date = (days: number) => new Date(now + days * DAY_MS + 3.5 * 3600 * SECOND).toISOString().slice(0, 10);
  const closure = { from: date(1), to: date(4), kind: 'CLOSURE' as const, title: 'سرمای شدید', source: 'هیئت وزیران' };
  const command: CalendarCommand = {
    act: 'CLOSE',
    place: { scope: 'NATION' },
    closure: { ...closure, announcedAt: new Date(now).toISOString() },
  };
  let effect: CalendarEffect | undefined;
  const previewMs = await timed(async () => (effect = await admin.post<CalendarEffect>('/api/admin/calendar/preview', command)));
  say(`a preview: ${effect!.moved} of ${effect!.clocks} would move`);
  const announced = await carriedOut(admin, command);
  const owed = await number(db, `select count(*) as n from nudges`);
  say('announced');
  const wrong = await wrongOf(system);
  const undone = await carriedOut(admin, { act: 'UNDO', change: announced.id });
  say('undone');
  const after = await stateOf(db);
  const wrongAfter = await wrongOf(system);
  return [
    { name: 'open questions touched', unit: '', measured: announced.moved, aim: { least: Math.min(count, open) } },
    { name: 'as the preview said', unit: '', measured: effect!.moved, aim: { least: announced.moved } },
    { name: 'preview', unit: 's', measured: previewMs / SECOND },
    { name: 'counted anew after the closure', unit: 's', measured: announced.seconds, aim: { most: 60 } },
    { name: 'counted back after its undoing', unit: 's', measured: undone.seconds, aim: { most: 60 } },
    { name: 'nudges owed although nothing came nearer', unit: '', measured: owed, aim: { most: 0 } },
    { name: 'due times and clocks other than before', unit: '', measured: before === after ? 0 : 1, aim: { most: 0 } },
    { name: 'stored otherwise than they count', unit: '', measured: wrong + wrongAfter, aim: { most: 0 } },
  ];
}

/** Two questions to every office of the country, of two kinds of deadlines. */
async function liveQuestions(system: OwnSystem, db: Pool): Promise<string[]> {
  const names = ['hq.identity.expert1', 'hq.identity.documents.head', 'hq.identity.head'] as const;
  const [drafter, reviewer, signer] = await Promise.all(names.map((name) => Person.signedIn(name, DEVELOPMENT_PASSWORD, system.apis[0]!)));
  const posts = new Map(
    (await db.query<{ code: string; id: string }>(`select code, id from posts`)).rows.map(({ code, id }) => [code, id]),
  );
  const offices = await db.query<{ id: string }>(
    `select id from units where kind = 'OFFICE' and level <> 'HEADQUARTERS' and head_of(id) is not null limit 500`,
  );
  for (const within of deadlinesAsked) {
    const { processId } = await drafter!.post(
      '/api/letters',
      {
        ...{ post: posts.get(names[0]), kind: 'INQUIRY', subject: 'آمار', body: 'با سلام', inquiry: { type: 'ADMINISTRATIVE', within } },
        recipients: offices.rows.map(({ id }) => ({ role: 'MAIN', unit: id })),
      },
      { wait: 5 },
    );
    const close = (who: Person, key: string, body: object) => who.post(`/api/letters/${processId}/tasks/${key}`, body, { wait: 5 });
    await close(drafter!, 'draft.1', {
      outcome: 'submitted',
      version: 1,
      reviewers: [posts.get(names[1])],
      signers: [posts.get(names[2])],
    });
    await close(reviewer!, 'review.1.1', { outcome: 'approved', version: 1 });
    await close(signer!, 'sign.1.1', { outcome: 'signed', version: 1 });
  }
  const waiting = `select process_id as id from tasks where kind = 'answer' and state = 'open'`;
  await until(async () => (await db.query(waiting)).rowCount === offices.rowCount! * deadlinesAsked.length);
  await until(async () => (await number(db, `select count(*) as n from nudges`)) === 0);
  return (await db.query<{ id: string }>(waiting)).rows.map(({ id }) => id);
}

async function carriedOut(admin: Person, command: CalendarCommand): Promise<CalendarChange & { seconds: number }> {
  const began = performance.now();
  const { id } = await admin.post<CalendarChange & { processId: string; seq: number }>('/api/admin/calendar/changes', command);
  let change: CalendarChange | undefined;
  await until(async () => (change = await admin.get<CalendarChange>(`/api/admin/calendar/changes/${id}`)).doneAt !== null);
  return { ...change!, seconds: (performance.now() - began) / SECOND };
}

/** Every due time and every clock, in one word. */
const stateOf = async (db: Pool): Promise<string> =>
  (
    await db.query<{ state: string }>(
      `select md5((select string_agg(t.process_id || t.key || t.due_at || t.provisional, ',' order by t.process_id, t.key) from tasks t where state = 'open') ||
         (select string_agg(c.process_id || c.key || c.step || c.at, ',' order by c.process_id, c.key, c.step) from clocks c)) as state`,
    )
  ).rows[0]!.state;

/** What the doctor finds of due times and clocks. */
async function wrongOf({ env, folder }: OwnSystem): Promise<number> {
  const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TASK_QUEUE, PAYLOAD_KEY } = loadConfig(env);
  const temporal = { address: TEMPORAL_ADDRESS, namespace: TEMPORAL_NAMESPACE, taskQueue: TASK_QUEUE, payloadKey: PAYLOAD_KEY };
  const audit = await Audit.open({ databaseUrl: DATABASE_URL, temporal, storageDir: folder });
  try {
    const found = [...(await deadlines.run(audit)), ...(await clocks.run(audit))];
    return found.length;
  } finally {
    await audit.close();
  }
}

async function until(isSo: () => Promise<boolean>, withinMs = 600_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await pause(250)) if (Date.now() > end) throw new Error('It does not happen.');
}

const number = async (db: Pool, sql: string): Promise<number> => Number((await db.query<{ n: string }>(sql)).rows[0]!.n);

const say = (line: string) => console.log(`• ${line}`);
