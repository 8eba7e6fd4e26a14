import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const read = (name: string) => readFileSync(join(__dirname, '../routes', name), 'utf8');
const approval = read('told/approval.bpmn');
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A route with one version, or with none. @returns its address */
async function route(page: Page, file?: string): Promise<string> {
  const made = await page.request.post('/api/admin/routes', {
    headers: key(),
    data: { name: 'فهرستی', letterKind: 'REHEARSAL', from: '2026-01-01' },
  });
  const { id } = (await made.json()) as { id: string };
  if (file)
    await page.request.post(`/api/admin/routes/${id}/versions?name=route.bpmn`, {
      headers: { ...key(), 'content-type': 'application/xml' },
      data: file,
    });
  return `/admin/routes/${id}`;
}
const steps = (page: Page) => page.getByRole('list', { name: 'گام‌ها', exact: true });
const names = (page: Page) => steps(page).getByRole('heading', { level: 3 }).allTextContents();

test('a route is changed as a list and saved as a new version, of which only that is different', async ({ desk }) => {
  const page = await desk('admin');
  await page.goto(`${await route(page, approval)}?tab=outline`);
  await expect(steps(page).getByRole('heading', { level: 3 })).toHaveText(['۱. بازبینی متن', '۲. امضای رئیس', '۳. ثبت', '۴. ارسال']);
  await expect(steps(page)).toContainText('پس از «عودت»: بازگرداندن به نویسنده برای اصلاح، سپس گام ۱، بازبینی متن');

  await page.getByRole('button', { name: 'ویرایش امضای رئیس' }).click();
  const dialog = page.getByRole('dialog', { name: 'ویرایش امضای رئیس' });
  await dialog.getByRole('textbox', { name: 'چند' }).fill('۵');
  expect(await axeOf(page)).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/outline-form.png` });
  await dialog.getByRole('button', { name: 'پذیرفتن' }).click();
  await expect(steps(page)).toContainText('مهلت: ۵ روز کاری');
  await page.getByRole('button', { name: 'ذخیرهٔ نسخهٔ تازه' }).click();
  await expect(page.getByText('نسخهٔ ۲ ذخیره شد')).toBeVisible();

  await page.getByRole('tab', { name: 'شرح' }).click();
  await expect(page.getByText('۱ تفاوت در آنچه اجرا می‌شود.')).toBeVisible();
  await expect(page.getByText('مهلت «امضای رئیس» از ۲ روز کاری به ۵ روز کاری تغییر کرد.')).toBeVisible();
});

test('steps are added, moved, removed and taken back by keyboard alone', async ({ desk }) => {
  const page = await desk('admin');
  await page.goto(`${await route(page, approval)}?tab=outline`);
  const down = page.getByRole('button', { name: 'پایین بردن ثبت' });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['۱. بازبینی متن', '۲. امضای رئیس', '۳. ارسال', '۴. ثبت']);
  await expect(page.getByText('ثبت اکنون گام ۴ است.')).toBeAttached();
  await expect(page.getByRole('button', { name: 'ویرایش ثبت' })).toBeFocused(); // it cannot go further down

  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => names(page)).toEqual(['۱. بازبینی متن', '۲. امضای رئیس', '۳. ثبت', '۴. ارسال']);
  await expect(page.getByRole('button', { name: 'بالا بردن ثبت' })).toBeFocused();

  await page.getByRole('button', { name: 'افزودن گام پس از ثبت' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'کار کارکنان' });
  await expect(dialog.getByRole('textbox', { name: 'نام گام' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('نام گام را بنویسید.')).toBeVisible();
  await page.keyboard.type('کنترل');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['۱. بازبینی متن', '۲. امضای رئیس', '۳. ثبت', '۴. کنترل', '۵. ارسال']);
  await expect(page.getByRole('button', { name: 'ویرایش کنترل' })).toBeFocused();

  await page.keyboard.press('Delete');
  await expect.poll(() => names(page)).toEqual(['۱. بازبینی متن', '۲. امضای رئیس', '۳. ثبت', '۴. ارسال']);
  await expect(page.getByRole('button', { name: 'ویرایش ارسال' })).toBeFocused();
  await page.getByRole('button', { name: 'بازگرداندن', exact: true }).click();
  await expect.poll(() => names(page)).toHaveLength(5);

  await page.getByRole('tab', { name: 'شرح' }).click();
  await expect(page.getByRole('alertdialog', { name: 'رها کردن تغییرها' })).toBeVisible();
});

test('a route begins as a list, with branches side by side', async ({ desk }) => {
  const page = await desk('admin');
  await page.goto(`${await route(page)}?tab=outline`);
  await page.getByRole('button', { name: 'افزودن گام در آغاز' }).click();
  await page.getByRole('menuitem', { name: 'شاخه‌های هم‌زمان' }).click();
  await expect(page.getByRole('region', { name: 'شاخهٔ ۲' })).toContainText('شاخهٔ دوم');
  await page.getByRole('button', { name: 'افزودن گام در آغاز شاخهٔ ۲' }).click();
  await page.getByRole('menuitem', { name: 'گام خودکار' }).click();
  const dialog = page.getByRole('dialog', { name: 'گام خودکار' });
  await dialog.getByRole('textbox', { name: 'نام گام' }).fill('ثبت');
  await dialog.getByRole('button', { name: 'پذیرفتن' }).click();
  await expect(page.getByRole('list', { name: 'شاخهٔ ۲' }).getByRole('heading')).toHaveText(['۱. ثبت', '۲. شاخهٔ دوم']);
  await page.getByRole('button', { name: 'ذخیرهٔ نسخهٔ تازه' }).click();
  await expect(page.getByText('نسخهٔ ۱ ذخیره شد')).toBeVisible();
  await page.getByRole('tab', { name: 'شرح' }).click();
  await expect(page.getByText('سپس هم‌زمان به گام‌های ۲ و ۳ می‌رود.')).toBeVisible();
});

test('what a list cannot say is shown as closed, and the list stands in every form', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await page.goto(`${await route(page, read('cases/r012-inclusive-join-unbalanced.bpmn'))}?tab=outline`);
  await expect(page.getByText('این بخش را در نقشه ویرایش کنید.')).toBeVisible();
  await page.goto(`${await route(page, readFileSync(join(__dirname, '../../data/routes/circular.bpmn'), 'utf8'))}?tab=outline`);
  await expect(page.getByText('در کنار این گام‌ها، تنها در نقشه: بازگشت به نویسنده برای اصلاح و کنار گذاشتن بخشنامه.')).toBeVisible();
  await inEveryForm(page, async (form) => {
    expect.soft(await axeOf(page), form).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/outline-${form}.png`, fullPage: true });
  });
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page)).toEqual([]);
});
