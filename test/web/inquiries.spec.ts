import type { CartablePage } from '../../contracts/cartable';
import { write } from '../../scripts/people/letters';
import { until, type OfficePeople } from '../../scripts/people/office';
import { answerWords, askerWords, inquiryWords } from '../../web/src/features/inquiries/inquiries.words';
import { deadlineWords } from '../../web/src/features/letters/letters.words';
import { uiWords } from '../../web/src/shared/ui/ui.words';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const addressOf = (office: OfficePeople, username: string, kind: string, subject: string): Promise<string> =>
  until(`«${subject}» at ${username}`, async () => {
    const { person } = await office.at(username);
    const { items } = await person.get<CartablePage>(`/api/cartable?limit=100&kind=${kind}`);
    const row = items.find(({ letter }) => letter.subject === subject);
    return row && `/cartable/inquiries/${row.letter.id}?task=${row.process.id}~${row.key}`;
  });

async function asked(office: OfficePeople, subject: string, type: string, ...heads: string[]): Promise<void> {
  await write({
    drafter: await office.at('hq.identity.expert1'),
    signers: [await office.at('hq.identity.head')],
    subject,
    body: 'پاسخ خود را اعلام فرمایید.',
    kind: 'INQUIRY',
    inquiry: { type, within: { unit: 'WORKING_DAY', amount: 3 } },
    recipients: (await office.all(heads)).map(({ unit }) => ({ unit })),
  });
}

test.describe('an inquiry', () => {
  test('is answered in the form of its type, and the asker reads it and ends it', async ({ office, desk }) => {
    const subject = 'اصالت سند سجلی';
    await asked(office, subject, 'RECORD_AUTHENTICITY', '23.head');
    const page = await desk('23.head');
    await page.goto(await addressOf(office, '23.head', 'answer', subject));
    await expect(page.getByRole('button', { name: answerWords.answer })).toBeVisible();
    await page.getByRole('button', { name: deadlineWords.explain }).click();
    const counted = page.getByRole('dialog', { name: deadlineWords.explain });
    await expect(counted).toContainText('مهلت: ۳ روز کاری');
    await expect(counted.getByRole('listitem').last()).toContainText('سررسید:');
    expect(await axeOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyA');
    const panel = page.getByRole('region', { name: answerWords.panel });
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    expect(await englishNames(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);

    await panel.getByRole('button', { name: answerWords.sendFull }).click();
    await expect(panel.getByText(answerWords.missing)).toBeVisible();
    await panel.getByLabel('شماره سند').fill('۵۵');
    await panel.getByRole('button', { name: answerWords.sendPartial }).click();
    await expect(page.getByText(answerWords.donePartial)).toBeVisible();

    await page.keyboard.press('KeyA');
    await expect(panel.getByLabel('شماره سند')).toHaveValue('۵۵'); // what was said before stands there already
    await panel.getByText('اصیل است', { exact: true }).click();
    await panel.getByRole('button', { name: answerWords.sendFull }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: answerWords.sendFull }).click();
    await expect(page.getByText(answerWords.doneFull)).toBeVisible();

    const asker = await desk('hq.identity.expert1');
    await asker.goto(await addressOf(office, 'hq.identity.expert1', 'conclude', subject));
    await asker.getByRole('button', { name: inquiryWords.showReplies }).click();
    await expect(asker.getByText('اصیل است', { exact: true })).toBeVisible();
    await inEveryForm(asker, async (form) => expect(await axeOf(asker), form).toEqual([]));
    await asker.getByRole('button', { name: askerWords.conclude }).first().click();
    await asker.getByRole('alertdialog').getByRole('button', { name: askerWords.conclude }).click();
    await expect(asker.getByText(askerWords.doneConcluded)).toBeVisible();
  });

  test('gets more time when its asker agrees, and goes elsewhere when the unit returns it', async ({ office, desk }) => {
    const subject = 'آمار کارکنان';
    await asked(office, subject, 'ADMINISTRATIVE', '23.head', '10.head');
    const page = await desk('23.head');
    await page.goto(await addressOf(office, '23.head', 'answer', subject));
    await page.getByRole('button', { name: uiWords.more }).last().click();
    await page.getByRole('menuitem', { name: answerWords.extension }).click();
    const dialog = page.getByRole('dialog', { name: answerWords.extension });
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    await dialog.getByLabel(answerWords.reason).fill('بایگانی در حال جابه‌جایی است.');
    await dialog.getByRole('button', { name: answerWords.extension }).click();
    await expect(page.getByText(answerWords.doneExtension)).toBeVisible();

    const asker = await desk('hq.identity.expert1');
    await asker.goto(await addressOf(office, 'hq.identity.expert1', 'extension', subject));
    await expect(asker.getByText('بایگانی در حال جابه‌جایی است.').first()).toBeVisible();
    await expect(asker.getByRole('button', { name: askerWords.grant })).toHaveCount(2); // in the bar, and beside what is asked
    await asker.keyboard.press('KeyE');
    await expect(asker.getByText(askerWords.doneGranted)).toBeVisible();

    const other = await desk('10.head');
    await other.goto(await addressOf(office, '10.head', 'answer', subject));
    await expect(other.getByRole('button', { name: answerWords.return })).toBeVisible();
    await other.keyboard.press('KeyB');
    await other.getByLabel(answerWords.reason).fill('در صلاحیت این اداره نیست.');
    await other.keyboard.press('Control+Enter');
    await expect(other.getByText(answerWords.doneReturned)).toBeVisible();

    await asker.goto(await addressOf(office, 'hq.identity.expert1', 'retarget', subject));
    await asker.getByRole('group', { name: askerWords.decisions }).getByRole('button', { name: askerWords.retarget }).click();
    const unit = asker.getByRole('dialog', { name: askerWords.retarget });
    await expect(unit.getByRole('combobox')).toBeFocused();
    await asker.keyboard.type('اداره کل فارس');
    await asker.getByRole('option').first().click();
    await asker.keyboard.press('Escape');
    await unit.getByRole('button', { name: askerWords.retarget }).click();
    await expect(asker.getByText(askerWords.doneRetargeted)).toBeVisible();
  });
});
