import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

let keeper: ChildProcess | undefined;

/**
 * One PostgreSQL and one Temporal server for all suites, told to them as TEST_DATABASE_URL and TEST_TEMPORAL_ADDRESS. Whoever sets
 * both brings servers of their own.
 */
export async function startTestServices(): Promise<void> {
  if (process.env.TEST_DATABASE_URL && process.env.TEST_TEMPORAL_ADDRESS) return;
  const child = fork(join(__dirname, 'keeper.ts'), { execArgv: ['-r', join(__dirname, 'register.js')], detached: true });
  keeper = child;
  const addresses = await new Promise<Record<string, string>>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Record<string, string>));
    child.once('exit', (code) => reject(new Error(`The servers that the tests need did not start (${code}).`)));
  });
  Object.assign(process.env, addresses);
}

export async function stopTestServices(): Promise<void> {
  if (!keeper || keeper.exitCode !== null) return;
  const ended = new Promise((done) => keeper?.once('exit', done));
  keeper.disconnect();
  await ended;
}
