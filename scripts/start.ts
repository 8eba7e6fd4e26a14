import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringUp } from './launch/bring-up';
import { LaunchError, runCommand } from './launch/launch-error';
import { takeLock } from './launch/lock';
import { environment, stateFolder } from './launch/places';
import { type ProcessMark, keepJson, markOf, pause, readJson, stopProcess } from './launch/processes';
import { terminalProgress } from './launch/progress';
import { reset } from './launch/reset';
import { roleTitles } from './launch/roles';
import { type RunningSystem, stateFile } from './launch/running-system';
import { launchSettings, requirePort } from './launch/settings';
import { Supervisor } from './launch/supervisor';
import { welcome } from './launch/welcome';

/** What state.json holds: what other commands may know, and the processes that a killed start leaves behind. */
interface State extends RunningSystem {
  mark: ProcessMark;
  roles: ProcessMark[];
}

/** `npm start`: everything on this machine, until Ctrl-C. */
runCommand(async () => {
  const interrupt = new AbortController();
  const stopped = untilStopped(interrupt);
  const options = optionsOf(process.argv.slice(2));
  const { env, config } = launchSettings(environment(), stateFolder);
  const release = onlyOnce();
  const progress = terminalProgress();
  let system: RunningSystem | undefined;
  const supervisor = new Supervisor(progress.say, () => note());
  const note = () =>
    system && keepJson(stateFile, { ...system, mark: markOf(process.pid), roles: supervisor.marks(Object.values(roleTitles)) });
  try {
    await endOrphans();
    if (options.reset) await reset(stateFolder, env, options.yes);
    await requirePort(config);
    const up = bringUp({ dir: stateFolder, env, config, progress, supervisor, ui: options.ui, signal: interrupt.signal });
    up.catch(() => {}); // told below, unless somebody stops us first
    system = await Promise.race([up, stopped]);
    note();
    if (system) await Promise.race([welcome(system, progress, options), stopped]);
    await stopped;
    await Promise.race([up.catch(() => {}), pause(15_000)]); // what is just starting is stopped too
  } finally {
    await supervisor.stop();
    rmSync(stateFile, { force: true });
    release();
  }
});

function optionsOf(given: string[]) {
  const known = ['--reset', '--yes', '--ui', '--no-samples'];
  const unknown = given.find((flag) => !known.includes(flag));
  if (unknown) throw new LaunchError(`"npm start" knows ${known.join(', ')}, not ${unknown}.`);
  return {
    /** Start empty, after asking. */
    reset: given.includes('--reset'),
    /** Do not ask. */
    yes: given.includes('--yes'),
    /** With the web pages of Temporal. */
    ui: given.includes('--ui'),
    /** Leave an empty office empty. */
    samples: !given.includes('--no-samples'),
  };
}

/** Asked by the terminal or a service manager, or by the end of the command that called us. Asking twice makes no difference. */
function untilStopped(interrupt: AbortController): Promise<undefined> {
  return new Promise((done) => {
    const stop = () => {
      interrupt.abort(new LaunchError('Stopped before everything was up.'));
      done(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    process.once('disconnect', stop);
  });
}

/** @returns how to let the next start in */
function onlyOnce(): () => void {
  const lock = takeLock(join(stateFolder, 'start.lock'));
  if ('release' in lock) return lock.release;
  const address = readJson<State>(stateFile)?.baseUrl;
  throw new LaunchError(
    `Chapar already runs in this clone (process ${lock.holder.pid}${address ? `, ${address}` : ''}): stop it there with Ctrl-C first.`,
  );
}

/** Roles of a start that was killed end by themselves within seconds; we do not wait for that. */
async function endOrphans(): Promise<void> {
  const left = readJson<State>(stateFile)?.roles ?? [];
  await Promise.all(left.map((mark) => stopProcess(mark, 'SIGTERM', 5000)));
  if (existsSync(stateFile)) rmSync(stateFile);
}
