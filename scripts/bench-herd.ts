import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool, type PoolClient } from 'pg';
import { loadConfig } from '../config/env';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import { examine } from '../src/audit/examination';
import { quantile } from './bench/measures';
import { missed, table, type Line } from './bench/report';
import { copyInquiry } from './bench-herd/copies';
import { Readers } from './bench-herd/readers';
import { OwnSystem } from './chaos/own-system';
import { runCommand } from './launch/launch-error';
import { write } from './people/letters';
import { OfficePeople, until, type Seat } from './people/office';
import type { Person } from './people/person';

const USAGE = 'Usage: npm run bench:herd [-- --clocks N] [--live N] [--minutes N] [--quick]';
/** As many as one letter asks. */
const ASKED = 500;
const readers = ['2301.head', '23.head', '0101.head', '10.head', 'hq.president', 'hq.identity.expert1'];
const QUIET_MS = 20_000;

interface Herd {
  clocks: number;
  live: number;
  minutes: number;
}

/**
 * `npm run bench:herd`: a hundred thousand questions that are due in the same minute, a thousand of them with live runs: every clock strikes
 * once, soon enough, and people go on reading their cartables.
 */
runCommand(async () => {
  const { values } = parseArgs({
    options: {
      ...{ clocks: { type: 'string' }, live: { type: 'string' }, minutes: { type: 'string' } },
      ...{ quick: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  if (values.help) return console.log(USAGE);
  const usual: Herd = values.quick ? { clocks: 10_000, live: 200, minutes: 2 } : { clocks: 100_000, live: 1000, minutes: 6 };
  const { clocks = usual.clocks, live = usual.live, minutes = usual.minutes } = values;
  const herd: Herd = { clocks: Number(clocks), live: Number(live), minutes: Number(minutes) };
  console.log(
    `cores ${cpus().length} · load ${loadavg()[0]!.toFixed(1)} · Node ${process.versions.node} · ${herd.clocks} clocks, ${herd.live} of them with live runs; no chance in it`,
  );
  const system = await OwnSystem.up({ name: 'bench-herd', each: 1, env: { HOLD_MS: '1' } });
  const db = new Pool({ connectionString: system.databaseUrl, max: 2 });
  try {
    const lines = await measured(system, db, herd);
    console.log(table(lines));
    return lines.filter(missed).length;
  } finally {
    await db.end();
    await system.down();
  }
});

async function measured(system: OwnSystem, db: Pool, { clocks, live, minutes }: Herd): Promise<Line[]> {
  const office = new OfficePeople(system.apis[0]!, DEVELOPMENT_PASSWORD);
  const people = (await office.all(readers)).map(({ person }) => person);
  await openAlways(db);
  await db.query(
    `update inquiry_types set deadline = jsonb_build_object('unit', 'WORKING_MINUTE', 'amount', $1::int) where code = 'ADMINISTRATIVE'`,
    [minutes],
  );

  const letters = await asked(office, db, live);
  const [due] = await rows<{ from: Date; to: Date }>(
    db,
    `select min(due_at) as "from", max(due_at) as "to" from tasks where kind = 'answer' and state = 'open'`,
  );
  say(`${live} questions run, due between ${due!.from.toISOString()} and ${due!.to.toISOString()}`);
  await alone(db, async (session) => {
    for (const letter of letters) await copyInquiry(session, letter, Math.round(clocks / live) - 1);
  });
  const [{ n: total }] = (await rows<{ n: number }>(db, `select count(*)::int as n from clocks where step = 'due'`)) as [{ n: number }];
  if (Date.now() > due!.from.getTime() - QUIET_MS - 2000)
    throw new Error('Making the rows took longer than the questions have: --minutes more.');
  say(
    `${total - live} more were made of rows, with ${(await rows<{ n: number }>(db, `select count(*)::int as n from acts`))[0]!.n} lines of journals`,
  );

  await pause(due!.from.getTime() - QUIET_MS - 1000 - Date.now());
  const before = await reading(people, () => pause(QUIET_MS));
  await pause(due!.from.getTime() - Date.now());
  const during = await reading(people, () =>
    until(
      'every clock strikes',
      async () => {
        const [left] = await rows<{ n: number }>(db, `select count(*)::int as n from clocks where step = 'due'`);
        return left!.n === 0;
      },
      600_000,
    ),
  );

  const [struck] = await rows<{ lines: number; once: number; p50: number; p99: number; last: number; seconds: number }>(db, lateness);
  const [{ notified }] = (await rows<{ notified: number }>(
    db,
    `select count(*)::int as notified from notifications where code = 'due'`,
  )) as [{ notified: number }];
  await pause(2000);
  const broken = (await examine(loadConfig(system.env))).flatMap(({ id, violations }) =>
    violations.map(({ where, what }) => `${id} ${where}: ${what}`),
  );
  for (const line of broken.slice(0, 10)) say(line);
  const p95 = (times: number[]) => quantile(times, 0.95);
  return [
    {
      name: 'clocks that struck',
      unit: '',
      measured: struck!.lines,
      aim: { least: total },
      note: `in ${struck!.seconds.toFixed(1)} s, ${(struck!.lines / struck!.seconds).toFixed(0)}/s`,
    },
    { name: 'struck more than once', unit: '', measured: struck!.lines - struck!.once, aim: { most: 0 } },
    { name: 'told that they are due', unit: '', measured: notified, aim: { least: total } },
    {
      name: 'lateness, p99',
      unit: 's',
      measured: struck!.p99,
      aim: { most: 60 },
      note: `p50 ${struck!.p50.toFixed(1)}, last ${struck!.last.toFixed(1)}`,
    },
    {
      name: 'cartable before, p95',
      unit: 'ms',
      measured: p95(before),
      note: `p50 ${quantile(before, 0.5).toFixed(1)}, ${before.length} reads`,
    },
    {
      name: 'cartable meanwhile, p95',
      unit: 'ms',
      measured: p95(during),
      aim: { most: 500 },
      note: `p50 ${quantile(during, 0.5).toFixed(1)}, ${during.length} reads`,
    },
    { name: '· times that of before', unit: '×', measured: p95(during) / p95(before) },
    { name: 'found by the doctor afterwards', unit: '', measured: broken.length, aim: { most: 0 } },
  ];
}

/** Every office works around the clock, so that the hour of the measurement does not matter. */
async function openAlways(db: Pool): Promise<void> {
  const day = [['00:00', '24:00']];
  const week = Object.fromEntries(['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, day]));
  await db.query(
    `update calendar_weeks set withdrawn_at = office_now() where withdrawn_at is null and layer_id <> stable_id('calendar/NATION')`,
  );
  await db.query(`update calendar_exceptions set withdrawn_at = office_now() where withdrawn_at is null and kind <> 'HOLIDAY'`);
  await db.query(`update calendar_exceptions set hours = $1`, [JSON.stringify(day)]);
  await db.query(`update calendar_weeks set hours = $1, from_day = null, to_day = null`, [JSON.stringify(week)]);
}

/** @returns the letters whose units have the question on their desk, each unit an office of its own */
async function asked(office: OfficePeople, db: Pool, count: number): Promise<string[]> {
  const seats = await office.all(['hq.identity.expert1', 'hq.identity.documents.head', 'hq.identity.head']);
  const [drafter, reviewer, signer] = seats as [Seat, Seat, Seat];
  const units = await rows<{ id: string }>(
    db,
    `select id from units where kind = 'OFFICE' and level <> 'HEADQUARTERS' order by place limit $1`,
    [Math.min(count, ASKED)],
  );
  const letters: string[] = [];
  for (let left = count; left > 0; left -= units.length) {
    const recipients = units.slice(0, left).map(({ id }) => ({ role: 'MAIN' as const, unit: id }));
    const { processId } = await write({
      ...{ drafter, reviewers: [reviewer], signers: [signer], recipients, kind: 'INQUIRY' as const },
      ...{ subject: 'آمار کارکنان', body: 'با سلام', inquiry: { type: 'ADMINISTRATIVE' } },
    });
    letters.push(processId);
  }
  await until(
    'every unit has its question',
    async () => {
      const [open] = await rows<{ n: number }>(db, `select count(*)::int as n from tasks where kind = 'answer' and state = 'open'`);
      return open!.n === count;
    },
    300_000,
  );
  return letters;
}

async function reading(people: readonly Person[], meanwhile: () => Promise<unknown>): Promise<number[]> {
  const at = new Readers(people);
  await meanwhile();
  await at.stop();
  return at.times;
}

/** From when a question was due to its line. */
const lateness = `
  select count(*)::int as lines, count(distinct (t.process_id, t.key))::int as once,
    percentile_cont(0.5) within group (order by late) as p50, percentile_cont(0.99) within group (order by late) as p99, max(late) as last,
    extract(epoch from max(at) - min(at))::float as seconds
  from (select t.process_id, t.key, f.at, extract(epoch from f.at - t.due_at)::float as late
        from tasks t join acts f on f.year = t.year and f.process_id = t.process_id and f.kind = 'fired' and f.key = t.key || ':due' where t.kind = 'answer') t`;

/** With one session; one that failed in the middle is not used again. */
async function alone(db: Pool, work: (session: PoolClient) => Promise<void>): Promise<void> {
  const session = await db.connect();
  await work(session).then(
    () => session.release(),
    (error: Error) => {
      session.release(error);
      throw error;
    },
  );
}

const rows = async <Row extends object>(db: Pool, sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await db.query<Row>(sql, values)).rows;

const say = (line: string) => console.log(`• ${line}`);
