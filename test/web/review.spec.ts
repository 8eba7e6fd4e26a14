import { draft, submit } from '../../scripts/people/letters';
import { actionWords } from '../../web/src/features/actions/actions.words';
import { composeWords } from '../../web/src/features/compose/compose.words';
import { historyWords, readerWords } from '../../web/src/features/letters/letters.words';
import { notificationWords, shellWords } from '../../web/src/features/shell/shell.words';
import { act, goTo, open } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

test('a reviewer corrects the text and agrees to it: the signer sees what was changed, and whoever wrote it is told', async ({
  office,
  desk,
}) => {
  test.slow();
  const subject = 'گزارش بایگانی راکد';
  const plan = {
    drafter: await office.at('hq.identity.expert1'),
    reviewers: [await office.at('hq.identity.documents.head')],
    signers: [await office.at('hq.identity.head')],
    subject,
    body: 'گزارش را بفرستید.',
    recipients: [{ unit: (await office.at('23.head')).unit }],
  };
  await submit((await draft(plan)).processId, plan);

  const reviewer = await desk('hq.identity.documents.head');
  await goTo(reviewer, 'approve');
  await open(reviewer, subject);
  await act(reviewer, actionWords.editAndApprove);
  const sheet = reviewer.getByRole('textbox', { name: composeWords.text });
  await expect(reviewer.getByText(composeWords.reviewHint)).toBeVisible();
  await inEveryForm(reviewer, async (form) => expect(await axeOf(reviewer), form).toEqual([]));
  expect(await englishNames(reviewer)).toEqual([]);
  expect(await sidewaysScroll(reviewer)).toEqual([]);
  await reviewer.getByRole('button', { name: composeWords.approve }).click();
  const dialog = reviewer.getByRole('dialog');
  await expect(dialog.getByText(composeWords.unchanged)).toBeVisible();
  await dialog.getByRole('button', { name: composeWords.back }).click();

  await sheet.click();
  await reviewer.keyboard.press('Control+End');
  await reviewer.keyboard.type(' مهلت پایان ماه است.');
  await reviewer.reload(); // it is kept here until it is agreed to
  await expect(sheet).toContainText('مهلت پایان ماه است.');
  await reviewer.getByRole('button', { name: composeWords.approve }).click();
  await dialog.getByRole('button', { name: composeWords.approve }).click();
  await expect(reviewer.getByText(composeWords.approved)).toBeVisible();

  const signer = await desk('hq.identity.head');
  await goTo(signer, 'approve');
  await open(signer, subject);
  await expect(signer.getByRole('article')).toContainText('مهلت پایان ماه است.');
  await signer.getByRole('tab', { name: historyWords.history }).click();
  await signer
    .getByRole('complementary', { name: readerWords.inspector })
    .getByRole('button', { name: historyWords.version(2) })
    .click();
  const versions = signer.getByRole('dialog', { name: historyWords.compareTitle(1, 2) });
  await expect(versions.locator('ins')).toContainText('مهلت پایان ماه است.');
  expect(await axeOf(signer)).toEqual([]);

  const drafter = await desk('hq.identity.expert1');
  await drafter.getByRole('button', { name: new RegExp(`^${shellWords.notifications}`) }).click();
  await drafter
    .getByRole('dialog')
    .getByRole('link', { name: new RegExp(notificationWords.edited) })
    .first()
    .click();
  await expect(drafter.getByRole('heading', { level: 1, name: subject })).toBeFocused();
});
