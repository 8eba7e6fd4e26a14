import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

test('a person is added, shown a password once, and appointed to a new post', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  const mark = `t${Date.now() % 10_000_000}`;

  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'شخص تازه' }).click();
  await page.getByRole('textbox', { name: 'نام و نام خانوادگی' }).fill(`آزمون ${mark}`);
  await page.getByRole('textbox', { name: 'نام کاربری' }).fill(`test.${mark}`);
  await page.getByRole('button', { name: 'ذخیره' }).click();
  await expect(page.getByRole('alertdialog', { name: 'گذرواژهٔ یک‌باره' })).toBeVisible();
  expect(await axeOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'یادداشت کردم' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `آزمون ${mark}` })).toBeVisible();

  await page.goto('/admin/units');
  await page.getByRole('searchbox', { name: 'جست‌وجو' }).fill('دبیرخانه مرکزی');
  await page.getByRole('link', { name: 'دبیرخانه مرکزی' }).first().click();
  await page.getByRole('button', { name: 'سمت تازه' }).click();
  await page.getByRole('textbox', { name: 'عنوان سمت' }).fill(`کارشناس ${mark}`);
  await page.getByRole('textbox', { name: 'کد' }).fill(`hq.${mark}`);
  await page.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByRole('link', { name: `کارشناس ${mark}` }).click();

  await page.getByRole('button', { name: 'انتصاب' }).click();
  const dialog = page.getByRole('dialog', { name: 'انتصاب به این سمت' });
  await dialog.getByRole('searchbox', { name: 'شخص' }).fill(mark);
  await dialog.getByRole('button', { name: /برگزیدن/ }).click();
  expect(await axeOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'انتصاب' }).click();
  await expect(page.getByRole('link', { name: `آزمون ${mark}` })).toBeVisible();
  await expect(page.getByText('اکنون', { exact: true })).toBeVisible();
});

for (const [name, path] of [
  ['units', '/admin/units'],
  ['people', '/admin/people'],
  ['inquiry types', '/admin/inquiry-types'],
  ['numbers', '/admin/numbers'],
])
  test(`the list of ${name} is accessible in every form`, async ({ desk }) => {
    test.slow();
    const page = await desk('admin');
    await page.goto(path!);
    await expect(page.getByRole('table')).toBeVisible();
    await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
    expect(await sidewaysScroll(page)).toEqual([]);
    expect(await englishNames(page).then((names) => names.filter((each) => !/\b(admin|[0-9]{2,4}|hq|test)\b/.test(each)))).toEqual([]);
  });
