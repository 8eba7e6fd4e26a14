import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { LaunchError, runCommand } from './launch/launch-error';
import { ModelRunner, modelsIn } from './routes/dmn-folder';
import type { DmnResult } from './routes/dmn-model';

const USAGE = 'Usage: npm run dmn:tck -- DIR [--verbose] [--at-least PERCENT of compliance level 2]';
/** A model with all its tests takes a second at most. */
const LIMIT_MS = 30_000;

/** `npm run dmn:tck -- DIR`: every result node of the tests of a folder, in the format of the DMN TCK. */
runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { verbose: { type: 'boolean', default: false }, 'at-least': { type: 'string' } },
  });
  const [folder] = positionals;
  const wanted = values['at-least'] === undefined ? undefined : Number(values['at-least']);
  if (!folder || !existsSync(folder) || Number.isNaN(wanted)) throw new LaunchError(USAGE);
  const { models, stray } = modelsIn(folder);
  const runner = new ModelRunner(LIMIT_MS);
  const all: DmnResult[] = [];
  for (const model of models) {
    const { findings, results } = await runner.run(model);
    const name = relative(folder, model.path);
    if (model.tests.length === 0) console.log(`– ${name}: no test file`);
    const isWrong = results.length === 0 || results.some(({ failure }) => failure !== undefined);
    if (isWrong && (values.verbose || model.tests.length === 0)) for (const finding of findings) console.log(`  ${name}: ${finding}`);
    if (values.verbose)
      for (const { file, name, failure } of results) if (failure) console.log(`✗ ${relative(folder, file)}: ${name}: ${failure}`);
    all.push(...results);
  }
  await runner.close();
  for (const file of stray) {
    console.log(`✗ ${relative(folder, file)}: there is no such model beside it`);
    all.push({ file, name: 'test file', failure: 'no model' });
  }
  const shareOf2 = table(all);
  const failed = all.filter(({ failure }) => failure !== undefined).length;
  console.log(`${all.length - failed} passed, ${failed} failed`);
  if (all.length === 0) return 1;
  return failed === 0 || (wanted !== undefined && shareOf2 >= wanted) ? 0 : 1;
});

/** One line for each compliance level. @returns the share of level 2 in percent, 0 when there is nothing of it */
function table(all: DmnResult[]): number {
  const levels = [...new Set(all.map(({ level }) => level ?? '–'))].sort();
  let shareOf2 = 0;
  console.log('level   passed   failed    share');
  for (const level of levels) {
    const of = all.filter((result) => (result.level ?? '–') === level);
    const passed = of.filter(({ failure }) => failure === undefined).length;
    const share = (100 * passed) / of.length;
    if (level === '2') shareOf2 = share;
    const cells = [String(passed).padStart(8), String(of.length - passed).padStart(8), `${share.toFixed(2)} %`.padStart(8)];
    console.log(`${level.padEnd(5)} ${cells.join(' ')}`);
  }
  return shareOf2;
}
