import { test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { OfficePeople } from '../../../scripts/people/office';
import { Guard } from './guard';
import { openHouse, sharedHouse, type House } from './house';
import { PASSWORD, signIn } from './sign-in';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Fails the test for what goes wrong in any of its browsers; `guard.expects(/…/)` for what it does on purpose. */
  guard: Guard;
  /** A browser of their own for a person, signed in, at `/`; without a name nobody is signed in and nothing is open yet. */
  desk: (username?: string, options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
  /** The house the people of these specs work in; a spec that moves the clock has one of its own. */
  house: House;
  /** The same people over HTTP, to lay the table quickly: `office.at('23.head')`, and `scripts/people/letters`. */
  office: OfficePeople;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  house: [async ({}, use) => use(sharedHouse()), { scope: 'worker' }],
  office: [async ({ house }, use) => use(new OfficePeople(house.baseUrl, PASSWORD)), { scope: 'worker' }],
  baseURL: async ({ house }, use) => use(house.baseUrl),
  guard: [
    async ({ house }, use, info) => {
      const guard = new Guard(new URL(house.baseUrl).origin);
      await use(guard);
      if (info.status === info.expectedStatus) base.expect(guard.problems(), 'what went wrong in the browser').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, guard }, use) => {
    await guard.watch(context);
    await use(context);
  },
  desk: async ({ browser, guard, contextOptions, viewport, locale, timezoneId, colorScheme, serviceWorkers, baseURL }, use) => {
    const options = { ...contextOptions, viewport, locale, timezoneId, colorScheme, serviceWorkers, baseURL };
    const closing: (() => Promise<void>)[] = [];
    await use((username, more) => open(browser, guard, { ...options, ...more }, closing, username));
    for (const close of closing) await close();
  },
});

/** The same in a house that nobody else works in, where days may pass. */
export const testInOwnHouse = test.extend<object, Pick<WorkerFixtures, 'house'>>({
  house: [
    async ({}, use) => {
      const own = await openHouse('web-own');
      await use({ baseUrl: own.apis[0]!, databaseUrl: own.databaseUrl });
      await own.down();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

async function open(
  browser: Browser,
  guard: Guard,
  options: BrowserContextOptions,
  closing: (() => Promise<void>)[],
  username?: string,
): Promise<Page> {
  const context = await browser.newContext(options);
  closing.push(() => context.close());
  await guard.watch(context);
  const page = await context.newPage();
  if (username) {
    await signIn(page, username);
    await page.goto('/');
  }
  return page;
}
