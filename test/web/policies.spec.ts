import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

test('an admin writes a policy in words, sees what it would mean, saves it and takes it back', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await page.goto('/admin/policies');
  await page.getByRole('button', { name: 'سیاست تازه' }).click();
  const form = page.getByRole('dialog', { name: 'سیاست تازه' });
  await form.getByRole('button', { name: /پاسخ‌دهنده/ }).click();
  await page.getByRole('option', { name: 'ادارات یک سطح' }).click();
  await form.getByRole('textbox', { name: 'مهلت' }).fill('۳');
  await form.getByRole('button', { name: 'افزودن گام' }).click();
  await expect(form.getByText('۲ روز کاری پس از سررسید ناظر ستاد ناظر نامه می‌شود.')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  const { width, height } = (await form.getByRole('button', { name: 'برداشتن گام ۲' }).boundingBox())!;
  expect(Math.max(width, height)).toBeLessThan(60); // it does not grow with the column it stands in
  await page.setViewportSize({ width: 1440, height: 900 });
  await form.getByRole('button', { name: 'برداشتن گام ۲' }).click();
  await form.getByRole('button', { name: 'اثر بر کارهای باز' }).click();
  await expect(form.getByText(/کار تازه به آن می‌رسد/)).toBeVisible();
  expect(await axeOf(page)).toEqual([]);
  await form.getByRole('textbox', { name: 'مهلت' }).fill('۴');
  await expect(form.getByText(/کار تازه به آن می‌رسد/)).toBeHidden(); // it was of three days
  await form.getByRole('textbox', { name: 'مهلت' }).fill('۳');
  await form.getByRole('button', { name: 'ذخیره' }).click();

  const row = page.getByRole('row', { name: /ادارات شهرستان/ }).first();
  await expect(row.getByText('۳ روز کاری', { exact: true })).toBeVisible();
  await expect(row.getByText('برقرار', { exact: true })).toBeVisible();
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page).then((names) => names.filter((each) => !/\badmin\b/.test(each)))).toEqual([]);

  await row.getByRole('button', { name: /^اعمال/ }).click();
  const applying = page.getByRole('alertdialog');
  await expect(applying.getByText(/کار باز از این دست|کار بازی از این دست نیست/)).toBeVisible(); // how many it touches, before it does
  expect(await axeOf(page)).toEqual([]);
  await applying.getByRole('button', { name: 'انصراف' }).click();

  await row.getByRole('button', { name: /^برداشتن/ }).click();
  await page.getByRole('alertdialog', { name: 'برداشتن' }).getByRole('button', { name: 'برداشتن' }).click();
  await expect(
    page
      .getByRole('row', { name: /ادارات شهرستان/ })
      .first()
      .getByText('برداشته‌شده'),
  ).toBeVisible();
});
