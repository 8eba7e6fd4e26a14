import type { CartablePage } from '../../contracts/cartable';
import { submit, draft, write, type Plan } from '../../scripts/people/letters';
import { until, type OfficePeople } from '../../scripts/people/office';
import { actionWords, confirmWords, doneWords, reasonWords, referWords } from '../../web/src/features/actions/actions.words';
import { followUpWords } from '../../web/src/shared/letters/marks.words';
import { uiWords } from '../../web/src/shared/ui/ui.words';
import { pick } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const planOf = async (office: OfficePeople, subject: string): Promise<Plan> => ({
  drafter: await office.at('hq.identity.expert1'),
  signers: [await office.at('hq.identity.head')],
  subject,
  body: 'برای اقدام فرستاده می‌شود.',
  recipients: [{ unit: (await office.at('23.head')).unit }],
});

/** Where a letter lies on this person's desk, once it has come there. */
const addressOf = (office: OfficePeople, username: string, folder: string, subject: string): Promise<string> =>
  until(`«${subject}» at ${username}`, async () => {
    const { person } = await office.at(username);
    const { items } = await person.get<CartablePage>('/api/cartable?limit=100');
    const row = items.find(({ letter }) => letter.subject === subject);
    return row && `/cartable/${folder}/${row.letter.id}?task=${row.process.id}~${row.key}`;
  });

test.describe('what may be done with a letter', () => {
  test('is sent on by keyboard alone, and taken back while nobody has opened it', async ({ office, desk }) => {
    const subject = 'آمار ماهانهٔ ثبت ولادت';
    await write(await planOf(office, subject));
    const page = await desk('23.head');
    await page.goto(await addressOf(office, '23.head', 'received', subject));
    await expect(page.getByRole('toolbar', { name: actionWords.bar })).toBeVisible();
    await page.keyboard.press('KeyR');
    const dialog = page.getByRole('dialog', { name: referWords.title });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(referWords.toMissing)).toBeVisible();

    await page.keyboard.type('کارشناس');
    await expect(page.getByRole('option').first()).toContainText('کارشناس');
    await expect(async () => {
      await page.keyboard.press('ArrowDown');
      await expect(dialog.getByRole('combobox')).toHaveAttribute('aria-activedescendant', /./, { timeout: 500 });
    }).toPass();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(referWords.leaves)).toBeAttached();
    await page.keyboard.press('Escape'); // only the list of the picker closes
    await expect(page.getByRole('option')).toHaveCount(0);
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    expect(await englishNames(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(doneWords.referred(1))).toBeVisible();

    await page.keyboard.press('KeyZ');
    await expect(page.getByText(doneWords.recalledReferral)).toBeVisible();
    await addressOf(office, '23.head', 'received', subject);
  });

  test('is not given more time than it has itself', async ({ office, desk }) => {
    const subject = 'گزارش تا پس‌فردا';
    await write(await planOf(office, subject));
    const desks = (await addressOf(office, '23.head', 'received', subject)).split('task=')[1]!.replace('~', '/');
    const [{ person }, { post }] = [await office.at('23.head'), await office.at('23.documents.head')];
    await person.post(`/api/desks/${desks}/referrals`, { to: [{ post, withinDays: 2 }] });
    const page = await desk('23.documents.head');
    await page.goto(await addressOf(office, '23.documents.head', 'received', subject));
    await page.getByRole('button', { name: actionWords.refer, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: referWords.title });
    await pick(dialog, new RegExp(`^${referWords.to}`), 'کارشناس ۱ اداره اسناد و مدارک هویتی استان تهران');
    const deadline = dialog.getByRole('button', { name: new RegExp(`${referWords.deadline}$`) });
    await deadline.click();
    await expect(page.getByRole('option')).toHaveText([
      referWords.noOwnDeadline,
      referWords.days(1),
      referWords.days(2),
      referWords.onDate,
    ]);
    await page.getByRole('option', { name: referWords.onDate }).click();
    await dialog.getByRole('spinbutton').first().click();
    for (const part of ['1499', '01', '01']) await page.keyboard.type(part);
    await expect(dialog.getByText(/^این مهلت پس از مهلت اصلی نامه/)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeVisible();
    expect(await axeOf(page)).toEqual([]);
    await deadline.click();
    await page.getByRole('option', { name: referWords.days(2) }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(doneWords.referred(1))).toBeVisible();
    await addressOf(office, '23.documents.expert1', 'received', subject);
  });

  test('is signed only after one has agreed, and the signature can be taken back', async ({ office, desk }) => {
    const subject = 'ابلاغ شیوه‌نامهٔ تازه';
    const plan = await planOf(office, subject);
    const { processId } = await draft(plan);
    await submit(processId, plan);
    const page = await desk('hq.identity.head');
    await page.goto(await addressOf(office, 'hq.identity.head', 'approve', subject));
    await expect(page.getByRole('button', { name: actionWords.sign })).toBeVisible();
    await page.keyboard.press('KeyE');
    const dialog = page.getByRole('alertdialog', { name: actionWords.sign });
    await expect(dialog.getByText(confirmWords.signQuestion)).toBeVisible();
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    await dialog.getByRole('button', { name: uiWords.cancel }).click();
    await expect(dialog).toBeHidden();

    await page.keyboard.press('KeyE');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: uiWords.undo }).click();
    await expect(page.getByText(doneWords.takenBack)).toBeVisible();
    await addressOf(office, 'hq.identity.head', 'approve', subject);
  });

  test('goes back with a reason, and not without one', async ({ office, desk }) => {
    const subject = 'درخواست نسخهٔ اصلاح‌شده';
    await write(await planOf(office, subject));
    const page = await desk('23.head');
    await page.goto(await addressOf(office, '23.head', 'received', subject));
    await page.getByRole('button', { name: actionWords.returnToSender }).click();
    const dialog = page.getByRole('dialog', { name: actionWords.returnToSender });
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(uiWords.reasonMissing)).toBeVisible();
    await dialog.getByLabel(reasonWords.reason).fill('در صلاحیت این اداره نیست.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(doneWords.returned)).toBeVisible();
    const sender = await addressOf(office, 'hq.identity.expert1', 'received', subject);
    expect(sender).toContain('returned.');
  });

  test('is put on one’s own follow-up list and put away', async ({ office, desk }) => {
    const subject = 'پیگیری طرح پیشخوان';
    await write(await planOf(office, subject));
    const page = await desk('23.head');
    await page.goto(await addressOf(office, '23.head', 'received', subject));
    await expect(page.getByRole('toolbar', { name: actionWords.bar })).toBeVisible();
    await page.keyboard.press('KeyP');
    const followUp = page.getByRole('dialog', { name: followUpWords.title });
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    await followUp.getByRole('button', { name: followUpWords.tomorrow }).click();
    await followUp.getByRole('button', { name: followUpWords.action }).click();
    await expect(page.getByText(/یادآوری پیگیری برای/)).toBeVisible();

    await listed('followUp');

    await page.keyboard.press('KeyY');
    await expect(page.getByText(doneWords.archived)).toBeVisible();
    await listed('archive');

    async function listed(folder: string): Promise<void> {
      const { person } = await office.at('23.head');
      await until(`«${subject}» in ${folder}`, async () => {
        const { items } = await person.get<CartablePage>(`/api/cartable?folder=${folder}`);
        return items.some(({ letter }) => letter.subject === subject);
      });
    }
  });
});
