import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OwnSystem } from '../../../scripts/chaos/own-system';

export type { OwnSystem };

/** Milliseconds in which a signed letter can be taken back: enough for a person on a busy machine, and no more. */
export const HOLD_MS = 5000;

/**
 * A whole system as it was built last: what serves the screens is what people get, not what a test runner makes of the sources.
 * @param name what its folder is called, so that one knows whose it is
 */
export async function openHouse(name: string, env: NodeJS.ProcessEnv = {}): Promise<OwnSystem> {
  const dist = join(__dirname, '../../../dist');
  if (!existsSync(join(dist, 'web/index.html'))) throw new Error('The screens are not built: "npm run build" builds them.');
  const load = createRequire(__filename);
  const built = load(join(dist, 'scripts/chaos/own-system.js')) as typeof import('../../../scripts/chaos/own-system');
  return built.OwnSystem.up({ name, each: 1, env: { OFFICE_PRACTICE: 'true', HOLD_MS: String(HOLD_MS), ...env } });
}

/** Where a house is. */
export interface House {
  baseUrl: string;
  databaseUrl: string;
}

/** The one that the specs of this run share. */
export function sharedHouse(): House {
  const { CHAPAR_URL: baseUrl, CHAPAR_DATABASE: databaseUrl = '' } = process.env;
  if (!baseUrl) throw new Error('There is no house: the specs of the screens are run by Playwright.');
  return { baseUrl, databaseUrl };
}
