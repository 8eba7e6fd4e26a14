import { axeOf, inEveryForm } from './support/gates';
import { expect, test } from './support/test';

test('a letter from outside is typed in with its number, and the same one again only when it is meant', async ({ desk }) => {
  const page = await desk('hq.secretariat');
  await page.goto('/secretariat/incoming');
  const number = `12/${Date.now() % 1_000_000}`;
  const typeIn = async () => {
    await page.getByRole('textbox', { name: 'فرستنده *', exact: true }).fill('دادگستری کل استان فارس');
    await page.getByRole('textbox', { name: 'شمارهٔ نامه نزد فرستنده' }).fill(number);
    await page.getByRole('spinbutton').first().click();
    for (const part of ['1405', '08', '29']) await page.keyboard.type(part); // digits of a Latin keyboard are dates too
    await page.getByRole('textbox', { name: 'موضوع' }).fill('استعلام نشانی');
    await page.getByRole('combobox', { name: 'گیرنده' }).fill('معاونت حقوقی');
    await page.getByRole('option').filter({ hasText: 'معاونت حقوقی' }).first().click();
    await page.keyboard.press('Escape');
  };
  const register = page.getByRole('button', { name: 'ثبت نامه', exact: true });

  await register.click();
  await expect(page.getByText('موضوع نامه را بنویسید.')).toBeVisible();
  await typeIn();
  await register.click();
  await expect(page.getByRole('status').filter({ hasText: 'ثبت شد' })).toBeVisible({ timeout: 15_000 });

  await page.getByRole('button', { name: 'ثبت نامهٔ دیگر' }).click();
  await typeIn();
  await expect(page.getByText('این نامه پیش‌تر ثبت شده است: فرستنده، شماره و تاریخ یکی است.')).toBeVisible();
  await register.click();
  await expect(page.getByText('اگر باز هم باید ثبت شود')).toBeVisible();
  expect(await axeOf(page)).toEqual([]);
  await page.getByText('دیده‌ام؛ این نامه دوباره ثبت شود').click();
  await register.click();
  await expect(page.getByRole('status').filter({ hasText: 'ثبت شد' })).toBeVisible({ timeout: 15_000 });

  await page.goto('/secretariat/books');
  await page.getByRole('button', { name: 'دفتر داخلی' }).click();
  await page.getByRole('option', { name: 'دفتر وارده' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'استعلام نشانی' }).first()).toBeVisible();
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
});
