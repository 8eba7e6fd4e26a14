import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FeelPool } from '../src/routing/feel/feel-pool';
import { LaunchError, runCommand } from './launch/launch-error';
import { conformByEngine } from './routes/conform';

/** `npm run routes:conform -- DIR --engine`: every case of a folder, by the interpreter alone. */
runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { engine: { type: 'boolean', default: false } } });
  const [folder] = positionals;
  if (!folder || !values.engine) throw new LaunchError('Usage: npm run routes:conform -- DIR --engine');
  const pool = new FeelPool();
  let [passed, failed] = [0, 0];
  for (const name of readdirSync(folder)
    .filter((name) => /^[a-z]\d+.*\.json$/.test(name))
    .sort()) {
    const failures = await conformByEngine(join(folder, name), pool).catch((error: unknown) => [String(error)]);
    for (const failure of failures) console.log(`✗ ${name}: ${failure}`);
    if (failures.length === 0) passed += 1;
    else failed += 1;
  }
  await pool.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
