import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { LaunchError } from './launch-error';
import { removePostgres } from './postgres';
import { removeTemporal } from './temporal';

/** Empties what `npm start` keeps, once the person at the terminal has agreed. */
export async function reset(folder: string, env: NodeJS.ProcessEnv, agreed: boolean): Promise<void> {
  const foreign = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'REDIS_URL'].find((name) => env[name]);
  if (foreign)
    throw new LaunchError(
      `--reset empties what lies in ${folder} and leaves alone what ${foreign} names: empty that yourself, or unset ${foreign}.`,
    );
  if (!agreed && !(await confirm(`Delete every letter, file and history kept in ${folder}? [y/N] `)))
    throw new LaunchError('Nothing was deleted: --reset needs a "y" (or --yes).');
  await removeTemporal(folder);
  await removePostgres(folder);
  for (const name of ['files', 'logs', 'state.json']) rmSync(join(folder, name), { recursive: true, force: true });
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    terminal.once('SIGINT', () => terminal.close());
    const closed = new Promise<string>((done) => terminal.once('close', () => done('')));
    return /^y(es)?$/i.test((await Promise.race([terminal.question(question), closed])).trim());
  } finally {
    terminal.close();
  }
}
