import { expect, test } from './support/test';

test.describe('the application kept on a computer', () => {
  test.use({ serviceWorkers: 'allow' });

  test('opens without a line to the server, and keeps nothing the server said', async ({ desk, guard }) => {
    guard.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/); // the line is cut here
    const page = await desk(undefined, { serviceWorkers: 'allow' });
    await page.clock.install();
    await page.goto('/sign-in');
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.clock.fastForward(15_000); // kept only after the first screen
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

    await page.context().setOffline(true);
    await page.goto('/letters/of-nobody');
    await expect(page.locator('#root')).not.toBeEmpty();

    const kept = await page.evaluate(async () => {
      const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
      const requests = await Promise.all(caches.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
  });
});
