import type { LetterPath } from '../../contracts/path';
import { write, type Plan } from '../../scripts/people/letters';
import { until, type OfficePeople } from '../../scripts/people/office';
import { actionWords, confirmWords, doneWords, reasonWords } from '../../web/src/features/actions/actions.words';
import { cartableWords } from '../../web/src/features/cartable/cartable.words';
import { answerWords, askerWords } from '../../web/src/features/inquiries/inquiries.words';
import { notificationWords, shellWords } from '../../web/src/features/shell/shell.words';
import { act, goTo, open, rowOf, SOON } from './support/at-work';
import { axeOf, inEveryForm } from './support/gates';
import { expect, test } from './support/test';

const STAFF = 'hq.identity.expert1';

/** A letter of the headquarters that has been signed and, where it may be taken back no more, sent. */
async function sent(office: OfficePeople, subject: string, heads: string[], more: Partial<Plan> = {}): Promise<string> {
  const drafter = await office.at(STAFF);
  const { processId } = await write({
    drafter,
    signers: [await office.at('hq.identity.head')],
    subject,
    body: 'برای اقدام فرستاده می‌شود.',
    recipients: (await office.all(heads)).map(({ unit }) => ({ unit })),
    ...more,
  });
  await until(`«${subject}» is sent`, async () => {
    const { children } = await drafter.person.get<LetterPath>(`/api/letters/${processId}/path`);
    return children.length === heads.length;
  });
  return processId;
}

test('a letter is taken back from whoever has not opened it, and its number is voided by the secretariat', async ({ office, desk }) => {
  test.slow();
  const subject = 'ابلاغ اشتباه';
  const letter = await sent(office, subject, ['10.head', '07.head']);
  const reader = await desk('10.head');
  await goTo(reader, 'received');
  await open(reader, subject);
  await expect(reader.getByText('در انتظار شما')).toBeVisible();

  const sender = await desk(STAFF);
  await sender.goto(`/letters/${letter}`);
  await act(sender, actionWords.recall);
  await sender.getByRole('alertdialog').getByRole('button', { name: actionWords.recall }).click();
  const verdicts = sender.getByRole('dialog', { name: confirmWords.recallDone });
  await expect(verdicts.getByRole('listitem').filter({ hasText: 'اصفهان' })).toContainText(confirmWords.notRecalled);
  await expect(verdicts.getByRole('listitem').filter({ hasText: 'فارس' })).toContainText(confirmWords.recalled);
  await inEveryForm(sender, async (form) => expect(await axeOf(sender), form).toEqual([]));
  await verdicts.getByRole('button', { name: confirmWords.gotIt }).last().click();

  const clerk = await desk('hq.secretariat');
  await clerk.goto(`/letters/${letter}`);
  await act(clerk, actionWords.void);
  const dialog = clerk.getByRole('dialog', { name: actionWords.void });
  await dialog.getByLabel(reasonWords.reason).fill('به واحد نادرست فرستاده شد.');
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText(doneWords.voided)).toBeVisible();
  await goTo(clerk, 'books');
  await expect(rowOf(clerk, subject)).toContainText('به واحد نادرست فرستاده شد.');

  await sender.getByRole('button', { name: new RegExp(`^${shellWords.notifications}`) }).click();
  await expect(
    sender
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(notificationWords.voided) })
      .first(),
  ).toBeVisible();
});

test('one unit is asked again, and then the question is withdrawn from all', async ({ office, desk }) => {
  test.slow();
  const subject = 'آمار شعبه‌های فعال';
  const letter = await sent(office, subject, ['19.head', '20.head'], { kind: 'INQUIRY', inquiry: { type: 'ADMINISTRATIVE' } });
  const unit = await desk('19.head');
  await goTo(unit, 'inquiries');
  await open(unit, subject);
  await act(unit, answerWords.answer);
  const form = unit.getByRole('region', { name: answerWords.panel });
  await form.getByRole('textbox').first().fill('سه شعبه');
  await form.getByRole('button', { name: answerWords.sendFull }).click();
  await unit.getByRole('alertdialog').getByRole('button', { name: answerWords.sendFull }).click();
  await expect(unit.getByText(answerWords.doneFull)).toBeVisible();

  const asker = await desk(STAFF);
  await asker.goto(`/letters/${letter}`);
  await asker.getByRole('button', { name: askerWords.askAgain }).click(SOON);
  const again = asker.getByRole('dialog');
  await again.getByLabel(answerWords.reason).fill('شمار کارکنان را هم بنویسید.');
  await asker.keyboard.press('Control+Enter');
  await expect(asker.getByText(askerWords.doneAskedAgain)).toBeVisible();
  await unit.goto('/cartable/inquiries'); // its answer has left the desk, and the question comes anew
  await open(unit, subject);

  await act(asker, askerWords.withdraw);
  await asker.getByRole('dialog', { name: askerWords.withdraw }).getByLabel(answerWords.reason).fill('دیگر لازم نیست.');
  await asker.keyboard.press('Control+Enter');
  await expect(asker.getByText(askerWords.doneWithdrawn)).toBeVisible();
  await expect(unit.getByText(actionWords.over)).toBeVisible(SOON);
  await expect(rowOf(unit, subject)).toContainText(cartableWords.gone, SOON); // it stays where it was until one looks anew
});
