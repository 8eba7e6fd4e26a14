import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

/** Screens as they are opened by their address; what needs a hand before it is seen (dialogs, pickers) is tried where that is done. */
const screens: { name: string; username?: string; path: string }[] = [
  { name: 'the sign-in', path: '/sign-in' },
  { name: 'the settings', username: '05.head', path: '/settings' },
];

for (const { name, username, path } of screens)
  test.describe(name, () => {
    test.beforeEach(() => test.slow());

    test('is accessible in light and dark, on a desk and on a phone', async ({ desk }) => {
      const page = await desk(username);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
    });

    test('never scrolls sideways, and speaks Persian to whoever listens', async ({ desk }) => {
      const page = await desk(username);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await sidewaysScroll(page)).toEqual([]);
      expect(await englishNames(page)).toEqual([]);
    });
  });
