import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { createDataSource } from '../src/platform/database/data-source';
import { type Line, missed, table } from './bench/report';
import { type Bench, FULL_DESK, keys, openings, sizes, slow } from './bench-web/parts';
import { fillDesk } from './bench-web/full-desk';
import { OwnSystem } from './chaos/own-system';
import { LaunchError, runCommand } from './launch/launch-error';
import { openBrowser } from './web/browser';

const LETTERS = 100_000;

const parts: Record<string, (bench: Bench) => Promise<Line[]>> = { sizes, openings, keys, slow };

/** `npm run bench:web [-- --json] [--quick] [--only part]`: what the screens cost and how long people wait for them, in an office of its own. */
runCommand(async () => {
  const { json, quick, only } = optionsOf(process.argv.slice(2));
  const say = (line: string) => void (json || console.log(line));
  const browser = await openBrowser();
  const up = OwnSystem.up({ name: 'bench-web', each: 1, env: { OFFICE_PRACTICE: 'true' } });
  try {
    const { databaseUrl, apis } = await up;
    const machine = {
      cores: cpus().length,
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
      load: loadavg()[0]?.toFixed(1),
      Node: process.versions.node,
      Chromium: browser.version(),
      seed: `${LETTERS} letters on ${FULL_DESK}`,
    };
    say(
      Object.entries(machine)
        .map(([what, value]) => `${what} ${value}`)
        .join(' · '),
    );
    await withLetters(databaseUrl);
    const lines: Line[] = [];
    const broken: string[] = [];
    for (const name of only) {
      const began = Date.now();
      try {
        lines.push(...((await parts[name]?.({ browser, baseUrl: apis[0] ?? '', rounds: quick ? 2 : 5 })) ?? []));
        say(`✓ ${name} (${Math.round((Date.now() - began) / 1000)} s, load ${loadavg()[0]?.toFixed(1)})`);
      } catch (error) {
        broken.push(name);
        console.error(`✗ ${name}: ${(error as Error).message}`);
      }
    }
    const aims = lines.filter(({ aim }) => aim);
    const report = { machine, quick, lines, aims: aims.length, missed: aims.filter(missed).length, broken };
    console.log(json ? JSON.stringify(report, null, 2) : `\n${table(lines)}\n\n${report.missed} of ${report.aims} aims missed`);
    return broken.length ? 1 : 0;
  } finally {
    await browser.close();
    await up.then(
      (system) => system.down(),
      () => {},
    );
  }
});

async function withLetters(url: string): Promise<void> {
  const db = await createDataSource(url, 2).initialize();
  try {
    await fillDesk(db, FULL_DESK, LETTERS);
  } finally {
    await db.destroy();
  }
}

function optionsOf(args: string[]) {
  const names = Object.keys(parts);
  try {
    const { values } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string', multiple: true } },
    });
    const unknown = values.only?.find((name) => !names.includes(name));
    if (unknown) throw new Error(`--only takes ${names.join(', ')}, not ${unknown}`);
    return { json: values.json ?? false, quick: values.quick ?? false, only: values.only ?? names };
  } catch (error) {
    throw new LaunchError(`"npm run bench:web" was not understood: ${(error as Error).message}.`);
  }
}
