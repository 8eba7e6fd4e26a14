import { type Config, loadConfig } from '../../config/env';
import { environment } from './places';
import { runningSystem } from './running-system';

/**
 * The settings of the system that a command is to look at: those of the environment when they name its servers, else those of the
 * `npm start` that runs in this clone.
 * @throws LaunchError when there is neither · ConfigError
 */
export function systemSettings(outside: NodeJS.ProcessEnv = environment()): Config {
  return loadConfig(outside.DATABASE_URL && outside.TEMPORAL_ADDRESS ? outside : runningSystem().env);
}
