import type { Page } from '@playwright/test';
import { write } from '../../scripts/people/letters';
import { expect, test } from './support/test';

const text = (page: Page) => page.getByRole('textbox', { name: 'متن نامه' });
const subject = (page: Page) => page.getByRole('textbox', { name: 'موضوع' });

/** What somebody who sees this program for the first time stumbled over. */
test.describe('whoever writes', () => {
  test('goes on writing while a letter that follows another becomes a draft', async ({ office, desk }) => {
    const { processId } = await write({
      drafter: await office.at('hq.identity.expert1'),
      signers: [await office.at('hq.identity.head')],
      subject: 'اعلام نشانی تازه',
      body: 'متن.',
      recipients: [{ unit: (await office.at('23.head')).unit }],
    });
    const page = await desk('hq.identity.expert1');
    await page.goto(`/compose/new?follows=${processId}`);
    await text(page).click();
    await page.keyboard.type('نشانی');
    await expect(page).toHaveURL(/\/compose\/[\da-f-]{36}$/, { timeout: 15_000 });
    await expect(text(page)).toBeFocused();
    await page.keyboard.type(' تازه');
    await expect(text(page)).toHaveText('نشانی تازه');
  });

  test('begins another letter when one is asked for, and the first stays as it is', async ({ desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto('/compose/new');
    await subject(page).fill('نامهٔ نخست');
    await expect(page).toHaveURL(/\/compose\/[\da-f-]{36}$/, { timeout: 15_000 });
    const born = page.url();
    await page.getByRole('link', { name: 'نامهٔ جدید' }).click();
    await expect(subject(page)).toHaveValue('');
    await page.goto(born);
    await expect(subject(page)).toHaveValue('نامهٔ نخست');
  });
});
