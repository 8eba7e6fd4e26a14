import type { Browser, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import { OwnSystem } from './chaos/own-system';
import { Clock } from './demo/clock';
import { LaunchError, runCommand } from './launch/launch-error';
import { root } from './launch/places';
import { write } from './people/letters';
import { OfficePeople, type Seat } from './people/office';
import { sampleLetters } from './sample';
import { subjects } from './sample/subjects';
import { browserOf, openBrowser } from './web/browser';
import { squeezed } from './web/png';
import { type Shot, shots } from './web/shots';

const HOUR_MS = 3_600_000;
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
    await work(baseUrl);
    let failed = 0;
    for (const shot of wanted)
      for (const theme of ['light', 'dark'] as const)
        for (const viewport of shot.phone ? [desktop, phone] : [desktop]) {
          const name = `${shot.name}-${theme}${viewport === phone ? '-phone' : ''}.png`;
          try {
            const picture = squeezed(await take(browser, baseUrl, shot, theme, viewport));
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

/** An office that has been at work: what was sent yesterday is late today, and some of it has just come. */
async function work(baseUrl: string): Promise<void> {
  await sampleLetters({ baseUrl });
  const people = new OfficePeople(baseUrl, DEVELOPMENT_PASSWORD);
  await new Clock((await people.at('admin')).person).move(30 * HOUR_MS);
  const [drafter, signer, tehran] = (await people.all(['hq.identity.expert1', 'hq.identity.head', '23.head'])) as [Seat, Seat, Seat];
  const recipients = [{ unit: tehran.unit }];
  for (const [n, text] of subjects.slice(0, 8).entries())
    await write({ drafter, signers: [signer], recipients, priority: n % 3 === 0 ? 'URGENT' : 'NORMAL', ...text });
}

async function take(
  browser: Browser,
  baseUrl: string,
  { username, path, act }: Shot,
  colorScheme: 'light' | 'dark',
  viewport: typeof desktop,
): Promise<Buffer> {
  const context = await browserOf(browser, baseUrl, username, { colorScheme, viewport });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(path);
    await act?.(page);
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
