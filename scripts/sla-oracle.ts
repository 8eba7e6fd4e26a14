import { parseArgs } from 'node:util';
import { LaunchError, runCommand } from './launch/launch-error';
import { differences } from './sla/oracle';

const SHOWN = 5;

/** `npm run sla:oracle -- --cases N --seed S`: the clock against a walk minute by minute on random calendars, deadlines and pauses. */
runCommand(async () => {
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1405' } } });
  const [cases, seed] = [Number(values.cases), Number(values.seed)];
  if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed))
    throw new LaunchError('--cases and --seed are whole numbers.');
  const begun = performance.now();
  const found = differences(cases, seed, (done) => {
    if (process.stderr.isTTY && done % 1000 === 0) process.stderr.write(`\r${done} of ${cases}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const { nth, one, clock, walk } of found.slice(0, SHOWN))
    console.log(`✗ case ${nth}: clock ${clock ?? 'never'}, walk ${walk ?? 'never'}\n  ${JSON.stringify(one)}`);
  console.log(`seed ${seed}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  console.log(`${cases - found.length} passed, ${found.length} failed`);
  return found.length > 0 ? 1 : 0;
});
