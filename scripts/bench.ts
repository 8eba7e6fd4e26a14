import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Connection } from '@temporalio/client';
import { answers, answersInAnOutage } from './bench/answers';
import { desks } from './bench/desks';
import { histories, lifecycles } from './bench/lifecycle';
import { numbers } from './bench/numbers';
import { BenchOffice } from './bench/office';
import { type Line, missed, table } from './bench/report';
import { OwnSystem } from './chaos/own-system';
import { LaunchError, runCommand } from './launch/launch-error';
import { ask } from './launch/postgres';

/** Temporal's timers count in whole seconds. */
const HOLD_MS = 1000;
const pace = { atOnce: 16, thinkMs: 400, holdMs: HOLD_MS };

type Part = (system: OwnSystem, office: BenchOffice, quick: boolean) => Promise<Line[]>;

const parts: Record<string, Part> = {
  lifecycle: (system, office, quick) => lifecycles(system, office, quick ? 2 : 5, { ...pace, lifecycles: quick ? 16 : 60 }),
  answers: (_, office, quick) => answers(office, quick ? 4 : 20),
  outage: (system, office, quick) => answersInAnOutage(system, office, quick ? 20 : 60),
  history: (system, office, quick) => histories(system, office, { ...pace, lifecycles: quick ? 12 : 24 }),
  numbers: (system, _, quick) => numbers(system, quick ? 1000 : 4000),
  desks: (system, _, quick) => desks(system, quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000], quick ? 40 : 150),
};

/** `npm run bench [-- --json] [--quick] [--only part]`: what it costs and how long people wait, on processes of its own. */
runCommand(async () => {
  const { json, quick, only } = optionsOf(process.argv.slice(2));
  const say = (line: string) => void (json || console.log(line));
  const stopped = untilStopped();
  // Logs as in production: they cost time too.
  const up = OwnSystem.up({ name: 'bench', each: 1, env: { HOLD_MS: String(HOLD_MS), LOG_LEVEL: 'info' } });
  up.catch(() => {}); // told below, unless somebody stops us first
  try {
    const report = await Promise.race([up.then((system) => measured(system, only, quick, say)), stopped]);
    if (!report) return 130; // as a shell says of a command that Ctrl-C ended
    console.log(json ? JSON.stringify(report, null, 2) : `\n${table(report.lines)}\n\n${report.missed} of ${report.aims} aims missed`);
    return 0;
  } finally {
    await up.then(
      (system) => system.down(),
      () => {},
    );
  }
});

async function measured(system: OwnSystem, only: string[], quick: boolean, say: (line: string) => void) {
  const machine = await machineOf(system);
  say(
    Object.entries(machine)
      .map(([what, value]) => `${what} ${value}`)
      .join(' · '),
  );
  const office = await BenchOffice.opened(system);
  const lines: Line[] = [];
  for (const name of only) {
    const began = Date.now();
    lines.push(...(await parts[name]!(system, office, quick)));
    say(`✓ ${name} (${Math.round((Date.now() - began) / 1000)} s, load ${loadavg()[0]!.toFixed(1)})`);
  }
  const aims = lines.filter(({ aim }) => aim);
  return { machine, quick, lines, aims: aims.length, missed: aims.filter(missed).length };
}

async function machineOf({ databaseUrl, temporalAddress }: OwnSystem): Promise<Record<string, string>> {
  const [{ version }] = (await ask<{ version: string }>(databaseUrl, `select current_setting('server_version') as version`)) as [
    { version: string },
  ];
  const connection = await Connection.connect({ address: temporalAddress });
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  await connection.close();
  return {
    cores: String(cpus().length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    load: loadavg()[0]!.toFixed(1),
    Node: process.versions.node,
    PostgreSQL: version,
    Temporal: serverVersion ?? '?',
  };
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
    throw new LaunchError(`"npm run bench" was not understood: ${(error as Error).message}.`);
  }
}

/** Ctrl-C, or the end of whoever called us. */
function untilStopped(): Promise<undefined> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done(undefined));
    process.once('disconnect', () => done(undefined));
  });
}
