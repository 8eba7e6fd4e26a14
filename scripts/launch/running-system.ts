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

/** @throws LaunchError when `npm start` does not run in this clone */
export function runningSystem(): RunningSystem {
  const state = readJson<RunningSystem & { mark: ProcessMark }>(stateFile);
  if (!state || !isRunning(state.mark)) throw new LaunchError('Nothing runs in this clone: start it with "npm start" first.');
  return state;
}
