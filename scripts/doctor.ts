import { examine, type Result } from '../src/audit/examination';
import { runCommand } from './launch/launch-error';
import { systemSettings } from './launch/system-settings';

const SHOWN = 10;

/** `npm run doctor [-- --json]`: whether all promises hold; ends with the number of those that do not. */
runCommand(async () => {
  const json = process.argv.includes('--json');
  const results = await examine(systemSettings(), { onResult: (result) => json || say(result) });
  const broken = results.filter(({ ok }) => !ok).length;
  if (json) process.stdout.write(`${JSON.stringify({ broken, checks: results }, null, 2)}\n`);
  else console.log(broken ? `${broken} of ${results.length} checks found something.` : `All ${results.length} checks are clean.`);
  return broken;
});

function say({ id, title, ok, violations, seen, ms }: Result): void {
  const looked = Object.entries(seen).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  console.log(`${ok ? '✓' : '✗'} ${id.padEnd(8)} ${title} (${[...looked, `${ms.toLocaleString('en')} ms`].join(', ')})`);
  for (const { where, what } of violations.slice(0, SHOWN)) console.log(`    ${where}: ${what}`);
  if (violations.length > SHOWN) console.log(`    … and ${(violations.length - SHOWN).toLocaleString('en')} more`);
}
