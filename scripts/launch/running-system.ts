import { join } from 'node:path';
import { LaunchError } from './launch-error';
import { stateFolder } from './places';
import { type ProcessMark, isRunning, readJson } from './processes';

/** What a running `npm start` tells the other commands. */
export interface RunningSystem {
  DATABASE_URL: string;
  TEMPORAL_ADDRESS: string;
  /** Where the API listens, without a slash at the end. */
  baseUrl: string;
  /** The whole environment of its roles, for a command that reads settings as they do. */
  env: NodeJS.ProcessEnv;
}

export const stateFile = join(stateFolder, 'state.json');

/**
 * The system of this clone's `npm start`; where none runs, the one that the environment names (separate roles, docker-compose.yml).
 * @throws LaunchError when there is neither
 */
export function runningSystem(): RunningSystem {
  const state = readJson<RunningSystem & { mark: ProcessMark }>(stateFile);
  if (state && isRunning(state.mark)) return state;
  const { DATABASE_URL, TEMPORAL_ADDRESS, HOST = '127.0.0.1', PORT = '3000' } = process.env;
  if (!DATABASE_URL || !TEMPORAL_ADDRESS)
    throw new LaunchError('Nothing runs in this clone: start it with "npm start" first, or set DATABASE_URL and TEMPORAL_ADDRESS.');
  return { DATABASE_URL, TEMPORAL_ADDRESS, baseUrl: `http://${HOST}:${PORT}`, env: process.env };
}
