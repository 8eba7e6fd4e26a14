import { test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { OfficePeople } from '../../../scripts/people/office';
import { Guard } from './guard';
import { sharedHouse } from './house';
import { PASSWORD, signIn } from './sign-in';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Fails the test for what goes wrong in any of its browsers; `guard.expects(/…/)` for what it does on purpose. */
  guard: Guard;
  /** A browser of their own for a person, signed in, at `/`; without a name nobody is signed in and nothing is open yet. */
  desk: (username?: string, options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
  /** The same people over HTTP, to lay the table quickly: `office.at('23.head')`, and `scripts/people/letters`. */
  office: OfficePeople;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  office: [async ({}, use) => use(new OfficePeople(sharedHouse().baseUrl, PASSWORD)), { scope: 'worker' }],
  baseURL: async ({}, use) => use(sharedHouse().baseUrl),
  guard: [
    async ({}, use, info) => {
      const guard = new Guard(new URL(sharedHouse().baseUrl).origin);
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
