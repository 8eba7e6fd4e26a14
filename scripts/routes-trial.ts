import { parseArgs } from 'node:util';
import { DomainError, sentenceOf } from '../contracts/errors';
import { StartTrial } from '../contracts/route-trials';
import { trialSentences } from '../contracts/route-trials.words';
import { Calendars } from '../src/org/calendars';
import { createDataSource } from '../src/platform/database/data-source';
import { OfficeFacts } from '../src/routing/office-facts';
import { RoutePlans } from '../src/routing/route-plans';
import { TrialRunner } from '../src/routing/trial/trial-runner';
import { Trials } from '../src/routing/trial/trials';
import { LaunchError, runCommand } from './launch/launch-error';
import { systemSettings } from './launch/system-settings';

const USAGE = 'Usage: npm run routes:trial -- --route ID --version N [--days 90] [--seed S] [--json]';

/** `npm run routes:trial`: what a version of a route would have made of the letters of the last days. Nothing is kept. */
runCommand(async () => {
  const { route, version, json, command } = optionsOf();
  const db = await createDataSource(systemSettings().DATABASE_URL, 4).initialize();
  try {
    const trials = new Trials(db, new RoutePlans(db), new OfficeFacts(db, new Calendars(db)), new TrialRunner());
    const { figures } = await trials.run(route, version, command);
    const names = await trials.names(route, version, figures);
    if (json) console.log(JSON.stringify({ route, version, ...command, figures, names }, null, 1));
    else for (const sentence of [...trialSentences({ days: command.days, figures, names }), `seed ${command.seed}`]) console.log(sentence);
    return 0;
  } catch (error) {
    throw error instanceof DomainError ? new LaunchError(sentenceOf(error.code, error.params)) : error;
  } finally {
    await db.destroy();
  }
});

function optionsOf() {
  const { values } = parseArgs({
    options: {
      route: { type: 'string' },
      version: { type: 'string' },
      days: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { route, version, json, days, seed } = values;
  const command = StartTrial.safeParse({ ...(days && { days: Number(days) }), ...(seed && { seed: Number(seed) }) });
  if (!route || !Number.isInteger(Number(version)) || !command.success) throw new LaunchError(USAGE);
  return { route, version: Number(version), json, command: command.data };
}
