import type { Page } from '@playwright/test';
import { layTable, type Table } from './support/gate-table';
import { screensOf, type Screen } from './support/gate-screens';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

/** Every screen, and everything that opens on it: accessible in each form, never wider than the page, in Persian for whoever listens. */
test.describe('the gates', () => {
  test.describe.configure({ mode: 'parallel' });
  let table: Table;

  test.beforeAll(async ({ office }) => {
    test.setTimeout(120_000);
    table = await layTable(office);
  });

  for (const name of Object.keys(screensOf()))
    test(name, async ({ desk }) => {
      test.setTimeout(240_000);
      const { username, path, openings = {}, shows }: Screen = screensOf(table)[name]!;
      const page = await desk(username);
      const arrive = async () => {
        await page.goto(path);
        await expect(shows?.(page) ?? page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: 20_000 });
      };
      await arrive();
      await pass(page, 'itself');
      for (const [opening, open] of Object.entries(openings))
        await test.step(opening, async () => {
          const show = async () => {
            await arrive();
            await open(page);
            await expect(above(page), opening).toBeVisible();
          };
          await show();
          await pass(page, opening, show);
        });
    });
});

const above = (page: Page) => page.locator('[role=dialog], [role=alertdialog], [role=menu], [role=listbox], main.fixed').first();

/** @param show opens it again where it closed because the window changed */
async function pass(page: Page, what: string, show?: () => Promise<void>): Promise<void> {
  await inEveryForm(page, async (form) => {
    if (show && !(await above(page).isVisible())) await show();
    expect.soft(await axeOf(page), `${what}, ${form}`).toEqual([]);
  });
  if (show && !(await above(page).isVisible())) await show();
  expect.soft(await englishNames(page), what).toEqual([]);
  expect.soft(await sidewaysScroll(page), what).toEqual([]);
}
