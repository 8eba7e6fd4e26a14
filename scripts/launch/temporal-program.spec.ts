import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from './progress';
import { findTemporal } from './temporal-program';

describe('a temporal program', () => {
  const { PATH, XDG_CACHE_HOME, HTTPS_PROXY = '' } = process.env;
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'chapar-cache-'));
    mkdirSync(join(place, 'bin'));
    process.env.PATH = join(place, 'bin');
    process.env.XDG_CACHE_HOME = join(place, 'cache');
    process.env.HTTPS_PROXY = 'http://127.0.0.1:9'; // nothing is downloaded in a test, also where it could be
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));
  afterAll(() => Object.assign(process.env, { PATH, XDG_CACHE_HOME: XDG_CACHE_HOME ?? '', HTTPS_PROXY }));

  const program = (name: string, script: string) => {
    const path = join(place, 'bin', name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const cached = () => join(place, 'cache/chapar/temporal-1.5.1/temporal');

  it('is the one on PATH, if that runs', async () => {
    const path = program('temporal', 'exit 0');
    expect(await findTemporal(silentProgress)).toBe(path);
  });

  it('is the one in the cache next', async () => {
    program('temporal', 'exit 1');
    mkdirSync(join(cached(), '..'), { recursive: true });
    writeFileSync(cached(), '');
    expect(await findTemporal(silentProgress)).toBe(cached());
  });

  it('is built once with Go where it cannot be downloaded, and once only for two who ask', async () => {
    program('go', `case "$1" in install) echo built >> ${join(place, 'builds')}; /bin/sleep 1; echo program > "$GOBIN/temporal";; esac`);
    const found = await Promise.all([findTemporal(silentProgress), findTemporal(silentProgress)]);
    expect(found).toEqual([cached(), cached()]);
    expect(readFileSync(join(place, 'builds'), 'utf8')).toBe('built\n');
    expect(readdirSync(join(place, 'cache/chapar'))).toEqual(['temporal-1.5.1']);
  });

  it('is given up within seconds when nothing can work, with the ways out', async () => {
    const began = Date.now();
    await expect(findTemporal(silentProgress)).rejects.toThrow(/no Go on PATH.*TEMPORAL_ADDRESS/);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(existsSync(cached())).toBe(false);
  });
});
