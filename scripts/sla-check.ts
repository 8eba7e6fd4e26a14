import { resolve } from 'node:path';
import { LaunchError, runCommand } from './launch/launch-error';
import { checkFolder } from './sla/cases';

/** `npm run sla:check -- DIR`: the deadline cases of a folder against the clock; prints those that differ and `N passed, M failed`. */
runCommand(async () => {
  const [dir] = process.argv.slice(2);
  if (!dir) throw new LaunchError('Which folder? npm run sla:check -- DIR');
  const verdicts = checkFolder(resolve(process.env.INIT_CWD ?? '.', dir));
  const failed = verdicts.filter(({ problem }) => problem !== undefined);
  for (const { id, problem } of failed) console.log(`✗ ${id}: ${problem}`);
  console.log(`${verdicts.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
});
