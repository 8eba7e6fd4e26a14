import { parseArgs } from 'node:util';
import { OwnSystem } from './chaos/own-system';
import { type ChaosReport, runChaos } from './chaos/run';
import { LaunchError, runCommand } from './launch/launch-error';

/**
 * `npm run chaos -- --letters N --faults M --seed S [--json]`: whole lives of letters on a system of its own, which is broken at
 * random; then everything is held against what was acknowledged.
 */
runCommand(async () => {
  const { json, ...options } = optionsOf(process.argv.slice(2));
  const said: string[] = [];
  const say = (line: string) => void (json ? said.push(line) : console.log(line));
  say(`chaos: ${options.letters} letters, ${options.faults} faults, seed ${options.seed}`);
  const settings = withoutADefence();
  const stopped = untilStopped();
  const up = OwnSystem.up({ name: 'chaos', each: 2, env: { HOLD_MS: '300', ...settings }, say });
  up.catch(() => {}); // told below, unless somebody stops us first
  try {
    const report = await Promise.race([up.then((system) => runChaos(system, options, say)), stopped]);
    if (!report) return 130; // as a shell says of a command that Ctrl-C ended
    console.log(json ? JSON.stringify(report, null, 2) : inWords(report));
    if (!report.wrong.length) return 0;
    say(`The logs of all parts, and the runs of what is open, are kept in ${await (await up).keepTraces()}.`);
    if (json) console.error(said.join('\n')); // what led to it belongs to a run that went wrong
    return 1;
  } finally {
    await up.then(
      (system) => system.down(),
      () => {},
    );
  }
});

function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        letters: { type: 'string' },
        faults: { type: 'string' },
        seed: { type: 'string' },
        'at-once': { type: 'string' },
        patience: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    return {
      letters: numberOf('letters', values.letters ?? '200'),
      faults: numberOf('faults', values.faults ?? '10'),
      seed: numberOf('seed', values.seed ?? String(Date.now() % 1_000_000)),
      atOnce: numberOf('at-once', values['at-once'] ?? '16'),
      patienceMs: 1000 * numberOf('patience', values.patience ?? '60'),
      json: values.json ?? false,
    };
  } catch (error) {
    throw new LaunchError(`"npm run chaos" was not understood: ${(error as Error).message}.`);
  }
}

function numberOf(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}"`);
  return Number(text);
}

/** CHAOS_WITHOUT=relay does without that defence: the run has to turn red, or it would prove nothing. */
function withoutADefence(): NodeJS.ProcessEnv {
  const without = process.env.CHAOS_WITHOUT || undefined;
  if (without && without !== 'relay') throw new LaunchError(`CHAOS_WITHOUT knows relay, not ${without}.`);
  return without ? { RELAY_MS: String(24 * 3_600_000) } : {}; // told again tomorrow
}

function inWords({
  seed,
  plots,
  faults,
  acknowledged,
  refused,
  retries,
  longestStallMs,
  longestStall,
  seconds,
  wrong,
}: ChaosReport): string {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'none';
  return [
    `seed            ${seed}`,
    `letters         ${list(plots)}`,
    `faults          ${list(faults)}`,
    `acknowledged    ${acknowledged} commands, refused ${list(refused)}, ${retries} tries repeated under the same key`,
    `longest stall   ${(longestStallMs / 1000).toFixed(1)} s (${longestStall})`,
    `time            ${seconds.driving.toFixed(0)} s, and ${seconds.settling.toFixed(1)} s until nothing was under way`,
    wrong.length ? [`chaos: ${wrong.length} wrong`, ...wrong.slice(0, 40).map((line) => `  ${line}`)].join('\n') : 'chaos: clean',
  ].join('\n');
}

/** Ctrl-C, or the end of whoever called us. */
function untilStopped(): Promise<undefined> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done(undefined));
    process.once('disconnect', () => done(undefined));
  });
}
