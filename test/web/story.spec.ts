import type { Page } from '@playwright/test';
import type { FoundLetters } from '../../contracts/letter-search';
import type { LetterPath } from '../../contracts/path';
import { Clock } from '../../scripts/demo/clock';
import type { OfficePeople } from '../../scripts/people/office';
import { actionWords, confirmWords, dialogWords, doneWords, referWords } from '../../web/src/features/actions/actions.words';
import { composeWords } from '../../web/src/features/compose/compose.words';
import { answerWords, askerWords, inquiryWords } from '../../web/src/features/inquiries/inquiries.words';
import { historyWords, readerWords } from '../../web/src/features/letters/letters.words';
import { deskWords, incomingWords } from '../../web/src/features/secretariat/secretariat.words';
import { notificationWords, shellWords } from '../../web/src/features/shell/shell.words';
import { boardWords } from '../../web/src/features/supervision/board.words';
import { act, choose, goTo, open, pick, sendForSignature, SOON, type } from './support/at-work';
import { expect, testInOwnHouse as test } from './support/test';

/** The stories of `npm run demo`, clicked through by the people in them, each at a browser of their own. No list is ever read again by hand. */
test.setTimeout(240_000);

const STAFF = 'hq.identity.expert1';
const SIGNER = 'hq.identity.head';
const provincial = (name: string) => `اداره کل ثبت احوال استان ${name}`;

test('a letter is written, agreed on and signed, arrives in a province, goes on to a county and is answered from there', async ({
  desk,
}) => {
  const subject = 'ساماندهی بایگانی اسناد سجلی';
  const countyHead = 'رئیس اداره ثبت احوال شهرستان تهران';
  const instruction = 'بررسی و پاسخ را مستقیم برای ستاد بفرستید.';
  const [staff, reviewer, signer] = [await desk(STAFF), await desk('hq.identity.documents.head'), await desk(SIGNER)];
  const [province, county] = [await desk('23.head'), await desk('2301.head')];
  for (const page of [reviewer, signer]) await goTo(page, 'approve');

  await staff.getByRole('link', { name: shellWords.compose }).first().click();
  await pick(staff, /^گیرنده/, provincial('تهران'));
  await pick(staff, /^رونوشت/, provincial('اصفهان'));
  await pick(staff, /^پاراف‌کنندگان/, 'رئیس اداره کل اسناد هویتی');
  await type(staff, subject, 'با سلام و احترام، گزارش بایگانی اسناد آن استان را بفرستید.');
  await sendForSignature(staff);

  await open(reviewer, subject);
  await act(reviewer, actionWords.approve);
  await expect(reviewer.getByText(doneWords.approved)).toBeVisible();
  await sign(signer, subject);

  await openEvent(staff, notificationWords.signed);
  await expect(wayOf(staff)).toContainText('فرصت پس گرفتن امضا'); // held first
  await expect(wayOf(staff)).toContainText('ثبت در دبیرخانه', SOON); // then registered and sent, while one looks on
  await expect(wayOf(staff)).toContainText('ارسال به ۲ گیرنده', SOON);

  await open(province, subject);
  await refer(province, countyHead, instruction);

  await open(county, subject);
  await expect(county.getByText(instruction).first()).toBeVisible();
  await act(county, actionWords.reply);
  await expect(county.getByRole('textbox', { name: composeWords.subject })).toHaveValue(composeWords.replySubject(subject));
  const answer = `گزارش شهرستان از ${subject}`;
  await type(county, answer, 'با سلام، بایگانی این شهرستان کامل است.');
  await sendForSignature(county);
  await goTo(county, 'approve');
  await sign(county, answer);

  await goTo(signer, 'received'); // a letter comes from whoever signed it, and so its answer goes there
  await open(signer, answer);
  await signer.getByRole('tab', { name: historyWords.history }).click();
  await wayOf(signer).getByRole('link', { name: subject, exact: true }).click();
  await expect(signer.getByRole('heading', { level: 1, name: subject, exact: true })).toBeFocused();
  await expect(wayOf(signer)).toContainText('پاسخ با نامه', SOON);
  await signer.getByRole('tab', { name: historyWords.referrals }).click();
  await expect(wayOf(signer)).toContainText(countyHead);
  await expect(wayOf(signer)).not.toContainText(instruction); // what the province told its county stays between them
});

