import { Pool } from 'pg';
import { jalaliText } from '../../contracts/jalali-date';
import type { MyPost } from '../../contracts/org';
import { DAY as DAY_MS, dayOf } from '../../contracts/tehran-time';
import { substitutionWords as w } from '../../web/src/shared/substitution/substitution.words';
import { answerWords, askerWords } from '../../web/src/features/inquiries/inquiries.words';
import { write } from '../../scripts/people/letters';
import { act, open, pick } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const SUBJECT = 'شمار دفترهای بایگانی';
const AWAY = '16.head';
const STANDS_IN = '16.documents.head';

test('a substitute is asked, accepts, always sees in whose name they act, and ends it', async ({ desk, office }) => {
  test.slow();
  const away = await office.at(AWAY);
  const { person } = await office.at(STANDS_IN);
  const [{ title }] = await person.get<[MyPost]>('/api/org/me/posts');
  const page = await desk(AWAY);
  await page.clock.install({ time: Date.now() - 365 * DAY_MS }); // a computer whose clock is wrong
  await page.goto('/settings');
  await page.getByRole('button', { name: w.propose }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: w.propose }).click();
  await expect(dialog.getByText(w.substituteMissing)).toBeVisible();
  await expect(dialog.getByText(w.toMissing)).toBeVisible();
  await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
  await pick(dialog, new RegExp(`^${w.substitute}`), title);
  await page.setViewportSize({ width: 390, height: 560 });
  await dialog.getByRole('combobox').scrollIntoViewIfNeeded();
  await expect(dialog.getByText(w.toMissing)).not.toBeInViewport();
  await dialog.getByRole('button', { name: w.propose }).click();
  await expect(dialog.getByText(w.toMissing)).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('group', { name: w.from }).getByRole('spinbutton').first().click();
  await page.keyboard.type(jalaliText(dayOf(Date.now())).replaceAll('/', '')); // from today, so from now on
  await dialog.getByRole('group', { name: w.to }).getByRole('spinbutton').first().click();
  await page.keyboard.type('14051230');
  await dialog.getByRole('button', { name: w.propose }).click();
  await expect(page.getByText(w.proposed)).toBeVisible();

  const other = await desk(STANDS_IN);
  await other.getByRole('link', { name: w.answer }).click();
  await other.getByRole('button', { name: w.accept, exact: true }).click();
  await expect(other.getByText(w.accepted)).toBeVisible();
  await expect(other.getByText(/^به جانشینی از .+ کار می‌کنید/)).toBeVisible();
  await inEveryForm(other, async (form) => expect(await axeOf(other), form).toEqual([]));
  expect([await englishNames(other), await sidewaysScroll(other)]).toEqual([[], []]);

  await write({
    drafter: await office.at('hq.identity.expert1'),
    signers: [await office.at('hq.identity.head')],
    subject: SUBJECT,
    body: 'پاسخ خود را اعلام فرمایید.',
    kind: 'INQUIRY',
    inquiry: { type: 'ADMINISTRATIVE', within: { unit: 'WORKING_DAY', amount: 3 } },
    recipients: [{ unit: away.unit }],
  });
  await other.goto('/cartable/inquiries');
  await open(other, SUBJECT);
  await expect(other.getByText(/^به جانشینی از/)).toBeVisible(); // always, while one acts
  await act(other, answerWords.info);
  await other.getByLabel(answerWords.infoReason).fill('دفترهای کدام سال؟');
  expect(await axeOf(other)).toEqual([]);
  await other.getByRole('dialog').getByRole('button', { name: answerWords.info }).click();
  await expect(other.getByText(answerWords.doneInfo)).toBeVisible();
  await expect(other.getByText(/مهلت متوقف است/).first()).toBeVisible();

  const asker = await desk('hq.identity.expert1');
  await asker.goto('/cartable/inquiries');
  await open(asker, SUBJECT);
  await expect(asker.getByText('«دفترهای کدام سال؟»').first()).toBeVisible();
  expect(await axeOf(asker)).toEqual([]);
  await asker.getByRole('button', { name: askerWords.supply }).first().click();
  await asker.getByLabel(askerWords.supplyText).fill('سال ۱۴۰۴');
  await asker.getByRole('dialog').getByRole('button', { name: askerWords.supply }).click();
  await expect(asker.getByText(askerWords.doneSupplied)).toBeVisible();

  await other.goto('/settings');
  await other.getByRole('button', { name: w.end }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: w.end }).click();
  await expect(other.getByText(w.ended)).toBeVisible();
  await expect(other.getByText(/^به جانشینی از/)).toHaveCount(0);
});

test('a morning without work takes no room; one with work leads to it, until it is read', async ({ desk, house }) => {
  const db = new Pool({ connectionString: house.databaseUrl });
  const facts = { dueToday: 0, overdue: 0, unseen: 0, decisions: 0, standsIn: 0 };
  const morning = (who: string, some: object) =>
    db.query(
      `insert into digests (day, person_id, facts) select office_today(), id, $2 from people where username = $1
       on conflict (day, person_id) do update set facts = excluded.facts, read_at = null`,
      [who, JSON.stringify({ ...facts, ...some })],
    );
  await Promise.all([morning('17.head', {}), morning('18.head', { overdue: 2, unseen: 3 })]);
  await db.end();
  const quiet = await desk('17.head');
  const told = quiet.waitForResponse(/\/api\/me\/digest$/);
  await quiet.goto('/cartable/received');
  expect(await (await told).json()).toMatchObject({ digest: { overdue: 0 } });
  await expect(quiet.getByRole('region', { name: 'گزارش صبح' })).toHaveCount(0);

  const page = await desk('18.head');
  await page.goto('/cartable/received');
  const strip = page.getByRole('region', { name: 'گزارش صبح' });
  await strip.getByRole('link', { name: '۲ کار گذشته از مهلت' }).click();
  await expect(page).toHaveURL(/\/cartable\/overdue/);
  await strip.getByRole('button', { name: 'دیدم' }).click();
  await expect(strip).toHaveCount(0);
});
