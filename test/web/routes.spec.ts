import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonWithPassword } from '../../contracts/org-admin';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { signIn } from './support/sign-in';
import { expect, test } from './support/test';

const drawn = readFileSync(join(__dirname, '../routes/cases/p001-assign-manager.bpmn'));
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A route with one version, laid quickly over HTTP. @returns its address */
async function route(page: Page, name: string, bytes: Buffer = drawn): Promise<string> {
  const made = await page.request.post('/api/admin/routes', {
    headers: key(),
    data: { name, letterKind: 'REHEARSAL', from: '2026-01-01' },
  });
  const { id } = (await made.json()) as { id: string };
  const brought = await page.request.post(`/api/admin/routes/${id}/versions?name=route.bpmn`, {
    headers: { ...key(), 'content-type': 'application/xml' },
    data: bytes,
  });
  expect(brought.ok()).toBe(true);
  return `/admin/routes/${id}`;
}

test('a route is made, its file brought, proposed by one administrator and published by another', async ({ desk }) => {
  test.slow();
  const mark = `${Date.now() % 10_000_000}`;
  const page = await desk('admin');
  const answer = await page.request.post('/api/admin/people', {
    headers: key(),
    data: { username: `second.${mark}`, name: 'راهبر دوم', isAdmin: true },
  });
  const { password } = (await answer.json()) as PersonWithPassword;

  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'مسیرها' }).click();
  await page.getByRole('button', { name: 'مسیر تازه' }).click();
  const dialog = page.getByRole('dialog', { name: 'مسیر تازه' });
  await dialog.getByRole('textbox', { name: 'نام مسیر' }).fill(`نامهٔ صادرهٔ ${mark}`);
  expect(await axeOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'مسیر تازه' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `نامهٔ صادرهٔ ${mark}` })).toBeVisible();
  await expect(page.getByText('هنوز نسخه‌ای نیست')).toBeVisible();

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'آوردن پرونده' }).click();
  await (await choosing).setFiles({ name: 'مسیر.bpmn', mimeType: 'application/xml', buffer: drawn });
  await expect(page.getByText('این نسخه آمادهٔ پیشنهاد است.')).toBeVisible();

  const act = async (on: Page, name: string) => {
    await on.getByRole('button', { name: 'کارهای نسخهٔ ۱' }).click();
    await on.getByRole('menuitem', { name }).click();
    await on.getByRole('alertdialog').getByRole('button', { name }).click();
  };
  await act(page, 'پیشنهاد انتشار');
  await expect(page.getByRole('table').getByText('در انتظار راهبر دوم')).toBeVisible();
  await act(page, 'انتشار');
  await expect(page.getByRole('alertdialog').getByText('انتشار با راهبر دیگری است')).toBeVisible();

  const other = await desk();
  await signIn(other, `second.${mark}`, password!);
  await other.goto(page.url());
  await act(other, 'انتشار');
  await expect(other.getByText('نسخهٔ ۱ به کار می‌رود')).toBeVisible();
  await expect(other.getByRole('table').getByText(/راهبر دوم، /)).toBeVisible();

  await other.getByRole('button', { name: 'بازنشسته کردن' }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: 'بازنشسته کردن' }).click();
  await expect(other.getByText(/بازنشستهٔ راهبر دوم/)).toBeVisible();
  await expect(other.getByRole('button', { name: 'آوردن پرونده' })).toHaveCount(0);
});

test('a file that is no route is kept with what is wrong with it, and cannot be proposed', async ({ desk }) => {
  const page = await desk('admin');
  await page.goto(await route(page, 'پروندهٔ خراب', Buffer.from('<not-bpmn/>')));
  await expect(page.getByText('تا ایرادها رفع نشود')).toBeVisible();
  await expect(page.getByRole('list', { name: 'یافته‌ها' }).getByText('ایراد')).toBeVisible();
  await page.getByRole('button', { name: 'کارهای نسخهٔ ۱' }).click();
  await expect(page.getByRole('menuitem', { name: 'دریافت پرونده' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'پیشنهاد انتشار' })).toHaveCount(0);
});

test('a route is copied with its newest file', async ({ desk }) => {
  const page = await desk('admin');
  await page.goto(await route(page, 'مسیر اصلی'));
  await page.getByRole('button', { name: 'رونوشت' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'رونوشت از مسیر' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'رونوشت مسیر اصلی' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'نسخهٔ ۱' })).toBeVisible();
});

test('the library and a route are accessible in every form', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  const address = await route(page, 'مسیر دیدنی');
  for (const path of ['/admin/routes', address]) {
    await page.goto(path);
    await expect(page.getByRole('table').first()).toBeVisible();
    await inEveryForm(page, async (form) => expect.soft(await axeOf(page), `${path} ${form}`).toEqual([]));
    expect(await sidewaysScroll(page)).toEqual([]);
    expect(await englishNames(page)).toEqual([]);
  }
});

test('a decision table is made and edited in place, and what it leaves open is said beside it', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  const address = await route(page, 'مسیر با تصمیم');
  await page.goto(`${address}?tab=decisions`);
  await page.getByRole('button', { name: 'جدول تازه' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'نام جدول' }).fill('طبقهٔ رسیدگی');
  await page.getByRole('dialog').getByRole('button', { name: 'جدول تازه' }).click();
  const editor = page.getByRole('region', { name: 'طبقهٔ رسیدگی.dmn' });
  await editor.getByRole('button', { name: 'سطر تازه' }).click();
  await editor.getByRole('textbox', { name: 'طبقه‌بندی، سطر ۱' }).fill('"SECRET"');
  await editor.getByRole('textbox', { name: 'نتیجه، سطر ۱' }).fill('"رئیس"');
  await editor.getByRole('button', { name: 'ذخیرهٔ جدول' }).click();
  await expect(editor.getByRole('list', { name: 'آنچه در جدول یافت شد' }).getByRole('listitem').first()).toBeVisible();

  await editor.getByRole('button', { name: 'سطر تازه' }).click(); // whatever else it is
  await editor.getByRole('textbox', { name: 'نتیجه، سطر ۲' }).fill('"کارشناس"');
  await editor.getByRole('button', { name: 'ذخیرهٔ جدول' }).click();
  await expect(editor.getByText('همهٔ حالت‌ها پوشش دارد')).toBeVisible();
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  const names = await englishNames(page);
  expect(names.filter((name) => !name.endsWith('طبقهٔ رسیدگی.dmn'))).toEqual([]); // what the file is called

  await page.goto(`${address}/draw`);
  await page.locator('.djs-shape').first().click();
  await page.locator('[data-step=rule]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'جدول تصمیم' }).click();
  await page.getByRole('option', { name: 'طبقهٔ رسیدگی' }).click();
  await page.getByRole('button', { name: 'ذخیرهٔ نسخهٔ تازه' }).click();
  await expect(page.getByText('نسخهٔ ۲ ذخیره شد')).toBeVisible();
  const version = await page.request.get(`/api${address}/versions/2`);
  expect(await version.json()).toMatchObject({ decisions: [{ name: 'طبقهٔ رسیدگی.dmn' }] });
  expect(await (await page.request.get(`/api${address}/versions/2/file`)).text()).toMatch(
    /<zeebe:calledDecision decisionId="decision_\w+"/,
  );
});
