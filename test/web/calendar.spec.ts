import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

test('the calendar shows its month, and a closure is looked at, announced and taken back', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await page.goto('/admin/calendar');
  await expect(page.getByRole('heading', { level: 1, name: 'تقویم کاری' })).toBeVisible();
  const month = page.getByRole('table', { name: /^روزهای / });
  await expect(month.getByRole('columnheader')).toHaveCount(7);
  await expect(page.getByRole('region', { name: 'برنامهٔ هفتگی' })).toContainText('تعطیل');
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page).then((names) => names.filter((name) => !/CSV|iCalendar|admin/.test(name)))).toEqual([]);

  await page.getByRole('button', { name: 'اعلام تعطیلی' }).click();
  const form = page.getByRole('dialog', { name: 'اعلام تعطیلی یا ساعت کاری دیگر' });
  await form.getByText('واحد', { exact: true }).click();
  await form.getByRole('combobox', { name: /یکی از واحدهای آنجا/ }).fill('دبیرخانه مرکزی');
  await page
    .getByRole('option', { name: /دبیرخانه مرکزی/ })
    .first()
    .click();
  const title = `سرمای شدید ${Date.now() % 100_000}`;
  await form.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  await expect(form.getByText('این را پر کنید.').first()).toBeVisible();
  await form.getByRole('textbox', { name: /عنوان/ }).fill(title);
  await form.getByRole('textbox', { name: /اعلام‌کننده/ }).fill('استانداری');
  await form.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  await expect(form.getByRole('region', { name: 'اثر بر کارهای باز' })).toContainText('کار باز با این تقویم حساب می‌شود');
  expect(await axeOf(page)).toEqual([]);
  await form.getByRole('button', { name: 'اعلام', exact: true }).click();
  await expect(form).toBeHidden();

  const row = page.getByRole('row', { name: new RegExp(title) }).first();
  await expect(row).toContainText('انجام شد', { timeout: 30_000 });
  await row.getByRole('button', { name: `بازگرداندن: ${title}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'بازگرداندن', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(`بازگرداندن «${title}»`) })).toContainText('انجام شد', { timeout: 30_000 });
});
