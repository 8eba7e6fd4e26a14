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

test('every view is an address: measures against other days, where time goes, posts and what lies on a desk', async ({ desk }) => {
  test.slow();
  const page = await desk('hq.supervisor');
  await page.goto('/supervision');
  await page.getByRole('link', { name: 'سنجه‌ها و مقایسه' }).click();
  await expect(page).toHaveURL(/tab=measures/);
  await page.getByText('هفته', { exact: true }).click();
  await expect(page).toHaveURL(/by=week/);
  await page.getByRole('button', { name: /در مقایسه با/ }).click();
  await page.getByRole('option', { name: 'همین روزها در سال پیش' }).click();
  await expect(page).toHaveURL(/against=year/);
  await expect(page.getByRole('heading', { name: /در برابر/ })).toBeVisible();
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  const address = page.url();

  await page.getByRole('link', { name: 'زمان کجا می‌گذرد' }).click();
  await expect(page.getByRole('heading', { name: /زمان کجا می‌گذرد/ })).toBeVisible();
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await englishNames(page)).toEqual([]);

  await page.goto(address);
  await expect(page.getByRole('navigation', { name: 'نماهای نظارت' }).locator('[aria-current=page]')).toHaveText('سنجه‌ها و مقایسه');
  await expect(page.getByRole('radio', { name: 'هفته' })).toBeChecked();

  const head = await desk('2301.head');
  await head.goto('/supervision?tab=posts');
  await expect(head.getByRole('table', { name: 'رسوب نامه نزد پست‌ها' })).toBeVisible();
  await head.getByRole('table').getByRole('link').first().click();
  await expect(head).toHaveURL(/post=/);
  await expect(head.getByRole('heading', { name: /روی میز/ })).toBeVisible();
  await inEveryForm(head, async (form) => expect.soft(await axeOf(head), form).toEqual([]));
  expect(await sidewaysScroll(head)).toEqual([]);
});

test('what is shown can be had as a file, whichever view it is', async ({ desk, office }) => {
  const page = await desk('hq.supervisor');
  const { unit } = await office.at('1201.head');
  for (const [address, name] of [
    ['/supervision', 'نظارت.xlsx'],
    ['/supervision/risk', 'در خطر تأخیر.xlsx'],
    [`/supervision/workload?level=county&under=${unit}`, 'کار میزها.xlsx'],
  ] as const) {
    await page.goto(address);
    await page.getByRole('button', { name: 'خروجی' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'این نما، فایل اکسل (XLSX)', exact: true }).click();
    expect((await waiting).suggestedFilename()).toBe(name);
  }
});

test('on paper a view says of which place and hour it is, has no frames that a page would cut, and nothing to press', async ({
  desk,
  office,
}) => {
  const page = await desk('23.head');
  const { unit } = await office.at('23.head');
  const place = `level=province&under=${unit}`;
  for (const address of [`/supervision?${place}&state=soon`, `/supervision/risk?${place}`, `/supervision/workload?${place}`]) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(address);
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: 'اکنون' })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(main.locator('header').first()).toContainText(/استان تهران.*[۰-۹]{2}:[۰-۹]{2}/s);
    await expect(main.locator('section').first()).toBeVisible();
    for (const role of ['button', 'checkbox', 'radio', 'combobox'] as const)
      await expect.soft(main.getByRole(role).filter({ visible: true }), `${address} ${role}`).toHaveCount(0);
    const framed = await main
      .locator('section')
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one).borderTopWidth !== '0px').length);
    expect.soft(framed, address).toBe(0);
  }
  await page.goto(`/supervision?${place}&state=soon`);
  await expect(page.getByRole('main').getByRole('paragraph').filter({ hasText: 'تا پایان فردا' })).toBeVisible(); // which letters they are
});
