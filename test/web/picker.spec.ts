import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const options = (page: Page) => page.getByRole('option');

test('the list of a picker goes with a choice, comes with the next letter, and Escape then leaves the dialog alone', async ({ desk }) => {
  const page = await desk('04.head');
  await page.goto('/cartable/received');
  await page.getByRole('button', { name: 'فیلترها و نماها' }).click();
  const dialog = page.getByRole('dialog', { name: 'فیلترها و نماها' });
  const from = dialog.getByRole('combobox', { name: 'فرستنده' });
  await from.fill('فارس');
  await options(page).filter({ hasText: 'فارس' }).first().click();
  await expect(options(page)).toHaveCount(0);
  await expect(from).toBeFocused();
  await page.keyboard.press('Escape'); // from habit, to close the list
  await expect(dialog).toBeVisible();

  await page.keyboard.type('تهران');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(dialog).toBeVisible();

  await from.fill('یزد');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(options(page)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'نمایش نامه‌ها' }).click();
  await expect(page).toHaveURL(/from=/);
});

test('many are chosen one after the other', async ({ desk }) => {
  const page = await desk('06.secretariat');
  await page.goto('/secretariat/incoming');
  const copies = page.getByRole('combobox', { name: 'رونوشت' });
  for (const name of ['فارس', 'یزد']) {
    await copies.fill(name);
    await expect(options(page).first()).toContainText(name);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(options(page)).toHaveCount(0);
    await expect(copies).toBeFocused();
  }
  await expect(page.getByRole('grid', { name: 'برگزیده‌ها در «رونوشت»' }).getByRole('row')).toHaveCount(2);
});
