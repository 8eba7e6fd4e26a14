import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium';

describe('the browser for the screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chapar-chromium-'));
  const program = join(folder, 'chromium');
  beforeAll(() => writeFileSync(program, '', { mode: 0o755 }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the one of this machine', () => expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(program));
  it('is another where somebody names it', () => expect(findChromium({ PATH: '', CHROMIUM: program })).toBe(program));
  it('that is named must be there', () =>
    expect(() => findChromium({ PATH: folder, CHROMIUM: '/nowhere/chromium' })).toThrow(
      'CHROMIUM names /nowhere/chromium, which is no program.',
    ));
  it('is asked for in one sentence where there is none and none can be installed', () =>
    expect(() => findChromium({ PATH: '/nowhere' })).toThrow(
      /^The screens are tried in Chromium, and there is none \(.+\): install the package "chromium", or name a browser in CHROMIUM\.$/,
    ));
});
