import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDataSource } from '../src/platform/database/data-source';
import { foldOpen } from '../src/supervision/board-chores';
import { rollDays } from '../src/supervision/rollup';
import { fillBoard } from './bench/full-board';
import { quantile, timed } from './bench/measures';
import { missed, table, type Line } from './bench/report';
import { toldRisks } from './bench-board/risks';
import { viewsOf } from './bench-board/views';
import { migrate } from './launch/database';
import { runCommand } from './launch/launch-error';
import { seedOffice } from './launch/organisation';
import { stateFolder } from './launch/places';
import { removePostgres, startPostgres } from './launch/postgres';

const USAGE = 'Usage: npm run bench:board [-- --quick] [--open N] [--closed N] [--rounds N] [--seed S]';
const BOARD_MS = 300;

/** `npm run bench:board`: how quickly every view of the board is there, over a full organisation; ends with how many are too slow. */
runCommand(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      open: { type: 'string' },
      closed: { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const tenth = values.quick ? 0.05 : 1;
  const [open, closed, rounds] = [Number(values.open ?? 1e6 * tenth), Number(values.closed ?? 1e7 * tenth), Number(values.rounds ?? 20)];
  const seed = Number(values.seed);
  console.log(
    `cores ${cpus().length} · memory ${Math.round(totalmem() / 2 ** 30)} GiB · load ${loadavg()[0]!.toFixed(1)} · Node ${process.versions.node} · seed ${seed} · ${open} open tasks, ${closed} closed`,
  );
  const dir = mkdtempSync(join(stateFolder, 'bench-board-'));
  try {
    const { url } = await startPostgres({ dir, durable: false });
    await migrate(url, { queues: false });
    await seedOffice(url, { production: false });
    const db = await createDataSource(url, 8).initialize();
    try {
      const filled = await timed(() => fillBoard(db, { open, closed, seed }));
      console.log(`✓ rows made (${Math.round(filled / 1000)} s)`);
      const lines = await measured(db, rounds);
      console.log(table(lines));
      return lines.filter(missed).length;
    } finally {
      await db.destroy();
    }
  } finally {
    await removePostgres(dir);
    rmSync(dir, { recursive: true, force: true });
  }
});

async function measured(db: Parameters<typeof viewsOf>[0], rounds: number): Promise<Line[]> {
  let days = 0;
  const rolled = await timed(async () => (days = await rollDays(db)));
  await foldOpen(db);
  await db.query(`vacuum analyze board_answers`);
  const [{ rows, size }] = await db.query<[{ rows: number; size: string }]>(
    `select count(*)::int as rows, pg_size_pretty(pg_total_relation_size('board_answers')) as size from board_answers`,
  );
  const lines: Line[] = [
    { name: 'finished days, from nothing', unit: 's', measured: rolled / 1000, note: `${days} days, ${rows} rows, ${size}` },
    { name: 'a finished day', unit: 'ms', measured: rolled / Math.max(1, days) },
  ];
  lines.push(...(await toldRisks(db)));
  for (const [name, view] of await viewsOf(db)) {
    await view();
    const taken: number[] = [];
    for (let n = 0; n < rounds; n += 1) taken.push(await timed(view));
    lines.push({
      name,
      unit: 'ms',
      measured: quantile(taken, 0.95),
      aim: { most: BOARD_MS },
      note: `median ${quantile(taken, 0.5).toFixed(0)} ms`,
    });
  }
  return lines;
}
