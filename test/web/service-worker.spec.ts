import type { Page } from '@playwright/test';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/test';
import { sharedHouse } from './support/house';
import { pwaWords } from '../../web/src/shared/pwa/pwa.words';

const MINUTE_MS = 60_000;

test.describe('the application kept on a computer', () => {
  test('opens without a line to the server, and keeps nothing the server said', async ({ desk, guard }) => {
    guard.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/); // the line is cut here
    const page = await desk(undefined, { serviceWorkers: 'allow' });
    await page.clock.install();
    await page.goto('/sign-in');
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.clock.fastForward(MINUTE_MS); // kept only after the first screen
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

    await page.context().setOffline(true);
    await page.goto('/letters/of-nobody');
    await expect(page.locator('#root')).not.toBeEmpty();

    const kept = await keptBy(page);
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
    expect(kept.some((path) => path.includes('letter-desk'))).toBe(true);
    expect(kept.filter((path) => ofAdministrators.test(path))).toEqual([]);
  });

  test('keeps what administrators alone open once they have opened it', async ({ desk }) => {
    const page = await desk('admin', { serviceWorkers: 'allow' });
    await page.clock.install();
    await page.reload();
    await page.clock.fastForward(MINUTE_MS);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.getByRole('navigation').getByRole('link', { name: 'مسیرها' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect.poll(async () => (await keptBy(page)).some((path) => path.includes('library-screen'))).toBe(true);
    expect((await keptBy(page)).some((path) => path.includes('people-screen'))).toBe(false);
  });

  test('offers a newer version, and takes it when the person says so', async ({ browser }) => {
    const newer = { built: false };
    const server = await officeWith(newer);
    const { port } = server.address() as AddressInfo;
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, serviceWorkers: 'allow' });
    try {
      const page = await context.newPage();
      await page.clock.install();
      await page.goto('/sign-in');
      await page.clock.fastForward(MINUTE_MS);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.reload();
      await page.clock.fastForward(MINUTE_MS);
      await page.waitForTimeout(500);
      await expect(page.getByText(pwaWords.fresh)).toHaveCount(0);

      newer.built = true;
      await page.clock.fastForward(31 * MINUTE_MS); // looked for every half an hour
      await expect(page.getByText(pwaWords.fresh)).toBeVisible();
      const reloaded = page.waitForEvent('load');
      await page.getByRole('button', { name: pwaWords.reload }).click();
      await reloaded;
      await expect(page.locator('#root')).not.toBeEmpty();
      await expect(page.getByText(pwaWords.fresh)).toHaveCount(0);
    } finally {
      await context.close();
      server.close();
    }
  });
});

const ofAdministrators = /(people|unit|library|route|incidents|designer)-screen|(outline|trials|play|moves|heat)-tab/;

/** Addresses of everything kept on this computer. */
const keptBy = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

/** The house as it is, whose application is a newer one as soon as we say so. */
function officeWith(newer: { built: boolean }): Promise<Server> {
  const { hostname, port } = new URL(sharedHouse().baseUrl);
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const isWorker = asked.url === '/sw.js';
    if (isWorker) delete headers['if-none-match'];
    const through = request({ hostname, port, path: asked.url, method: asked.method, headers }, (said) => {
      const { 'content-length': length, ...rest } = said.headers;
      answer.writeHead(said.statusCode ?? 502, isWorker || length === undefined ? rest : { ...rest, 'content-length': length });
      said.pipe(answer, { end: !isWorker });
      if (isWorker) said.on('end', () => answer.end(newer.built ? '\n// a newer one' : ''));
    });
    through.on('error', () => answer.destroy());
    asked.pipe(through);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
