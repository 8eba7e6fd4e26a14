import { Pool } from 'pg';
import { write } from '../../scripts/people/letters';
import { until, type OfficePeople } from '../../scripts/people/office';
import type { Workload } from '../../contracts/workload';
import { remindWords, riskWords, workloadWords as words } from '../../web/src/features/supervision/acts.words';
import { pick } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';
import type { Page } from '@playwright/test';

async function asked(office: OfficePeople, times: number): Promise<{ unit: string }> {
  const head = await office.at('2203.head');
  for (let n = 1; n <= times; n++)
    await write({
      drafter: await office.at('hq.identity.expert1'),
      signers: [await office.at('hq.identity.head')],
      subject: `استعلام نشانی ${n}`,
      body: 'پاسخ خود را اعلام فرمایید.',
      kind: 'INQUIRY',
      inquiry: { type: 'ADMINISTRATIVE', within: { unit: 'WORKING_DAY', amount: 3 } },
      recipients: [{ unit: head.unit }],
    });
  const { person } = await office.at('22.supervisor');
  await until('the questions lie on the desk of the head', async () => {
    const { desks } = await person.get<Workload>(`/api/supervision/workload?level=county&under=${head.unit}`);
    return desks.some(({ open }) => open >= times);
  });
  return { unit: head.unit };
}

async function isSound(page: Page): Promise<void> {
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0); // what scrolls is the page, below the head of the office
}

test('a supervisor sees who has too much, tries, moves, takes back, and reminds of what is likely to be late', async ({
  office,
  desk,
  house,
}) => {
  test.slow();
  const { unit } = await asked(office, 3);
  const page = await desk('22.supervisor');
  await page.goto(`/supervision/workload?level=county&under=${unit}`);
  const head = page.getByRole('row').filter({ hasText: 'رئیس اداره' });
  await expect(head.getByRole('cell').first()).toHaveText('۳');
  await expect(page.getByRole('list', { name: words.proposal }).getByRole('listitem')).not.toHaveCount(0);
  await isSound(page);

  await head.getByRole('button', { name: words.move }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.move, exact: true }).click();
  await expect(dialog.getByText(words.needsTarget)).toBeVisible();
  await pick(dialog, /به کدام سمت‌ها/, 'معاون');
  await dialog.getByLabel(words.reason).fill('مرخصی رئیس');
  await dialog.getByRole('button', { name: words.try }).click();
  await expect(dialog.getByText(words.wouldMove(3))).toBeVisible();
  await isSound(page);
  await dialog.getByRole('button', { name: words.move, exact: true }).click();
  const history = page.getByRole('list', { name: words.history });
  await expect(history.getByText(words.moved(3))).toBeVisible();
  await expect(head.getByRole('cell').first()).toHaveText('۰');
  await history.getByRole('button', { name: words.back }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: words.back }).click();
  await expect(history.getByText(words.takenBack)).toBeVisible();
  await expect(head.getByRole('cell').first()).toHaveText('۳');

  await page.getByRole('button', { name: /پذیرفتن/ }).click();
  await expect(head.getByRole('cell').first()).not.toHaveText('۳');

  // told of by the office every few minutes, once its past says that it is worth it
  const db = new Pool({ connectionString: house.databaseUrl });
  await db.query(
    `insert into inquiry_risks select year, process_id, key, unit_id, asked_of, 20 + 25 * row_number() over (), 'unit', 'unseen', 43, 12, office_now()
     from tasks where unit_id = $1 and kind = 'answer' and state = 'open'`,
    [unit],
  );
  await db.end();
  await page.getByRole('link', { name: riskWords.title }).click();
  const list = page.getByRole('list', { name: riskWords.list });
  await expect(list.getByText(riskWords.chance(95))).toBeVisible();
  await expect(list.getByText('از ۴۳ استعلام مانند این در این واحد').first()).toBeVisible();
  await isSound(page);
  await list.getByRole('checkbox').first().press('Space');
  await page.getByRole('button', { name: remindWords.remind(1) }).click();
  await expect(page.getByText(remindWords.reminded(1))).toBeVisible();

  // and what is late already, or has its time, from the board itself
  await page.goto(`/supervision?level=county&under=${unit}&state=open`);
  await page.getByRole('checkbox', { name: remindWords.all }).press('Space');
  await page.getByRole('button', { name: remindWords.remind(3) }).click();
  await expect(page.getByText(remindWords.reminded(2))).toBeVisible();
  await expect(page.getByText(/^برای ۱ کار نشد/)).toBeVisible(); // one was reminded of today
  await isSound(page);
});
