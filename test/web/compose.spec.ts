import type { Page } from '@playwright/test';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const text = (page: Page) => page.getByRole('textbox', { name: 'متن نامه' });
const subject = (page: Page) => page.getByRole('textbox', { name: 'موضوع' });

/** Typed and chosen by keyboard alone, as somebody who writes does not reach for the mouse. */
async function pick(page: Page, field: string | RegExp, words: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().fill(words);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

test.describe('writing a letter', () => {
  test('is kept by itself, is there when the page is opened again, and goes for signature with Ctrl+Enter', async ({ desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto('/compose/new');
    await pick(page, /^گیرنده/, 'اداره کل فارس');
    await subject(page).fill('دستورالعمل کارت هوشمند ملی');
    await text(page).click();
    await page.keyboard.type('با سلام و احترام، به پيوست ارسال مي‌شود.');
    await expect(page.getByText(/^ذخیره شد/)).toBeVisible({ timeout: 15_000 });
    await expect(page).toHaveURL(/\/compose\/[\da-f-]{36}$/);

    await page.reload();
    await expect(text(page)).toContainText('با سلام و احترام، به پیوست ارسال می‌شود.'); // in Persian letters now
    await expect(subject(page)).toHaveValue('دستورالعمل کارت هوشمند ملی');
    await text(page).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'ارسال برای امضا' }).click();
    await expect(page).toHaveURL(/\/cartable\/drafts/);
    await expect(page.getByText('نامه برای پاراف و امضا رفت.')).toBeVisible();
  });

  test('names everything that is missing, and sends nothing', async ({ desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto('/compose/new');
    await expect(text(page)).toBeVisible();
    await page.getByRole('button', { name: 'ارسال برای امضا' }).click();
    await expect(page.getByRole('alert')).toContainText('دست‌کم یک گیرنده برگزینید.');
    await expect(page.getByRole('alert')).toContainText('موضوع نامه را بنویسید.');
    await expect(page.getByRole('alert')).toContainText('متن نامه را بنویسید.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('lets the deadline of an inquiry be emptied and typed anew, with the digits of any keyboard', async ({ desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto('/compose/new?kind=INQUIRY');
    await page.getByText('مهلت دیگری تعیین می‌کنم').click();
    const amount = page.getByRole('textbox', { name: 'اندازه' });
    await expect(amount).toHaveValue('۲');
    await amount.press('Control+A');
    await amount.press('Backspace');
    await expect(amount).toHaveValue('');
    await page.getByRole('button', { name: 'ارسال برای امضا' }).click();
    await expect(page.getByRole('alert')).toContainText('اندازهٔ مهلت پاسخ را، از ۱ تا ۴۰۰، بنویسید.');
    await expect(amount).toHaveAccessibleDescription('اندازهٔ مهلت پاسخ را، از ۱ تا ۴۰۰، بنویسید.');
    await amount.pressSequentially('1٢۳');
    await expect(amount).toHaveValue('۱۲۳');
    await expect(page.getByRole('alert')).not.toContainText('اندازهٔ مهلت پاسخ');
  });

  test('brings what is pasted from Word down to what a letter may hold', async ({ desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto('/compose/new');
    await text(page).click();
    await text(page).evaluate((editor, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, FROM_WORD);
    await expect(text(page).getByRole('heading')).toHaveText('سرتیتر');
    await expect(text(page).getByRole('listitem')).toHaveText(['یک', 'دو']);
    await expect(text(page).locator('strong')).toHaveText('کلمه');
    await expect(text(page).locator('[style*=color], a, img, script')).toHaveCount(0);
  });

  test('writes over nobody: two who write one draft are told, and choose', async ({ desk }) => {
    const first = await desk('hq.identity.expert1');
    await first.goto('/compose/new');
    await subject(first).fill('پیش‌نویس مشترک');
    await expect(first.getByText(/^ذخیره شد/)).toBeVisible({ timeout: 15_000 });
    const second = await desk('hq.identity.expert1');
    await second.goto(new URL(first.url()).pathname);
    await subject(second).fill('موضوع دوم');
    await expect(second.getByText(/^ذخیره شد/)).toBeVisible({ timeout: 15_000 });
    await first.route(/\/api\/letters\/[^/]+$/, async (route) => {
      if (route.request().method() === 'GET') await new Promise((later) => setTimeout(later, 1000)); // what is chosen from is read anew, on a slow line too
      await route.continue();
    });
    await subject(first).fill('موضوع نخست');
    await expect(first.getByRole('button', { name: 'متن من بماند' })).toBeVisible({ timeout: 15_000 });
    await first.getByRole('button', { name: 'متن من بماند' }).click();
    await expect(first.getByText(/^ذخیره شد/)).toBeVisible();
    await second.reload();
    await expect(subject(second)).toHaveValue('موضوع نخست');
  });

  test('can be read and used by everybody, at every size, with a picker open too', async ({ desk }) => {
    const page = await desk('hq.identity.expert1');
    await page.goto('/compose/new?kind=INQUIRY');
    await expect(text(page)).toBeVisible();
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    expect(await englishNames(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.getByRole('combobox', { name: /^واحدهای پرسش‌شونده/ }).fill('شیراز');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await axeOf(page)).toEqual([]);
    expect(await englishNames(page)).toEqual([]);
  });
});

const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<h1 style="color:red">سرتيتر</h1><p class=MsoNormal style="text-align:center"><span style="font-weight:bold;color:blue">كلمه</span><o:p></o:p></p>
<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">1.</span><![endif]>یک</p>
<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">2.</span><![endif]>دو</p>
<img src="https://example.invalid/x.png" onerror="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)">پیوند</a></body></html>`;
