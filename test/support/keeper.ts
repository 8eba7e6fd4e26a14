import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../../scripts/launch/places';
import { removePostgres, startPostgres } from '../../scripts/launch/postgres';
import { type ProcessMark, isRunning, keepJson, markOf, readJson } from '../../scripts/launch/processes';
import { terminalProgress } from '../../scripts/launch/progress';
import { removeTemporal, startTemporal } from '../../scripts/launch/temporal';

/**
 * Keeps the servers that all suites share, in a process of its own: they end when the process that asked for them ends, however it
 * ends, and also when one of them does not come up.
 */
async function keep() {
  mkdirSync(stateFolder, { recursive: true });
  await removeAbandoned();
  const dir = mkdtempSync(join(stateFolder, 'test-'));
  keepJson(join(dir, 'keeper.json'), markOf(process.pid));
  const over = new Promise<void>((done) => {
    process.once('disconnect', done);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
  try {
    const [postgres, temporal] = await Promise.allSettled([
      startPostgres({ dir, durable: false }),
      startTemporal({ dir, progress: terminalProgress() }),
    ]);
    if (postgres.status === 'rejected') throw postgres.reason;
    if (temporal.status === 'rejected') throw temporal.reason;
    process.send?.({ TEST_DATABASE_URL: postgres.value.url, TEST_TEMPORAL_ADDRESS: temporal.value.address });
    await over;
  } finally {
    await remove(dir);
  }
}

async function remove(dir: string) {
  await Promise.all([removeTemporal(dir), removePostgres(dir)]);
  rmSync(dir, { recursive: true, force: true });
}

/** Servers of a keeper that was killed itself. */
async function removeAbandoned() {
  for (const name of readdirSync(stateFolder).filter((entry) => entry.startsWith('test-'))) {
    const keeper = readJson<ProcessMark>(join(stateFolder, name, 'keeper.json'));
    if (keeper && !isRunning(keeper)) await remove(join(stateFolder, name));
  }
}

keep().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
