import { isProduction, loadConfig } from '../config/env';
import { migrate } from './launch/database';
import { runCommand } from './launch/launch-error';
import { seedOffice } from './launch/organisation';
import { terminalProgress } from './launch/progress';

/** Tables and organisation of the database that the settings name: what `npm start` does by itself, for a system of separate roles. */
runCommand(async () => {
  const config = loadConfig();
  const progress = terminalProgress();
  await progress.step('Tables', async (note) => {
    const { applied } = await migrate(config.DATABASE_URL, { queues: !config.REDIS_URL });
    note(applied ? `${applied} migrations` : 'up to date');
  });
  await progress.step('Organisation', async (note) => note(await seedOffice(config.DATABASE_URL, { production: isProduction(config) })));
});
