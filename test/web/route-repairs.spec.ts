import type { Page } from '@playwright/test';
import type { PersonWithPassword } from '../../contracts/org-admin';
import type { RouteView } from '../../contracts/routes';
import { draft, submit, type Plan } from '../../scripts/people/letters';
import type { OfficePeople } from '../../scripts/people/office';
import { Person } from '../../scripts/people/person';
import { command, drawn, end, laid, optional, start, task } from '../support/drawn';
import { choose, goTo, pick, SOON } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const place = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const gone = command('gone', 'letter.discard');
const words = {
  look: 'بررسی',
  see: 'دیدن',
  who: 'یافتن کارشناس',
  gone: 'کنار گذاشتن',
  extras: 'رسیدگی و نظرخواهی',
  legal: 'نظر دفتر حقوقی',
  field: 'بازدید محلی',
};

/** Called as people call it. */
const named = (elements: string[], flows: string[]) => {
  const file = Buffer.from(laid(drawn([start(), ...elements, end()], flows))).toString();
  const process = file.replace('isExecutable', 'name="مسیر" isExecutable');
  const persian = Object.entries(words).reduce((xml, [id, name]) => xml.replaceAll(`name="${id}"`, `name="${name}"`), process);
  return Uint8Array.from(Buffer.from(persian));
};

/** A route for the letters of one unit alone, whose versions one administrator brings and another publishes. */
async function published(office: OfficePeople, name: string, unit: string, first: Uint8Array<ArrayBuffer>) {
  const { person: admin } = await office.at('admin');
  const username = `second.${crypto.randomUUID().slice(0, 8)}`;
  const { password } = await admin.post<PersonWithPassword>('/api/admin/people', { username, name: 'راهبر دوم', isAdmin: true });
  const second = await Person.signedIn(username, password!, office.baseUrl);
  const { id } = await admin.post<RouteView>('/api/admin/routes', { name, letterKind: 'LETTER', from: '2020-01-01', unit });
  const bring = async (file: Uint8Array<ArrayBuffer>, no: number) => {
    await admin.upload(`/api/admin/routes/${id}/versions?name=route.bpmn`, file, 'application/xml');
    await admin.post(`/api/admin/routes/${id}/versions/${no}/proposal`);
    await second.post(`/api/admin/routes/${id}/versions/${no}/publication`);
  };
  await bring(first, 1);
  return { id, admin, bring };
}

async function submitted(office: OfficePeople, drafter: string, head: string): Promise<string> {
  const [writer, signer] = await office.all([drafter, head]);
  const recipients = [{ unit: signer!.unit }];
  const plan: Plan = {
    drafter: writer!,
    reviewers: [signer!],
    signers: [signer!],
    subject: 'نامه‌ای در مسیر',
    body: 'با سلام',
    recipients,
  };
  const { processId: letter } = await draft(plan);
  await submit(letter, plan);
  return letter;
}

