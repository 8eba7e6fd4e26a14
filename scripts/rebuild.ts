import { CannotRebuild, rebuild, type Rebuilt } from '../src/audit/rebuilding';
import { LaunchError, runCommand } from './launch/launch-error';
import { terminalProgress } from './launch/progress';
import { systemSettings } from './launch/system-settings';

const SHOWN = 10;
const usage = 'Say what to rebuild: "npm run rebuild -- --all", or ids of letters and processes.';

/** `npm run rebuild -- --all | <id>… [--json]`: ends runs and starts them from the journal; 1 when one stands elsewhere afterwards. */
runCommand(async () => {
  const { all, json, ids } = optionsOf(process.argv.slice(2));
  const config = systemSettings();
  const work = () => rebuild(config, { ...(!all && { ids }) }).catch(refuse);
  const result = json ? await work() : await terminalProgress().step('Ending runs and starting them from their journals', work);
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else say(result);
  return result.differ.length + result.late.length > 0 ? 1 : 0;
});

function optionsOf(given: string[]): { all: boolean; json: boolean; ids: string[] } {
  const all = given.includes('--all');
  const ids = given.filter((each) => !each.startsWith('--')).map((each) => each.toLowerCase());
  const strange =
    given.find((each) => each.startsWith('--') && !['--all', '--json'].includes(each)) ??
    ids.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (strange) throw new LaunchError(`"${strange}" is neither an id nor an option. ${usage}`);
  if (all === ids.length > 0) throw new LaunchError(usage);
  return { all, json: given.includes('--json'), ids };
}

function say({ rebuilt, terminated, differ, late, wentOn }: Rebuilt): void {
  for (const { process, before, after } of differ.slice(0, SHOWN)) console.log(`✗ ${process}\n    before: ${before}\n    after:  ${after}`);
  for (const process of late.slice(0, SHOWN)) console.log(`✗ ${process} has not found its place yet; it is told again.`);
  if (wentOn.length) console.log(`${wentOn.length} went on meanwhile, as people or clocks acted on their letters.`);
  console.log(`${rebuilt} rebuilt, ${differ.length} differ${late.length ? `, ${late.length} late` : ''} (${terminated} runs ended)`);
}

function refuse(error: unknown): never {
  throw error instanceof CannotRebuild ? new LaunchError(error.message) : error;
}
