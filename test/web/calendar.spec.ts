import { readFile } from 'node:fs/promises';
import { Pool } from 'pg';
import { draft } from '../../scripts/people/letters';
import type { OfficePeople } from '../../scripts/people/office';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

/** As if a clock could not have been counted when this change was carried out. */
async function stays(title: string, office: OfficePeople, house: { databaseUrl: string }): Promise<void> {
  const drafter = await office.at('hq.identity.expert1');
  const { processId } = await draft({ drafter, signers: [], recipients: [], subject: 'پیش‌نویس', body: '' });
  const db = new Pool({ connectionString: house.databaseUrl });
  await db.query(
    `insert into stayed_clocks (cause, process_id, key, code, params) select id, $2, 'draft.1', 'clock.not_started', '{}' from calendar_changes where title = $1`,
    [title, processId],
  );
  await db.end();
}

test('the calendar shows its month, and a closure is looked at, announced and taken back', async ({ desk, office, house }) => {
  test.slow();
  const page = await desk('admin');
  await page.goto('/admin/calendar');
  await expect(page.getByRole('heading', { level: 1, name: 'تقویم کاری' })).toBeVisible();
  const month = page.getByRole('table', { name: /^روزهای / });
  await expect(month.getByRole('columnheader')).toHaveCount(7);
  await expect(page.getByRole('region', { name: 'برنامهٔ هفتگی' })).toContainText('تعطیل');
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page).then((names) => names.filter((name) => !/CSV|iCalendar|admin/.test(name)))).toEqual([]);

  await page.getByRole('button', { name: 'اعلام تعطیلی' }).click();
  const form = page.getByRole('dialog', { name: 'اعلام تعطیلی یا ساعت کاری دیگر' });
  await form.getByRole('button', { name: /استان/ }).click();
  await expect(page.getByRole('option')).toHaveCount(31); // a province is named, and no office of it sought
  await page.getByRole('option', { name: 'تهران' }).click();
  await form.getByText('واحد', { exact: true }).click();
  await form.getByRole('combobox', { name: /^واحد/ }).fill('دبیرخانه مرکزی');
  await page
    .getByRole('option', { name: /دبیرخانه مرکزی/ })
    .first()
    .click();
  await expect(form.getByText(/\(امروز\)$/)).toBeVisible(); // the days in words too
  const title = `سرمای شدید ${Date.now() % 100_000}`;
  await form.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  await expect(form.getByText('این را پر کنید.').first()).toBeVisible();
  await form.getByRole('textbox', { name: /عنوان/ }).fill(title);
  await form.getByRole('textbox', { name: /اعلام‌کننده/ }).fill('استانداری');
  await form.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  const effect = form.getByRole('region', { name: 'اثر بر کارهای باز' });
  await expect(effect).toContainText('کار باز با این تقویم حساب می‌شود');
  expect(await axeOf(page)).toEqual([]);
  await form.getByText('دورکاری', { exact: true }).click();
  await form.getByText('تعطیلی', { exact: true }).click();
  await form.getByRole('textbox', { name: /اعلام‌کننده/ }).fill('استانداری تهران');
  await expect(effect).toBeHidden(); // it was of what the form no longer says
  await form.getByRole('button', { name: 'اعلام', exact: true }).click();
  await expect(form.getByText(/هنوز چیزی ثبت نشده است/)).toBeVisible(); // shown first
  await expect(effect).toBeVisible();
  expect(await axeOf(page)).toEqual([]);
  await form.getByRole('button', { name: 'اعلام', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('region', { name: 'روزهای ویژهٔ پیش رو' })).toContainText(title); // one sees what one has done, where it stands

  const changes = page.getByRole('region', { name: 'تغییرهای تقویم' });
  const row = changes.getByRole('row', { name: new RegExp(title) }).first();
  await expect(row).toContainText('انجام شد', { timeout: 30_000 });
  await expect(row.getByRole('rowheader')).toContainText(/[۰-۹]{4}$/); // of which day, as many are called the same
  await stays(title, office, house);
  await page.reload();
  await row.getByText('مهلت ۱ کار حساب نشد و همان که بود ماند').click();
  await expect(row.getByText('این ساعت هنوز آغاز نشده است.')).toBeVisible(); // which clock stayed, and why
  expect(await axeOf(page)).toEqual([]);
  await row.getByRole('button', { name: `بازگرداندن: ${title}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'بازگرداندن', exact: true }).click();
  await expect(changes.getByRole('row', { name: new RegExp(`بازگرداندن «${title}»`) })).toContainText('انجام شد', { timeout: 30_000 });

  const holiday = `عید محلی ${Date.now() % 100_000}`;
  const days = page.getByRole('region', { name: 'روزهای ویژهٔ پیش رو' });
  await days.getByRole('button', { name: 'افزودن روز' }).click();
  const adding = page.getByRole('dialog', { name: 'افزودن روز ویژه به تقویم' });
  await adding.getByRole('textbox', { name: /عنوان/ }).fill(holiday);
  await adding.getByRole('textbox', { name: /اعلام‌کننده/ }).fill('هیئت وزیران');
  await adding.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  await expect(adding.getByRole('region', { name: 'اثر بر کارهای باز' })).toBeVisible();
  expect(await axeOf(page)).toEqual([]);
  await adding.getByRole('button', { name: 'افزودن به تقویم' }).click();
  await days.getByRole('button', { name: `تغییر: ${holiday}` }).click();
  const changing = page.getByRole('dialog', { name: 'تغییر روز ویژهٔ تقویم' });
  await expect(changing.getByRole('textbox', { name: /اعلام‌کننده/ })).toHaveValue('هیئت وزیران');
  await changing.getByText('ساعت کاری دیگر').click();
  await changing.getByRole('textbox', { name: /ساعت کار/ }).fill('۰۸:۰۰-۱۲:۰۰');
  await changing.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  await expect(changing.getByRole('region', { name: 'اثر بر کارهای باز' })).toBeVisible();
  await changing.getByRole('button', { name: 'ثبت تغییر' }).click();
  await expect(days.getByRole('listitem').filter({ hasText: holiday })).toContainText('ساعت کاری دیگر');
  await days.getByRole('button', { name: `برداشتن: ${holiday}` }).click();
  const taking = page.getByRole('dialog');
  await expect(taking.getByRole('region', { name: 'اثر بر کارهای باز' })).toBeVisible(); // nothing is to be filled in: it is looked at at once
  await taking.getByRole('button', { name: 'برداشتن', exact: true }).click();
  await expect(days.getByText(holiday)).toBeHidden();

  await page.getByRole('button', { name: 'ماه بعد' }).click();
  await expect(page).toHaveURL(/layer=.*month=1\d{3}-\d\d/);
  const shown = await page
    .getByRole('table', { name: /^روزهای / })
    .getByRole('caption')
    .innerText();
  await page.reload();
  await expect(page.getByRole('table', { name: shown })).toBeVisible(); // every month of every calendar is an address
  await expect(page.getByRole('button', { name: /دبیرخانه مرکزی/ })).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'دریافت CSV' }).click();
  const bytes = await readFile(await (await file).path());
  expect([bytes.subarray(0, 3).toString('hex'), bytes.subarray(3, 6).toString('hex')]).toEqual([
    'efbbbf',
    expect.not.stringMatching('efbbbf'),
  ]); // one mark of the encoding
});
