import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const drawn = readFileSync(join(__dirname, '../routes/told/approval.bpmn'), 'utf8');
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A route with these versions. @returns its address */
async function route(page: Page, ...versions: string[]): Promise<string> {
  const made = await page.request.post('/api/admin/routes', {
    headers: key(),
    data: { name: 'تأیید و امضا', letterKind: 'REHEARSAL', from: '2026-01-01' },
  });
  const { id } = (await made.json()) as { id: string };
  for (const version of versions)
    await page.request.post(`/api/admin/routes/${id}/versions?name=route.bpmn`, {
      headers: { ...key(), 'content-type': 'application/xml' },
      data: version,
    });
  return `/admin/routes/${id}`;
}

test('a route is read in sentences, and what a version changes beside it', async ({ desk }) => {
  const page = await desk('admin');
  const slower = drawn.replace('businessDays(now(), 2)', 'businessDays(now(), 5)');
  const path = await route(page, drawn, slower, slower.replace('x="240"', 'x="241"'));
  await page.goto(`${path}?tab=told&version=2`);
  const steps = page.getByRole('list', { name: 'گام‌ها' });
  await expect(steps.getByRole('listitem')).toHaveCount(6);
  await expect(steps.getByRole('listitem').nth(1)).toContainText('«امضا» نزد امضاکنندگانی که نویسنده نام برده است، تا ۵ روز کاری.');
  const changes = page.getByRole('list', { name: 'تفاوت‌ها' });
  await expect(changes.getByText('مهلت «امضای رئیس» از ۲ روز کاری به ۵ روز کاری تغییر کرد.')).toBeVisible();

  await page.getByRole('button', { name: /مقایسه با/ }).click();
  await page.getByRole('option', { name: 'نسخهٔ ۳' }).click();
  await expect(page.getByText('تنها چیدمان تغییر کرده است')).toBeVisible();
  await expect(changes).toHaveCount(0);
});

test('the description stands in every form', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  const path = await route(page, drawn, drawn.replace('= signers', '= reviewers'));
  await page.goto(`${path}?tab=told`);
  await expect(page.getByRole('list', { name: 'تفاوت‌ها' })).toBeVisible();
  await inEveryForm(page, async (form) => {
    expect.soft(await axeOf(page), form).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/told-${form}.png`, fullPage: true });
  });
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page)).toEqual([]);
});
