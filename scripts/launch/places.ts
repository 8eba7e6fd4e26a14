import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** The clone: the nearest folder above that has a package.json (dist/ has none). */
export const root = clone(__dirname);

/** What one clone keeps: ports, passwords, process ids, logs, files and, for an ordinary user, the data themselves. */
export const stateFolder = join(root, '.chapar');

export const dist = join(root, 'dist');

/** PostgreSQL refuses to run as root. */
export const asRoot = process.getuid?.() === 0;

/** Programs and data of PostgreSQL: in the clone, or where another user can enter when we are root. */
export function postgresHome(folder: string): { programs: string; home: string } {
  if (!asRoot) return { programs: '', home: join(folder, 'postgres') };
  const place = join('/var/lib/chapar', shortHash(root));
  const inside = relative(stateFolder, resolve(folder));
  const name = inside === '' ? 'main' : inside.startsWith('..') ? shortHash(folder) : inside.replaceAll('/', '-');
  return { programs: join(place, 'programs'), home: join(place, name) };
}

/** The user's cache, shared by all clones. */
export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME || join(process.env.HOME || '/tmp', '.cache'), 'chapar');

/** The environment with what `.env` adds to it; what is set outside wins. */
export function environment(): NodeJS.ProcessEnv {
  const file = join(root, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : { ...process.env };
}

const shortHash = (text: string) => createHash('sha256').update(resolve(text)).digest('hex').slice(0, 12);

function clone(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : clone(dirname(folder));
}
