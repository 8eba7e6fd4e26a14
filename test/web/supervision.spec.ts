import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

test('a supervisor goes from the country to a province, an office and a unit, and back up', async ({ desk }) => {
  test.slow();
  const page = await desk('hq.supervisor');
  await page.goto('/supervision');
  await expect(page.getByRole('img', { name: /نقشهٔ ۳۱ استان/ })).toBeVisible();
  await expect(page.locator('svg[role=img] path')).toHaveCount(31);
  await expect(page.getByRole('table', { name: 'استان‌ها' }).getByRole('row')).toHaveCount(33); // its heads, the headquarters and 31 provinces
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page)).toEqual([]);

  await page.getByRole('link', { name: 'همدان', exact: true }).click();
  await page.getByRole('link', { name: 'ملایر' }).click();
  await expect(page.getByRole('table', { name: 'واحدهای اداره' })).toBeVisible();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('navigation', { name: 'جای این صفحه در کشور' }).getByRole('listitem')).toHaveCount(4);
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));

  await page.getByRole('link', { name: 'سراسر کشور' }).click();
  await expect(page.getByRole('img', { name: /نقشهٔ ۳۱ استان/ })).toBeVisible();
});

test('a head of a county begins at the own office; who oversees nothing is told so', async ({ desk }) => {
  const head = await desk('2301.head');
  await head.goto('/supervision');
  await expect(head.getByRole('table', { name: 'واحدهای اداره' })).toBeVisible();
  const expert = await desk('hq.identity.expert1');
  await expert.goto('/supervision');
  await expect(expert.getByText('نظارت برای سمت شما باز نیست')).toBeVisible();
});