test('five provinces are asked: one answers, one wants more time, one gives it back, one knows who has it, one is late', async ({
  desk,
  office,
}) => {
  const subject = 'استعلام اصالت سند سجلی';
  const asker = await desk(STAFF);
  const signer = await desk(SIGNER);
  await goTo(signer, 'approve');
  await asker.getByRole('link', { name: shellWords.compose }).first().click();
  await asker.getByRole('radiogroup', { name: composeWords.kind }).getByText(composeWords.kinds.INQUIRY, { exact: true }).click();
  await choose(asker, new RegExp(composeWords.inquiryType), 'اصالت شناسنامه یا سند سجلی');
  await pick(asker, /^واحدهای پرسش‌شونده/, ...['تهران', 'اصفهان', 'فارس', 'آذربایجان شرقی', 'خوزستان'].map(provincial));
  await asker.getByText(composeWords.ownDeadline).click();
  await asker.getByRole('textbox', { name: composeWords.amount }).fill('۱');
  await type(asker, subject, 'خواهشمند است اصالت سند سجلی یادشده بررسی و نتیجه اعلام شود.');
  await sendForSignature(asker);
  await goTo(asker, 'inquiries');
  await sign(signer, subject);
  const supervisor = await desk('hq.supervisor');
  await goTo(supervisor, 'board');
  const lateIn = (province: string) => supervisor.getByRole('row').filter({ hasText: province }).getByRole('cell').nth(0);

  const answers = await asked(desk, '23.head', subject);
  await act(answers, answerWords.answer);
  const form = answers.getByRole('region', { name: answerWords.panel });
  await form.getByLabel('شماره سند').fill('۱۲۳۴');
  await form.getByRole('button', { name: answerWords.sendPartial }).click();
  await expect(answers.getByText(answerWords.donePartial)).toBeVisible();
  await answer(answers);

  const extends_ = await asked(desk, '10.head', subject);
  await act(extends_, answerWords.extension);
  const extension = extends_.getByRole('dialog', { name: answerWords.extension });
  await extension.getByLabel(answerWords.reason).fill('دفتر کل در دست صحافی است.');
  await extension.getByRole('button', { name: answerWords.extension }).click();
  await expect(extends_.getByText(answerWords.doneExtension)).toBeVisible();
  await open(asker, subject);
  await expect(asker.getByText('دفتر کل در دست صحافی است.').first()).toBeVisible();
  await act(asker, askerWords.grant);
  await expect(asker.getByText(askerWords.doneGranted)).toBeVisible();

  const returns = await asked(desk, '07.head', subject);
  await act(returns, answerWords.return);
  await returns.getByRole('dialog').getByLabel(answerWords.reason).fill('سند در این استان ثبت نشده است.');
  await returns.getByRole('dialog').getByRole('button', { name: answerWords.return }).click();
  await expect(returns.getByText(answerWords.doneReturned)).toBeVisible();
  await open(asker, subject);
  await asker.getByRole('group', { name: askerWords.decisions }).getByRole('button', { name: askerWords.retarget }).click();
  const instead = asker.getByRole('dialog', { name: askerWords.retarget });
  await pick(instead, /^واحد/, provincial('چهارمحال و بختیاری'));
  await instead.getByRole('button', { name: askerWords.retarget }).click();
  await expect(asker.getByText(askerWords.doneRetargeted)).toBeVisible();
  await answer(await asked(desk, '14.head', subject));

  const redirects = await asked(desk, '03.head', subject);
  await act(redirects, answerWords.redirect);
  const holder = redirects.getByRole('dialog', { name: answerWords.redirect });
  await pick(holder, /^واحد/, 'اداره ثبت احوال شهرستان تبریز');
  await holder.getByLabel(answerWords.reason).fill('سند در آن شهرستان نگهداری می‌شود.');
  await holder.getByRole('button', { name: answerWords.redirect }).click();
  await expect(redirects.getByText(answerWords.doneRedirected)).toBeVisible();
  await answer(await asked(desk, '0303.head', subject));

  await passDeadline(office, subject, provincial('خوزستان'));
  await expect(supervisor.getByRole('row').filter({ hasText: 'خوزستان' })).toContainText('۱', { timeout: 75_000 });
  await expect(lateIn('اصفهان')).toHaveText('۰'); // it has its two days more
  await supervisor.getByRole('link', { name: 'خوزستان' }).first().click();
  await expect(supervisor.getByText('روی میز مدیرکل ثبت احوال استان خوزستان')).toBeVisible(); // where it lies, not what it says

  await answer(await asked(desk, '06.head', subject));
  await answer(extends_);
  await expect(supervisor.getByText(boardWords.noLetters.overdue)).toBeVisible(SOON);

  await open(asker, subject);
  await expect(asker.getByText(inquiryWords.progress(5, 5))).toBeVisible();
  await act(asker, askerWords.conclude);
  await asker.getByRole('alertdialog').getByRole('button', { name: askerWords.conclude }).click();
  await expect(asker.getByText(askerWords.doneConcluded)).toBeVisible();
});

