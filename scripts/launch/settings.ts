import { resolve } from 'node:path';
import { type Config, loadConfig } from '../../config/env';
import { LaunchError } from './launch-error';
import { isFree } from './ports';

/** Stand for the servers that we start ourselves until they have addresses; never connected to. */
const pending = { DATABASE_URL: 'postgres://pending/pending', TEMPORAL_ADDRESS: 'pending:1' };

/**
 * The settings of a whole system on one machine, checked before anything is started.
 * @param folder where attached files go unless a setting says otherwise
 * @throws ConfigError naming every wrong setting
 */
export function launchSettings(outside: NodeJS.ProcessEnv, folder: string): { env: NodeJS.ProcessEnv; config: Config } {
  const env = { ...outside };
  // A newcomer's office is one to practise in: its clock can be moved, and `npm run demo` moves it.
  if (env.NODE_ENV !== 'production') env.OFFICE_PRACTICE ||= 'true';
  env.STORAGE_DIR = resolve(env.STORAGE_DIR || `${folder}/files`);
  return {
    env,
    config: loadConfig({
      ...env,
      DATABASE_URL: env.DATABASE_URL || pending.DATABASE_URL,
      TEMPORAL_ADDRESS: env.TEMPORAL_ADDRESS || pending.TEMPORAL_ADDRESS,
    }),
  };
}

export async function requirePort({ PORT, HOST }: Config): Promise<void> {
  if (!(await isFree(PORT, HOST))) throw new LaunchError(`Port ${PORT} on ${HOST} is taken by another program: set PORT to a free one.`);
}
