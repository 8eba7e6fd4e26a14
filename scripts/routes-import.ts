import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { LaunchError, runCommand } from './launch/launch-error';
import { importForeign } from './routes/import-check';

/** `npm run routes:import -- DIR…`: models of others; none crashes, each is told honestly, nothing is lost on the way out. */
runCommand(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { verbose: { type: 'boolean', default: false } } });
  if (positionals.length === 0) throw new LaunchError('Usage: npm run routes:import -- DIR… [--verbose]');
  let [passed, failed, publishable] = [0, 0, 0];
  for (const folder of positionals)
    for (const path of modelsIn(folder)) {
      const { report, failures } = await importForeign(readFileSync(path)).catch((error: unknown) => ({
        report: undefined,
        failures: [String(error)],
      }));
      for (const failure of failures) console.log(`✗ ${relative(folder, path)}: ${failure}`);
      if (values.verbose && report)
        console.log(`${relative(folder, path)}: ${summary(report.elements)}, ${report.findings.length} findings`);
      if (report?.publishable) publishable += 1;
      if (failures.length === 0) passed += 1;
      else failed += 1;
    }
  console.log(`${publishable} could be published as they are; the others have a report of what stands in the way`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

function modelsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(bpmn|xml)$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

function summary(elements: { standing: string }[]): string {
  const count = (standing: string) => elements.filter((element) => element.standing === standing).length;
  return ['executed', 'ignored', 'refused'].map((standing) => `${count(standing)} ${standing}`).join(', ');
}
