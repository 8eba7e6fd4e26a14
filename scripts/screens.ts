import type { Browser, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OwnSystem } from './chaos/own-system';
import { LaunchError, runCommand } from './launch/launch-error';
import { root } from './launch/places';
import { browserOf, openBrowser } from './web/browser';
import { makePapers } from './web/papers';
import { squeezed } from './web/png';
import { layScene, type Scene } from './web/scene';
import { type Shot, shots } from './web/shots';

const LARGEST = 200_000;
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** `npm run screens [-- --only name]`: pictures of the main screens in both themes, into docs/screens/, from an office of its own. */
runCommand(async () => {
  const wanted = optionsOf(process.argv.slice(2));
  const folder = join(root, 'docs/screens');
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  const up = OwnSystem.up({ name: 'screens', each: 1, env: { OFFICE_PRACTICE: 'true', HOLD_MS: '1000' } });
  try {
    const system = await up;
    const baseUrl = system.apis[0] ?? '';
    const scene = await layScene({ baseUrl, DATABASE_URL: system.databaseUrl }, await makePapers(browser));
    let failed = 0;
    for (const shot of wanted)
      for (const theme of ['light', 'dark'] as const)
        for (const viewport of shot.phone ? [desktop, phone] : [desktop]) {
          const name = `${shot.name}-${theme}${viewport === phone ? '-phone' : ''}.png`;
          try {
            const picture = squeezed(await take(browser, baseUrl, scene, shot, theme, viewport));
            writeFileSync(join(folder, name), picture);
            if (picture.length > LARGEST) throw new Error(`it is larger than ${LARGEST / 1000} kB`);
            console.log(`✓ ${name} (${Math.round(picture.length / 1000)} kB)`);
          } catch (error) {
            failed += 1;
            console.log(`✗ ${name}: ${(error as Error).message.split('\n')[0]}`);
          }
        }
    return failed ? 1 : 0;
  } finally {
    await browser.close();
    await up.then(
      (system) => system.down(),
      () => {},
    );
  }
});

async function take(
  browser: Browser,
  baseUrl: string,
  scene: Scene,
  { username, path, act, height }: Shot,
  colorScheme: 'light' | 'dark',
  viewport: typeof desktop,
): Promise<Buffer> {
  const context = await browserOf(browser, baseUrl, username, {
    colorScheme,
    viewport: { ...viewport, ...(viewport === desktop && height && { height }) },
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(typeof path === 'string' ? path : path(scene));
    await act?.(page);
    await page.mouse.move(0, 0);
    await quiet(page);
    return await page.screenshot({ animations: 'disabled', caret: 'hide' });
  } finally {
    await context.close();
  }
}

/** The stream of hints never ends, so the network is never idle: words are drawn in their font, and nothing has moved for a moment. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForTimeout(700);
}

function optionsOf(args: string[]): readonly Shot[] {
  const names = shots.map(({ name }) => name);
  try {
    const { only = names } = parseArgs({ args, options: { only: { type: 'string', multiple: true } } }).values;
    const unknown = only.find((name) => !names.includes(name));
    if (unknown) throw new Error(`--only takes ${names.join(', ')}, not ${unknown}`);
    return shots.filter(({ name }) => only.includes(name));
  } catch (error) {
    throw new LaunchError(`"npm run screens" was not understood: ${(error as Error).message}.`);
  }
}
