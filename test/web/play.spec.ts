import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pick, SOON } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const drawn = (name: string) => readFileSync(join(__dirname, '../routes', `${name}.bpmn`));
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A route with this version, before an administrator at its trial. */
async function atTrial(page: Page, file: string): Promise<void> {
  const made = await page.request.post('/api/admin/routes', {
    headers: key(),
    data: { name: `آزمون ${Date.now()}`, letterKind: 'REHEARSAL', from: '2026-01-01' },
  });
  const { id } = (await made.json()) as { id: string };
  const brought = await page.request.post(`/api/admin/routes/${id}/versions?name=route.bpmn`, {
    headers: { ...key(), 'content-type': 'application/xml' },
    data: drawn(file),
  });
  expect(brought.ok()).toBe(true);
  await page.goto(`/admin/routes/${id}?tab=play`);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const begin = (page: Page) => press(page, 'آغاز اجرای آزمایشی');
const story = (page: Page) => page.getByRole('list', { name: 'آنچه گذشت' });
const waits = (page: Page) => page.getByRole('region', { name: 'اکنون در انتظار' });
/** How an element is drawn. */
const place = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`);

test('a route is stepped through with a sample letter: buttons, a clock that is moved, a command that is refused, to its end', async ({
  desk,
}) => {
  test.slow();
  const page = await desk('admin');
  await atTrial(page, 'drawn/review-and-sign');
  await pick(page, /^فرستنده/, 'کارشناس');
  await begin(page);

  await expect(place(page, 'review')).toHaveClass(/route-here/, SOON);
  await expect(waits(page).getByRole('listitem', { name: 'بررسی کارشناس' })).toContainText('بر میز: کارشناس');
  await press(page, 'عودت');
  await expect(story(page)).toContainText('«بررسی کارشناس»: عودت', SOON);
  await expect(place(page, 'review')).toHaveClass(/route-here/);

  await press(page, 'تا زمان بعدی');
  await expect(waits(page).getByRole('listitem', { name: 'یادآوری به رئیس' })).toBeVisible(SOON);
  await expect(story(page)).toContainText('زمان «دو روز گذشت» رسید');
  await waits(page).getByRole('listitem', { name: 'یادآوری به رئیس' }).getByRole('button', { name: 'انجام شد' }).click();
  await expect(place(page, 'remind')).toHaveClass(/route-was/, SOON);

  await press(page, 'پاراف');
  await expect(place(page, 'sign')).toHaveClass(/route-here/, SOON);
  await press(page, 'امضا');
  await waits(page).getByRole('button', { name: 'با خطا پایان یابد' }).click(SOON);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /نامه هنوز امضا نشده است/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'با خطا پایان یابد' }).click();
  await expect(place(page, 'sign')).toHaveClass(/route-here/, SOON);
  await expect(place(page, 'register')).toHaveClass(/route-gone/);

  await press(page, 'امضا');
  await waits(page).getByRole('button', { name: 'انجام شد' }).click(SOON);
  await expect(page.getByText('به پایان رسید')).toBeVisible(SOON);
  await expect(place(page, 'finish')).toHaveClass(/route-was/);
  await expect(waits(page)).toContainText('چیزی در انتظار کسی نیست.');

  await press(page, 'از نو با همین نامه');
  await expect(page.getByText('در جریان')).toBeVisible(SOON);
  await expect(place(page, 'review')).toHaveClass(/route-here/, SOON);
});

test('what stops a route is said in words, and put right with a value', async ({ desk }) => {
  const page = await desk('admin');
  await atTrial(page, 'cases/r005-exclusive-no-match-incident');
  await press(page, 'افزودن متغیر');
  await page.getByRole('textbox', { name: 'نام متغیر' }).fill('amount');
  await page.getByRole('textbox', { name: 'مقدار', exact: true }).fill('۵');
  await begin(page);
  const incidents = page.getByRole('region', { name: 'آنچه مسیر را نگه داشته' });
  await expect(incidents).toContainText('شرط', SOON);
  await expect(place(page, 'g')).toHaveClass(/route-failed/);
  await press(page, 'تعیین مقدار و تلاش دوباره');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'نام متغیر' }).fill('amount');
  await dialog.getByRole('textbox', { name: 'مقدار', exact: true }).fill('50');
  await dialog.getByRole('button', { name: 'تعیین مقدار و تلاش دوباره' }).click();
  await expect(incidents).toBeHidden(SOON);
  await expect(place(page, 'A')).toHaveClass(/route-here/);
});

test('the drawing is made larger and moved with the keyboard alone, and keeps the mark of its makers', async ({ desk }) => {
  const page = await desk('admin');
  await atTrial(page, 'drawn/review-and-sign');
  await begin(page);
  const box = page.getByRole('group', { name: /^نقشهٔ مسیر/ });
  await expect(place(page, 'review')).toBeVisible(SOON);
  await expect(page.locator('.bjs-powered-by')).toBeVisible();
  const width = () => box.evaluate(({ scrollWidth }) => scrollWidth);
  const before = await width();
  await box.focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press('Equal');
  await expect.poll(width).toBeGreaterThan(before);
  const at = () => box.evaluate(({ scrollLeft }) => scrollLeft);
  const from = await at();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBeGreaterThan(from);
  await page.keyboard.press('Digit0');
  await expect.poll(width).toBe(before);
});

test('a trial is accessible in every form, in Persian, and never wider than the page', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await atTrial(page, 'drawn/review-and-sign');
  const pass = async (what: string) => {
    await inEveryForm(page, async (form) => expect.soft(await axeOf(page), `${what}, ${form}`).toEqual([]));
    expect.soft(await sidewaysScroll(page), what).toEqual([]);
    expect
      .soft(
        (await englishNames(page)).filter((name) => !/admin/.test(name)),
        what,
      )
      .toEqual([]);
  };
  await expect(page.getByRole('button', { name: 'آغاز اجرای آزمایشی' })).toBeVisible();
  await pass('the sample');
  await pick(page, /^فرستنده/, 'کارشناس');
  await begin(page);
  await expect(place(page, 'review')).toHaveClass(/route-here/, SOON);
  await press(page, 'تا زمان بعدی');
  await expect(place(page, 'remind')).toHaveClass(/route-here/, SOON);
  await pass('the trial');
});
