import Redis from 'ioredis';
import { LaunchError } from './launch-error';
import { ask } from './postgres';
import { answers } from './temporal';

const withinMs = 5000;

/** Servers that a setting names are used or complained of, never silently replaced by ours. */
export async function requireDatabase(url: string): Promise<void> {
  const rows = await ask<{ version: number }>(url, `select current_setting('server_version_num')::int as version`).catch((error: Error) => {
    throw new LaunchError(`DATABASE_URL names a PostgreSQL that cannot be used (${error.message || 'no answer'}).`);
  });
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (major < 15) throw new LaunchError(`DATABASE_URL names PostgreSQL ${major}; Chapar needs 15 or newer.`);
}

export async function requireTemporal(address: string, namespace: string): Promise<void> {
  if (!(await answers(address, withinMs, namespace)))
    throw new LaunchError(
      `TEMPORAL_ADDRESS names ${address}, where no Temporal server with the namespace "${namespace}" answers (TEMPORAL_NAMESPACE).`,
    );
}

export async function requireRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: withinMs, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {}); // the failed command tells
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new LaunchError(`REDIS_URL names a Redis that does not answer (${(error as Error).message}).`);
  } finally {
    redis.disconnect();
  }
}
