import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/launch/places';

const cache = join(root, 'node_modules/.cache/chapar');

/**
 * The file of all processes as today's sources say, made once for each content of them.
 * @param sources a folder with `workflows/` and `contracts/` of its own
 * @returns its path
 */
export function workflowBundle(sources = root): string {
  const hash = createHash('sha256');
  for (const folder of ['workflows', 'contracts']) {
    for (const name of (readdirSync(join(sources, folder), { recursive: true }) as string[]).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.spec.ts')) hash.update(name).update(readFileSync(join(sources, folder, name)));
    }
  }
  const target = join(cache, `workflows-${hash.digest('hex').slice(0, 16)}.js`);
  if (existsSync(target)) return target;
  mkdirSync(cache, { recursive: true });
  const half = `${target}.${process.pid}`;
  const register = join(root, 'test/support/register.js');
  execFileSync(process.execPath, ['-r', register, join(root, 'scripts/bundle-workflows.ts'), join(sources, 'workflows/index.ts'), half]);
  renameSync(half, target); // whole or not at all: another suite may look at the same moment
  return target;
}
