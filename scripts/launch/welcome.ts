import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { signInLines } from './organisation';
import { dist } from './places';
import { ask } from './postgres';
import type { Progress } from './progress';
import type { RunningSystem } from './running-system';

/** The last step: letters to look at in an office that has none, and where to go with which name. */
export async function welcome(system: RunningSystem, progress: Progress, { samples }: { samples: boolean }): Promise<void> {
  if (samples) await writeSamples(system, progress);
  progress.say(`\nChapar is ready: ${system.baseUrl}   (API: ${system.baseUrl}/api)`);
  if (system.env.NODE_ENV !== 'production') signInLines().forEach((line) => progress.say(line));
  progress.say('Ctrl-C ends it all; the next start has everything.');
}

/** An office without samples is still an office: what goes wrong here is told and no more. */
async function writeSamples({ baseUrl, DATABASE_URL, env }: RunningSystem, progress: Progress): Promise<void> {
  const script = join(dist, 'scripts/sample.js');
  if (!existsSync(script) || env.NODE_ENV === 'production') return;
  const [found] = await ask<{ any: boolean }>(DATABASE_URL, 'select exists(select 1 from letters) as any');
  if (found?.any) return;
  const { sampleLetters } = (await import(script)) as { sampleLetters(system: { baseUrl: string; DATABASE_URL: string }): Promise<void> };
  await progress
    .step('Sample letters and inquiries', () => sampleLetters({ baseUrl, DATABASE_URL }), 30_000)
    .catch((error: Error) => progress.say(`  ${error.message}`));
}