test('a letter from outside comes in through the secretariat, and the answer goes out through it', async ({ desk }) => {
  const subject = 'درخواست رونوشت سند';
  const [clerk, head, staff] = [await desk('hq.secretariat'), await desk(SIGNER), await desk(STAFF)];
  await goTo(clerk, 'incoming');
  await clerk.getByRole('textbox', { name: new RegExp(`^${incomingWords.sender}`) }).fill('دادگستری کل استان فارس');
  await clerk.getByRole('textbox', { name: incomingWords.number }).fill('۱۲/۴۵۶');
  await clerk.getByRole('spinbutton').first().click();
  for (const part of ['1405', '08', '29']) await clerk.keyboard.type(part);
  await clerk.getByRole('textbox', { name: incomingWords.subject }).fill(subject);
  await pick(clerk, new RegExp(`^${incomingWords.recipients}`), 'معاونت امور هویتی');
  await clerk.getByRole('button', { name: incomingWords.register, exact: true }).click();
  await expect(clerk.getByRole('status').filter({ hasText: 'ثبت شد' })).toBeVisible({ timeout: 15_000 });

  await open(head, subject);
  await refer(head, 'کارشناس ۱ معاونت امور هویتی', 'پاسخ را آماده کنید.');
  await open(staff, subject);
  await act(staff, actionWords.reply);
  const answer = 'فرستادن رونوشت سند';
  await type(staff, answer, 'با سلام، رونوشت خواسته‌شده به پیوست است.');
  await expect(staff.getByRole('list', { name: composeWords.outside })).toContainText('دادگستری کل استان فارس');
  await sendForSignature(staff);
  await goTo(head, 'approve');
  await sign(head, answer);

  await goTo(clerk, 'desk');
  const waiting = clerk.getByRole('listitem').filter({ hasText: answer });
  await waiting.getByRole('button', { name: deskWords.registerLetter }).click(SOON);
  await clerk.getByRole('alertdialog').getByRole('button', { name: deskWords.registerLetter }).click();
  await expect(clerk.getByText(/نامه با شمارهٔ .+ ثبت شد/)).toBeVisible({ timeout: 15_000 });
  await clerk.getByRole('tab', { name: new RegExp(deskWords.dispatch) }).click();
  await waiting.getByRole('link', { name: deskWords.sendLetter }).click(SOON);
  await act(clerk, actionWords.dispatch);
  const dispatch = clerk.getByRole('dialog', { name: dialogWords.dispatchTitle });
  await choose(dispatch, new RegExp(dialogWords.method), 'پست پیشتاز');
  await dispatch.getByRole('button', { name: actionWords.dispatch }).click();
  await expect(clerk.getByText(doneWords.dispatched)).toBeVisible();

  await openEvent(staff, notificationWords.dispatched);
  await expect(staff.getByRole('heading', { level: 1, name: answer })).toBeFocused();
  await expect(wayOf(staff)).toContainText('ارسال به بیرون از سازمان');
});

/** The signature is asked about first, and told when the server has it. */
async function sign(page: Page, subject: string): Promise<void> {
  await open(page, subject);
  await act(page, actionWords.sign);
  const dialog = page.getByRole('alertdialog', { name: actionWords.sign });
  await expect(dialog.getByText(confirmWords.signQuestion)).toBeVisible();
  await dialog.getByRole('button', { name: actionWords.sign }).click();
  await expect(page.getByText(doneWords.signed)).toBeVisible();
}

/** Sends the letter that is open on to a post, with a word on the margin. */
async function refer(page: Page, post: string, instruction: string): Promise<void> {
  await act(page, actionWords.refer);
  const dialog = page.getByRole('dialog', { name: referWords.title });
  await pick(dialog, new RegExp(`^${referWords.to}`), post);
  await dialog.getByLabel(referWords.instruction).fill(instruction);
  await dialog.getByRole('button', { name: referWords.action }).click();
  await expect(page.getByText(doneWords.referred(1))).toBeVisible();
}

/** The head of a unit with the question open that has come there. */
async function asked(desk: (username: string) => Promise<Page>, head: string, subject: string): Promise<Page> {
  const page = await desk(head);
  await goTo(page, 'inquiries');
  await open(page, subject);
  return page;
}

/** The whole answer, to the question that is open. */
async function answer(page: Page): Promise<void> {
  await act(page, answerWords.answer);
  const form = page.getByRole('region', { name: answerWords.panel });
  await form.getByText('اصیل است', { exact: true }).click();
  await form.getByRole('button', { name: answerWords.sendFull }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: answerWords.sendFull }).click();
  await expect(page.getByText(answerWords.doneFull)).toBeVisible();
}

/** Opens the letter that an event behind the bell tells of. */
async function openEvent(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${shellWords.notifications}`) }).click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: new RegExp(what) })
    .first()
    .click();
}

/** Lets the office's clock run on until just after the deadline of a unit. */
async function passDeadline(office: OfficePeople, subject: string, unit: string): Promise<void> {
  const [{ person }, { person: admin }] = [await office.at(STAFF), await office.at('admin')];
  const { items } = await person.get<FoundLetters>(`/api/letters/search?limit=50&q=${encodeURIComponent(subject)}`);
  const { id } = items.find(({ kind }) => kind === 'INQUIRY')!;
  const path = await person.get<LetterPath>(`/api/letters/${id}/path`);
  const { clock } = path.children.find((stop) => stop.unit.name === unit)!;
  await new Clock(admin).to(new Date(Date.parse(clock!.dueAt) + 1000));
}

/** The way of the letter, beside it. */
const wayOf = (page: Page) => page.getByRole('complementary', { name: readerWords.inspector });
