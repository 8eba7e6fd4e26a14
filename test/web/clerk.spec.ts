import type { Page } from '@playwright/test';
import { draft, submit, write, type Plan } from '../../scripts/people/letters';
import type { OfficePeople } from '../../scripts/people/office';
import { priorityWords } from '../../contracts/words';
import { cartableWords } from '../../web/src/features/cartable/cartable.words';
import { composeWords } from '../../web/src/features/compose/compose.words';
import { readerWords } from '../../web/src/features/letters/letters.words';
import { sessionWords } from '../../web/src/features/session/session.words';
import { settingsWords } from '../../web/src/features/settings/settings.words';
import { shortcutWords } from '../../web/src/shared/shortcuts/shortcut.words';
import { uiWords } from '../../web/src/shared/ui/ui.words';
import { arrives, sendForSignature, type } from './support/at-work';
import { PASSWORD } from './support/sign-in';
import { expect, test } from './support/test';

const text = (page: Page) => page.getByRole('textbox', { name: 'متن نامه' });
const subject = (page: Page) => page.getByRole('textbox', { name: 'موضوع' });

async function signedLetter(office: OfficePeople, more: Partial<Plan> = {}): Promise<string> {
  const { processId } = await write({
    drafter: await office.at('hq.identity.expert1'),
    signers: [await office.at('hq.identity.head')],
    subject: 'اعلام نشانی تازه',
    body: 'متن.',
    recipients: [{ unit: (await office.at('23.head')).unit }],
    ...more,
  });
  return processId;
}

/** What somebody who sees this program for the first time stumbled over. */
test.describe('whoever writes', () => {
  test('goes on writing while a letter that follows another becomes a draft', async ({ office, desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto(`/compose/new?follows=${await signedLetter(office)}`);
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

  test('is told that a reply is a reply, and is led to what was sent', async ({ office, desk }) => {
    const page = await desk('hq.identity.head');
    await page.goto(`/compose/new?answers=${await signedLetter(office)}`);
    await expect(page.getByRole('heading', { level: 1, name: composeWords.replyTitle })).toBeVisible();
    await type(page, 'پاسخ نشانی', 'دریافت شد.');
    await sendForSignature(page);
    await page.getByRole('button', { name: composeWords.openLetter }).click();
    await expect(page).toHaveURL(/\/letters\/[\da-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1, name: 'پاسخ نشانی' })).toBeVisible();
  });
});

test('a field that is left empty says so in Persian, whatever the language of the browser', async ({ desk }) => {
  const page = await desk(undefined, { locale: 'en-US' });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'ورود' }).click();
  await expect(page.getByText(uiWords.fillIn)).toHaveCount(2);
  await expect(page.getByText('fill')).toHaveCount(0);
});

test('a letter keeps its width at the largest text, and the count of what is new its line', async ({ office, desk }) => {
  const page = await desk('hq.identity.expert1');
  await page.goto(`/cartable/received/${await signedLetter(office)}`);
  const paper = page.getByRole('region', { name: readerWords.letter, exact: true });
  const way = page.getByRole('complementary', { name: readerWords.inspector });
  await expect(way).toBeVisible();
  const [letter, beside] = [await paper.boundingBox(), await way.boundingBox()];
  expect(beside!.x + beside!.width).toBeLessThanOrEqual(letter!.x);
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '1.5'));
  await expect.poll(async () => (await paper.boundingBox())!.width).toBeGreaterThan(350);
  expect((await way.boundingBox())!.y).toBeGreaterThan((await paper.boundingBox())!.y);
  const badge = page
    .getByRole('button', { name: /^رویدادها، / })
    .locator('[aria-hidden]')
    .last();
  const lineHeight = await badge.evaluate((it) => parseFloat(getComputedStyle(it).lineHeight));
  await badge.evaluate((it) => (it.firstElementChild!.textContent = '۹۹+'));
  expect((await badge.boundingBox())!.height).toBeLessThan(lineHeight * 1.5);
});

test('rows that stand close still say what presses', async ({ office, desk }) => {
  await signedLetter(office, { subject: 'ردیف فشرده', priority: 'IMMEDIATE' });
  const page = await desk('23.head');
  await page.evaluate(() => (document.documentElement.dataset.density = 'compact'));
  await expect(await arrives(page, 'ردیف فشرده')).toContainText(priorityWords.IMMEDIATE!);
});

test('a key that is taken is refused where one can see it', async ({ desk }) => {
  const page = await desk('23.head');
  await page.goto('/settings');
  await page.getByRole('button', { name: settingsWords.change(shortcutWords.help, '?') }).click();
  await expect(page.getByText(settingsWords.press)).toBeInViewport();
  await page.keyboard.press('KeyR');
  await expect(page.getByText(settingsWords.taken(shortcutWords.refer))).toBeInViewport();
});

test('who unlocks the screen goes on where they were', async ({ desk }) => {
  const page = await desk('23.head');
  await page.getByRole('button', { name: /پروانه|مدیرکل/ }).click();
  await page.getByRole('menuitem', { name: sessionWords.lock }).click();
  await expect(page.getByRole('heading', { name: sessionWords.locked })).toBeVisible();
  await page.getByLabel(sessionWords.password).first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page.locator('body')).not.toBeFocused();
});

test('an empty folder asks for no letter to be chosen, and leads to what waits elsewhere', async ({ office, desk }) => {
  const plan = {
    drafter: await office.at('hq.identity.expert1'),
    reviewers: [await office.at('hq.security.head')],
    signers: [await office.at('hq.identity.head')],
    subject: 'در انتظار پاراف حراست',
    body: 'متن.',
    recipients: [{ unit: (await office.at('23.head')).unit }],
  };
  await submit((await draft(plan)).processId, plan);
  const page = await desk('hq.security.head');
  await expect(page.getByText(cartableWords.nothing)).toBeVisible();
  await expect(page.getByText(cartableWords.chooseLetter)).toHaveCount(0);
  await page.getByRole('button', { name: /^رفتن به «تأیید و امضا»/ }).click();
  await expect(page.getByRole('row', { name: new RegExp(plan.subject) }).first()).toBeVisible();
  await expect(page.getByText(cartableWords.chooseLetterHint('J', 'K', 'Enter'))).toBeVisible();
});
