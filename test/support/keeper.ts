import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { stateFolder } from '../../scripts/launch/places';
import { removePostgres, startPostgres } from '../../scripts/launch/postgres';
import { terminalProgress } from '../../scripts/launch/progress';
import { removeTemporal, startTemporal } from '../../scripts/launch/temporal';

/**
 * Keeps the servers that all suites share, in a process of its own: they end when the process that asked for them ends, however it
 * ends, and also when one of them does not come up.
 */
async function keep() {
  mkdirSync(stateFolder, { recursive: true });
  const dir = mkdtempSync(join(stateFolder, 'test-'));
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
    await Promise.all([removeTemporal(dir), removePostgres(dir)]);
    rmSync(dir, { recursive: true, force: true });
  }
}

keep().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