const pass = async (page: Page, what: string) => {
  await inEveryForm(page, async (form) => {
    expect.soft(await axeOf(page), `${what}, ${form}`).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${what}-${form}.png`, fullPage: true });
  });
  expect.soft(await sidewaysScroll(page), what).toEqual([]);
  expect.soft(await englishNames(page), what).toEqual([]);
};

test('a letter that stands still is found, told why, and brought on by an administrator', async ({ desk, office, guard }) => {
  test.slow();
  const [drafter, head] = ['23.identity.expert1', '23.head'];
  const { unit } = await office.at(drafter);
  const file = named([task('who', 'place'), task('look', 'reviewers'), gone], ['s > who', 'who > look', 'look > gone', 'gone > e']);
  const name = `مسیر گیرکرده ${Date.now() % 100_000}`;
  const { id: route, admin } = await published(office, name, unit, file);
  const letter = await submitted(office, drafter, head);

  const page = await desk('admin');
  await goTo(page, 'incidents');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText('برای این کار کسی پیدا نشد', { timeout: 2_000 });
  }).toPass(SOON);
  await expect(row).toContainText('بدون شماره');
  await expect(row).toContainText('یافتن کارشناس');
  await pass(page, 'the list');
  await expect(page.getByRole('navigation').getByRole('link', { name: /^نامه‌های گیرکرده [۰-۹]+$/ })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'تقویم کاری', exact: true })).toBeVisible(); // that number is of one place
  await row.getByRole('link').click();
  await page.reload(); // as if by its address
  await expect(page.getByRole('main')).toContainText('بدون شماره');
  await expect(page.getByRole('main')).toContainText('اداره کل ثبت احوال استان تهران');

  const stands = page.getByRole('region', { name: 'آنچه آن را نگه داشته' });
  const waits = page.getByRole('region', { name: 'اکنون در انتظار' });
  await expect(place(page, 'who')).toHaveClass(/route-failed/, SOON);
  await expect(stands).toContainText('برای این کار کسی پیدا نشد');
  await pass(page, 'the letter');

  await press(page, 'تلاش دوباره');
  const question = page.locator('section[role=alertdialog]');
  await expect(question).toContainText('نامه دوباره همین‌جا می‌ایستد');
  await question.getByRole('button', { name: 'تلاش دوباره' }).click();
  await expect(page.getByText('دوباره آزموده شد')).toBeVisible(SOON);
  await expect(stands).toBeVisible();

  await press(page, 'درست کردن مقدار و تلاش دوباره');
  const dialog = page.getByRole('dialog', { name: /یافتن کارشناس/ });
  await dialog.getByText('سمت‌ها', { exact: true }).click();
  await pass(page, 'a value');
  await dialog.getByRole('button', { name: 'درست کردن مقدار و تلاش دوباره' }).click();
  await expect(dialog.getByText('این را پر کنید.').first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'نام متغیر' }).fill('place');
  await pick(dialog, /^سمت‌ها/, 'کارشناس');
  await dialog.getByRole('button', { name: 'درست کردن مقدار و تلاش دوباره' }).click();
  await expect(stands).toBeHidden(SOON);
  await expect(place(page, 'who')).toHaveClass(/route-here/);
  await expect(waits).toContainText('بر میز: کارشناس');

  await press(page, 'سپردن به دیگران');
  await pick(dialog, /^سمت‌ها/, 'مدیرکل');
  await dialog.getByRole('button', { name: 'سپردن به دیگران' }).click();
  await expect(waits).toContainText('بر میز: مدیرکل', SOON);

  await press(page, 'تعیین مقدار');
  const value = page.getByRole('dialog', { name: 'تعیین مقدار' });
  await value.getByRole('textbox', { name: 'نام متغیر' }).fill('weight');
  await value.getByText('عدد', { exact: true }).click();
  await value.getByRole('textbox', { name: /^مقدار/ }).fill('۲٫۵');
  await value.getByRole('button', { name: 'تعیین مقدار' }).click();
  await expect(page.getByText('weight')).toBeVisible(SOON);

  await press(page, 'بردن به گام دیگر');
  await dialog.getByRole('button', { name: /گام مقصد/ }).click();
  await page.getByRole('option', { name: /^بررسی/ }).click();
  await dialog.getByRole('button', { name: 'بردن به گام دیگر' }).click();
  await expect(place(page, 'look')).toHaveClass(/route-here/, SOON);
  await expect(place(page, 'who')).toHaveClass(/route-gone/);

  guard.expects(/404/);
  await press(page, 'رها کردن');
  await admin.post(`/api/admin/letters/${letter}/route/repairs`, { kind: 'cancelled' });
  await question.getByRole('button', { name: 'رها کردن' }).click();
  await expect(question.getByRole('alert')).toContainText('این نامه اکنون در هیچ مسیر تعریف‌شده‌ای نیست.');
  await question.getByRole('button', { name: 'انصراف' }).click();
  await expect(page.getByText('این نامه دیگر در مسیر نیست')).toBeVisible(SOON);
  await admin.post(`/api/admin/routes/${route}/retirement`);
});

test('letters are taken to another version as it was tried before, and back', async ({ desk, office }) => {
  test.slow();
  const [drafter, head] = ['21.identity.expert1', '21.head'];
  const { unit } = await office.at(drafter);
  const first = named([task('look', 'reviewers'), gone], ['s > look', 'look > gone', 'gone > e']);
  const { id: route, bring, admin } = await published(office, 'مسیر دو نسخه', unit, first);
  const letter = await submitted(office, drafter, head);
  const renamed = named([task('see', 'reviewers'), gone], ['s > see', 'see > gone', 'gone > e']);
  await bring(renamed, 2);
  await expect
    .poll(
      () =>
        admin.get(`/api/admin/letters/${letter}/route`).then(
          () => true,
          () => false,
        ),
      SOON,
    )
    .toBe(true);

  const page = await desk('admin');
  await page.goto(`/admin/routes/${route}?tab=moves`);
  await press(page, 'ببین چه می‌شود');
  await expect(page.getByText('۰ نامه برده می‌شود و ۱ نامه بر نسخهٔ خود می‌ماند')).toBeVisible(SOON);
  await expect(place(page, 'look')).toHaveClass(/route-failed/);
  await expect(page.getByRole('button', { name: 'انتقال نامه‌ها', exact: true })).toBeDisabled();
  const list = page.getByRole('list', { name: 'انتقال‌ها و بررسی‌ها' });
  await expect(list).toContainText('این گام در آن نسخه نیست. (۱ نامه)');
  await press(page, 'نامه‌هایی که ماند');
  await expect(page.getByRole('list', { name: 'نامه‌هایی که ماند' })).toContainText('بدون شماره');
  await pass(page, 'a dry run');

  await choose(page, /«بررسی» می‌شود/, 'دیدن');
  await press(page, 'دوباره ببین چه می‌شود');
  await expect(page.getByText('۱ نامه برده می‌شود و ۰ نامه بر نسخهٔ خود می‌ماند')).toBeVisible(SOON);
  await press(page, 'انتقال نامه‌ها');
  const question = page.locator('section[role=alertdialog]');
  await expect(question).toContainText('۱ نامه از نسخهٔ ۱ به نسخهٔ ۲ می‌رفت و ۰ نامه می‌ماند');
  await question.getByRole('button', { name: 'انتقال نامه‌ها' }).click();
  const newest = list.getByRole('listitem').first();
  await expect(newest).toContainText('۱ نامه رفت', SOON);

  await newest.getByRole('button', { name: 'بازگرداندن' }).click();
  await expect(question).toContainText('۱ نامه‌ای که برده شد به نسخهٔ ۱ بازمی‌گردد');
  await question.getByRole('button', { name: 'بازگرداندن' }).click();
  await expect(newest).toContainText('از نسخهٔ ۲ به نسخهٔ ۱');
  await expect(newest).toContainText('۱ نامه رفت', SOON);
  await expect(list).toContainText('بازگردانده شد');
  await pass(page, 'what was moved');
  await admin.post(`/api/admin/routes/${route}/retirement`);
});

test('a version is tried on the letters that were, told in words and figures, and its ways are kept', async ({ desk, office }) => {
  test.slow();
  const drafter = '22.identity.expert1';
  await submitted(office, drafter, '22.head');
  const [{ unit }, { person: admin }] = [await office.at(drafter), await office.at('admin')];
  const { id: route } = await admin.post<RouteView>('/api/admin/routes', {
    ...{ name: 'مسیر آزموده', letterKind: 'LETTER', from: '2020-01-01', unit },
  });
  const file = named([task('look', 'reviewers'), gone], ['s > look', 'look > gone', 'gone > e']);
  await admin.upload(`/api/admin/routes/${route}/versions?name=route.bpmn`, file, 'application/xml');

  const page = await desk('admin');
  await page.goto(`/admin/routes/${route}?tab=trials`);
  await page.getByRole('textbox', { name: /^چند روز گذشته/ }).fill('۴۰۱');
  await expect(page.getByText('از ۱ تا ۴۰۰ روز.')).toBeVisible();
  await page.getByRole('textbox', { name: /^چند روز گذشته/ }).fill('۳۰');
  await press(page, 'اجرای آزمون');
  const result = page.getByRole('list', { name: 'نتیجه' });
  await expect(result).toContainText('۳۰ روز گذشته از این مسیر گذرانده شد', SOON);
  await expect(page.getByRole('row').filter({ hasText: 'میانهٔ زمان تا شماره' })).toBeVisible();

  await press(page, 'نگه داشتن راه‌های این آزمون');
  const cases = page.getByRole('list', { name: 'موردهای آزمون این مسیر' });
  await expect(cases.getByRole('listitem')).not.toHaveCount(0);
  await pass(page, 'a trial');
  const kept = await cases.getByRole('listitem').count();
  await cases.getByRole('button').first().click();
  await page.locator('section[role=alertdialog]').getByRole('button', { name: 'برداشتن' }).click();
  await expect(cases.getByRole('listitem')).toHaveCount(kept - 1);
});

test('on a phone the tab that an address opens is in sight', async ({ desk, office }) => {
  const { person: admin } = await office.at('admin');
  const { id } = await admin.post<RouteView>('/api/admin/routes', { name: 'مسیر', letterKind: 'REHEARSAL', from: '2020-01-01' });
  const page = await desk('admin', { viewport: { width: 390, height: 844 } });
  await page.goto(`/admin/routes/${id}?tab=trials`);
  await expect(page.getByRole('tab', { name: 'آزمون بر گذشته' })).toBeInViewport({ ratio: 0.99 });
});

test('whoever has a letter of the route begins its optional steps in the reader, by keyboard too, and says when it is enough', async ({
  desk,
  office,
}) => {
  test.slow();
  const [drafter, head] = ['24.identity.expert1', '24.head'];
  const { unit } = await office.at(drafter);
  const inside = [task('look', 'reviewers'), task('legal', '[head(unit)]'), task('field', '[head(unit)]')];
  const file = named([optional('extras', inside, { active: '["look"]', open: true }), gone], ['s > extras', 'extras > gone', 'gone > e']);
  await published(office, 'مسیر با گام‌های اختیاری', unit, file);
  const letter = await submitted(office, drafter, head);

  const page = await desk(drafter);
  await page.goto(`/letters/${letter}`);
  const options = page.getByRole('region', { name: 'گام‌های اختیاری' });
  await expect(options.getByRole('group', { name: words.extras })).toBeVisible(SOON);
  await expect(options.getByRole('checkbox', { name: words.look })).toBeDisabled();
  await expect(options.getByRole('button', { name: 'آغاز گام‌ها' })).toBeDisabled();
  await options.getByRole('checkbox', { name: words.legal }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await pass(page, 'optional steps');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('گام‌های اختیاری آغاز شد')).toBeVisible();
  await expect(options.getByRole('checkbox', { name: words.field })).toBeDisabled();
  await expect(page.getByText(`آغاز گام اختیاری «${words.legal}»، «${words.field}»`, { exact: true })).toBeVisible(SOON);

  await options.getByRole('button', { name: 'کافی است' }).click();
  const question = page.locator('section[role=alertdialog]');
  await expect(question).toContainText(words.legal);
  await pass(page, 'enough of them');
  await question.getByRole('button', { name: 'کافی است' }).click();
  await expect(options).toBeHidden(SOON);
  await expect(page.getByText(`پایان گام‌های اختیاری «${words.extras}»`, { exact: true })).toBeVisible(SOON);
});
