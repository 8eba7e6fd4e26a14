import { unitWords } from '../../web/src/features/admin/admin.words';
import { booksWords, incomingWords } from '../../web/src/features/secretariat/secretariat.words';
import { composeWords } from '../../web/src/features/compose/compose.words';
import { expect, test } from './support/test';

/** One of each keyboard: Latin, Persian, Arabic. */
const TYPED = '1۲٣';

test.describe('a number', () => {
  for (const { username, path, label, opens } of [
    { username: 'admin', path: '/admin/units', label: unitWords.numberCode, opens: unitWords.create },
    { username: '08.secretariat', path: '/secretariat/books', label: booksWords.fromNo },
    { username: '08.secretariat', path: '/secretariat/incoming', label: incomingWords.nationalId },
    { username: '08.head', path: '/compose/new?kind=INQUIRY', label: composeWords.nationalId },
    { username: '08.head', path: '/compose/new', label: composeWords.applicantId },
  ] as { username: string; path: string; label: string; opens?: string }[])
    test(`takes digits of any keyboard: ${path}, ${label}`, async ({ desk }) => {
      const page = await desk(username);
      await page.goto(path);
      if (opens) await page.getByRole('button', { name: opens }).first().click();
      const office = page.getByRole('dialog').getByText(unitWords.kinds.OFFICE, { exact: true });
      if (label === unitWords.numberCode) await office.click();
      const field = page.getByRole('textbox', { name: label }).first();
      await field.fill('');
      await field.pressSequentially(TYPED);
      await expect(field).toHaveValue('۱۲۳');
      await field.press('Home');
      await field.pressSequentially('9'); // where the caret stands, not at the end
      await field.pressSequentially('8');
      await expect(field).toHaveValue('۹۸۱۲۳');
    });
});
