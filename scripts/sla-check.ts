import { resolve } from 'node:path';
import { LaunchError, runCommand } from './launch/launch-error';
import { checkFolder, type Verdict } from './sla/cases';

/** `npm run sla:check -- DIR`: the deadline cases of a folder against the clock; prints those that differ and `N passed, M failed`. */
runCommand(async () => {
  const [dir] = process.argv.slice(2);
  if (!dir) throw new LaunchError('Which folder? npm run sla:check -- DIR');
  const verdicts = verdictsOn(resolve(process.env.INIT_CWD ?? '.', dir));
  const failed = verdicts.filter(({ problem }) => problem !== undefined);
  for (const { id, problem } of failed) console.log(`✗ ${id}: ${problem}`);
  console.log(`${verdicts.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
});

/** A folder that cannot be read, or holds no case, is one that failed: the last line stands whatever comes. */
function verdictsOn(folder: string): Verdict[] {
  try {
    return checkFolder(folder);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    return [{ id: folder, problem: error.message }];
  }
}
