import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LaunchError } from './launch-error';
import { asRoot } from './places';

/** Nothing has a name but this machine: whatever the browser itself would look for elsewhere is not found. Letters are drawn alike everywhere. */
export const chromiumArguments: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser that the screens are tried in: that of CHROMIUM, one of this machine, or Debian's package, which is installed when we may.
 * @returns the path of the program
 * @throws LaunchError with the one thing to do
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env, say: (line: string) => void = () => {}): string {
  if (env.CHROMIUM) {
    if (isProgram(env.CHROMIUM)) return env.CHROMIUM;
    throw new LaunchError(`CHROMIUM names ${env.CHROMIUM}, which is no program.`);
  }
  const found = onPath(names, env);
  if (found) return found;
  const apt = onPath(['apt-get'], env);
  if (!apt || !asRoot) throw missing(apt ? 'only root may install it here' : 'this system has no apt-get to install it with');
  say('• Chromium is missing: installing the package …');
  const run = (...parameters: string[]) =>
    spawnSync(apt, parameters, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8', timeout: 300_000 });
  run('update');
  const { status, stderr } = run('install', '--yes', '--no-install-recommends', 'chromium');
  const installed = onPath(names, env);
  if (installed) return installed;
  throw missing(`apt-get ended with ${status}: ${stderr.trim().split('\n').at(-1) ?? ''}`);
}

const missing = (why: string) =>
  new LaunchError(
    `The screens are tried in Chromium, and there is none (${why}): install the package "chromium", or name a browser in CHROMIUM.`,
  );

const onPath = (programs: readonly string[], { PATH = '' }: NodeJS.ProcessEnv) =>
  PATH.split(delimiter)
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find(isProgram);

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}
