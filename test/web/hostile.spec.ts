import type { Page } from '@playwright/test';
import { paletteWords, shellWords } from '../../web/src/features/shell/shell.words';
import { composeWords } from '../../web/src/features/compose/compose.words';
import { actionWords, referWords } from '../../web/src/features/actions/actions.words';
import { attachmentWords, historyWords } from '../../web/src/features/letters/letters.words';
import { incomingWords, booksWords, deskWords } from '../../web/src/features/secretariat/secretariat.words';
import { boardWords } from '../../web/src/features/supervision/board.words';
import { inquiryWords } from '../../web/src/features/inquiries/inquiries.words';
import { cartableWords } from '../../web/src/features/cartable/cartable.words';
import { sidewaysScroll } from './support/gates';
import { hearHostile, intruders } from './support/hostile';
import { openHostileOffice, type HostileOffice } from './support/hostile-office';
import { inFieldsOf, payloads } from './support/payloads';
import { signIn } from './support/sign-in';
import { expect, test } from './support/test';

/**
 * What people write is only ever text. The guard of every test fails it for what runs (`ran()`, dialogs), for what the content policy had to
 * refuse and for any request that leaves the host; here every screen that shows such texts is opened.
 */
test.describe('hostile texts', () => {
  let hostile: HostileOffice;

  test.beforeAll(async ({ office }) => {
    test.setTimeout(180_000);
    hostile = await openHostileOffice(office);
  });

  const at = async (page: Page, path: string): Promise<Page> => {
    await hearHostile(page.context());
    await signIn(page, hostile.username, hostile.password);
    await page.goto(path);
    await expect(page.getByText(hostile.mark).first()).toBeVisible({ timeout: 20_000 });
    return page;
  };

  test('are a hundred, each of its own', () => {
    expect(new Set(payloads).size).toBe(100);
  });

  test('are text in every list of the cartable', async ({ desk }) => {
    test.slow();
    const page = await at(await desk(), '/cartable/drafts');
    const seen = new Set<string>();
    for (let i = 0; i < 20; i++) {
      for (const line of await page.getByRole('row').allInnerTexts()) seen.add(line);
      await page.getByRole('grid').focus();
      await page.keyboard.press('PageDown');
    }
    const shown = [...seen].join('\n');
    for (const payload of payloads) expect.soft(shown).toContain(asShown(payload));
    await expectIntact(page);
    for (const folder of ['received', 'inquiries', 'referred']) {
      await page.goto(`/cartable/${folder}`);
      await expect(page.getByRole('row').filter({ hasText: hostile.mark }).first()).toBeVisible({ timeout: 20_000 });
      await expectIntact(page);
    }
    await page.goto('/cartable/received');
    await page.getByRole('button', { name: cartableWords.filters }).click();
    await expect(page.getByRole('dialog').getByText('<iframe src=javascript:parent.ran(9)>')).toBeVisible();
    await expectIntact(page);
  });

  test('are text in a letter that came: body, remarks, instructions, path, versions, chain', async ({ desk }) => {
    test.slow();
    const page = await at(await desk(), `/letters/${hostile.received}`);
    await expect(page.locator('.letter-body')).toContainText('ran(100)');
    const read = together((await page.locator('.letter-body').textContent()) ?? '');
    for (const payload of payloads) expect.soft(read).toContain(together(asShown(payload)));
    await expectIntact(page);
    for (const tab of [historyWords.referrals, historyWords.history, historyWords.path]) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await expectIntact(page);
    }
    await page.getByRole('tab', { name: historyWords.history }).click();
    await page.getByRole('button', { name: historyWords.compare(1) }).click();
    await expect(page.getByRole('dialog')).toContainText('<script>ran(1)</script>');
    await expectIntact(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyR');
    await page.getByRole('dialog').getByRole('combobox').fill(hostile.mark);
    await expect(page.getByRole('option').first()).toContainText(hostile.mark);
    await expectIntact(page);
    await page.reload();
    await page.getByRole('toolbar', { name: actionWords.bar }).waitFor();
    await page.keyboard.press('KeyR');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape'); // only the list of the picker closes
    await page.getByRole('button', { name: referWords.phrases }).click();
    await expect(page.getByRole('menuitem').filter({ hasText: hostile.mark }).first()).toBeVisible();
    await expectIntact(page);
  });

  test('are text in a letter that went: files, recipients, reasons, and on paper', async ({ desk }) => {
    test.slow();
    const page = await at(await desk(), `/letters/${hostile.letter}`);
    await expect(page.getByRole('link', { name: attachmentWords.download('').slice(0, 8) })).toHaveCount(
      inFieldsOf(180, hostile.mark).length,
    );
    await page
      .getByRole('button', { name: attachmentWords.preview(hostile.mark).slice(0, -1) })
      .first()
      .click();
    await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    await expectIntact(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: historyWords.path }).click();
    await expectIntact(page);
    await page.goto(`/letters/${hostile.letter}/print`);
    await expect(page.locator('.letter-body').first()).toContainText('<script>ran(1)</script>');
    await expectIntact(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(intruders)).toEqual([]);
  });

  test('are text on the board of an inquiry and in its answers', async ({ desk }) => {
    const page = await at(await desk(), `/letters/${hostile.inquiry}`);
    await page.getByRole('button', { name: inquiryWords.showReplies }).first().click();
    await expect(page.getByText('<script>ran(1)</script>').first()).toBeVisible();
    await expectIntact(page);
  });

  test('are text where one writes: editor, templates, pickers', async ({ desk }) => {
    test.slow();
    const page = await at(await desk(), `/compose/${hostile.draft}`);
    const text = page.getByRole('textbox', { name: composeWords.text });
    await expect(text).toContainText('ran(100)');
    const written = together((await text.textContent()) ?? '');
    for (const payload of payloads) expect.soft(written).toContain(together(asShown(payload)));
    await expectIntact(page);
    await page.getByRole('button', { name: composeWords.templates }).click();
    await page.getByRole('menuitem').filter({ hasText: hostile.mark }).first().click();
    await expect(text.locator('h1, h2')).toContainText(hostile.mark);
    await expectIntact(page);
    await page.getByRole('combobox', { name: composeWords.copies }).first().fill(hostile.mark);
    await expect(page.getByRole('option').filter({ hasText: hostile.mark }).first()).toBeVisible();
    await expectIntact(page);
  });

  test('are text in the palette, among the events and in the account', async ({ desk }) => {
    const page = await at(await desk(), '/cartable/received');
    await page.keyboard.press('Control+KeyK');
    for (const words of [hostile.mark, '<script>', 'javascript:ran', '"><img']) {
      await page.getByRole('searchbox', { name: paletteWords.input }).fill(words);
      await expect(page.getByRole('option').filter({ hasText: words }).first()).toBeVisible();
      await expectIntact(page);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: shellWords.notifications }).click();
    await expect(page.getByRole('dialog').getByText(hostile.mark).first()).toBeVisible();
    await expectIntact(page);
    await page.keyboard.press('Escape');
    await page.getByRole('banner').getByRole('button', { name: hostile.mark }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectIntact(page);
  });

  test('are text at the desk of the secretariat', async ({ desk }) => {
    test.slow();
    const page = await desk('2901.secretariat');
    await hearHostile(page.context());
    await page.goto('/secretariat');
    await page.getByRole('tab', { name: deskWords.register }).click();
    await expect(page.getByText(hostile.mark).first()).toBeVisible({ timeout: 30_000 });
    await expectIntact(page);
    await page.goto('/secretariat/books');
    await page.getByRole('button', { name: booksWords.book }).click();
    await page.getByRole('option', { name: 'دفتر وارده' }).click();
    await expect(page.getByRole('row').filter({ hasText: hostile.mark }).first()).toBeVisible();
    await expectIntact(page);
    await page.goto('/secretariat/incoming');
    await page.getByRole('textbox', { name: `${incomingWords.sender} *`, exact: true }).fill(inFieldsOf(300, hostile.mark)[0]!);
    await page.getByRole('textbox', { name: incomingWords.number }).fill(`h${hostile.mark.slice(4)}/0`);
    await page.getByRole('spinbutton').first().click();
    await page.keyboard.type('14050829');
    await expect(page.getByText(incomingWords.twinsSame)).toBeVisible();
    await expectIntact(page);
  });

  test('are text on the supervisor’s board', async ({ desk }) => {
    const page = await desk('hq.supervisor');
    await hearHostile(page.context());
    await page.goto('/supervision?level=province');
    const { id } = await (
      await page.request.get('/api/org/units?q=2901')
    )
      .json()
      .then((page: { items: { id: string; code: string }[] }) => page.items.find(({ code }) => code === '2901')!);
    await page.goto(`/supervision?level=county&under=${id}`);
    await expect(page.getByRole('table').getByText(hostile.mark).first()).toBeVisible();
    await page.getByText(boardWords.states.open, { exact: true }).click();
    await expect(page.getByRole('link').filter({ hasText: hostile.mark }).last()).toBeVisible();
    await expectIntact(page);
  });

  test('are text to the administrator', async ({ desk }) => {
    test.slow();
    const page = await desk('admin');
    await hearHostile(page.context());
    for (const path of ['/admin/units', '/admin/people']) {
      await page.goto(path);
      await page.getByRole('searchbox').fill(hostile.mark);
      await expect(page.getByRole('row').filter({ hasText: hostile.mark }).first()).toBeVisible();
      await expectIntact(page);
    }
    for (const path of [`/admin/units/${hostile.unit}`, `/admin/posts/${hostile.post}`, `/admin/people/${hostile.person}`]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: hostile.mark })).toBeVisible();
      await expectIntact(page);
    }
    await page.route('**/api/admin/inquiry-types', (route) => route.fulfill({ json: payloads.map(typeOf) }));
    await page.goto('/admin/inquiry-types');
    await expect(page.getByRole('row')).toHaveCount(payloads.length + 1);
    await expectIntact(page);
  });

  test('are text in messages and questions', async ({ desk }) => {
    const page = await at(await desk(), `/letters/${hostile.received}`);
    await page.getByRole('toolbar', { name: actionWords.bar }).waitFor();
    await page.keyboard.press('KeyP');
    await page.getByRole('dialog').getByRole('textbox').last().fill(payloads.slice(0, 8).join(' '));
    await expectIntact(page);
    await page.goto('/cartable/received');
    await page.getByRole('button', { name: cartableWords.filters }).click();
    await page.getByLabel('نام نما').fill(payloads[77]!);
    await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
    await expect(page.getByText(payloads[77]!, { exact: false }).last()).toBeVisible();
    await expectIntact(page);
  });
});

/** Nothing but our own elements, nothing wider than the page, and no writing turned over. */
async function expectIntact(page: Page): Promise<void> {
  expect.soft(await page.evaluate(intruders)).toEqual([]);
  expect.soft(await sidewaysScroll(page)).toEqual([]);
}

/** As a line of a page shows it: white space is one space, and what turns the writing is gone. */
const asShown = (payload: string) =>
  payload
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\t\n ]+/g, ' ')
    .trim();

/** The editor gives every line a paragraph of its own. */
const together = (text: string) => text.replace(/[\t\n ]+/g, '');

const typeOf = (title: string, i: number) => ({ code: `T_${i}`, title, fields: [], deadline: null, active: true, open: 0 });
