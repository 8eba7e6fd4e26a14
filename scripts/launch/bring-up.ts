import { type Config, isProduction } from '../../config/env';
import { migrate } from './database';
import { requireDatabase, requireRedis, requireTemporal } from './given-servers';
import { LaunchError } from './launch-error';
import { seedOffice } from './organisation';
import { startPostgres } from './postgres';
import { pause } from './processes';
import type { Progress } from './progress';
import { roleTitles, startRole } from './roles';
import type { RunningSystem } from './running-system';
import type { Supervisor } from './supervisor';
import { startTemporal } from './temporal';
import { findTemporal } from './temporal-program';

interface Options {
  dir: string;
  env: NodeJS.ProcessEnv;
  config: Config;
  progress: Progress;
  supervisor: Supervisor;
  ui: boolean;
  signal: AbortSignal;
}

/**
 * Brings the whole system up, each part after what it needs; what is started is handed to the supervisor at once, so that it is
 * stopped whatever happens next.
 */
export async function bringUp(options: Options): Promise<RunningSystem> {
  const { env, config, progress, signal } = options;
  const DATABASE_URL = await database(options);
  signal.throwIfAborted();
  const TEMPORAL_ADDRESS = await temporal(options);
  signal.throwIfAborted();
  if (config.REDIS_URL) await progress.step('Redis of REDIS_URL', () => requireRedis(config.REDIS_URL ?? ''));
  await progress.step('Tables', async (note) => {
    const { applied } = await migrate(DATABASE_URL, { queues: !config.REDIS_URL });
    note(applied ? `${applied} migrations` : 'up to date');
  });
  await progress.step('Organisation', async (note) => note(await seedOffice(DATABASE_URL, { production: isProduction(config) })));
  signal.throwIfAborted();
  const roleEnv = { ...env, DATABASE_URL, TEMPORAL_ADDRESS };
  const baseUrl = `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${config.PORT}`;
  await progress.step('API, worker and jobs', () => roles(options, roleEnv, baseUrl), 15_000);
  return { DATABASE_URL, TEMPORAL_ADDRESS, baseUrl, env: roleEnv };
}

async function database({ env, dir, progress, supervisor }: Options): Promise<string> {
  const given = env.DATABASE_URL;
  if (given) {
    await progress.step('PostgreSQL of DATABASE_URL', () => requireDatabase(given));
    return given;
  }
  return progress.step('PostgreSQL', async (note) => {
    const { url, adopted } = await supervisor.keep('PostgreSQL', () => startPostgres({ dir }));
    note(`127.0.0.1:${new URL(url).port}${adopted ? ', was still running' : ''}`);
    return url;
  });
}

async function temporal({ env, config, dir, progress, supervisor, ui, signal }: Options): Promise<string> {
  const given = env.TEMPORAL_ADDRESS;
  if (given) {
    await progress.step('Temporal of TEMPORAL_ADDRESS', () => requireTemporal(given, config.TEMPORAL_NAMESPACE));
    return given;
  }
  const program = await findTemporal(progress, signal);
  return progress.step('Temporal', async (note) => {
    const { address, adopted, uiUrl } = await supervisor.keep('Temporal', () => startTemporal({ dir, ui, program }));
    note(`${address}${adopted ? ', was still running' : ''}${uiUrl ? `, pages at ${uiUrl}` : ''}`);
    return address;
  });
}

/** Side by side, as none needs another to start; the system is up when a question goes through all of it. */
async function roles({ dir, supervisor }: Options, env: NodeJS.ProcessEnv, baseUrl: string): Promise<void> {
  const started = (['jobs', 'worker', 'api'] as const).map((name) =>
    supervisor.keep(roleTitles[name], () => startRole(name, env, { dir })),
  );
  await Promise.all(started);
  await whenReady(baseUrl, 30_000);
}

async function whenReady(baseUrl: string, withinMs: number): Promise<void> {
  let said = 'no answer';
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(100)) {
    const response = await fetch(`${baseUrl}/health/ready`).catch((error: Error) => error.message);
    if (typeof response !== 'string' && response.ok) return;
    said = typeof response === 'string' ? response : await response.text();
  }
  throw new LaunchError(`The system started but does not get ready within ${withinMs / 1000} s: ${said}`);
}
