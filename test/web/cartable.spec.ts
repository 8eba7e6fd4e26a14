import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { CartablePage, CartableRow } from '../../contracts/cartable';
import type { OfficePeople } from '../../scripts/people/office';
import { write } from '../../scripts/people/letters';
import { axeOf, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

/** Letters of this run only: the office is shared, so that each spec looks at rows of its own. */
const mark = `دسته ${randomUUID().slice(0, 8)}`;
const READER = '04.head';

test.describe('the cartable', () => {
  test.beforeAll(async ({ office }) => {
    test.slow();
    for (let i = 1; i <= 4; i++) await send(office, `نامه ${i}`);
    const { person } = await office.at(READER);
    await expect.poll(async () => (await rowsOf(person)).length, { timeout: 60_000 }).toBe(4);
  });

  test('is emptied from the keyboard: down, open, read; the heading of the letter has the focus', async ({ desk, office }) => {
    const second = (await rowsOf((await office.at(READER)).person))[1]!; // letters that were sent one after the other need not arrive so
    const page = await open(desk);
    const grid = page.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', '4');
    await page.keyboard.press('KeyJ');
    await expect(activeRow(page)).toHaveAttribute('aria-rowindex', '2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: second.letter.subject! })).toBeFocused();
    await expect(page.getByText('در انتظار شما')).toBeVisible();
    await expect(page).toHaveURL(/task=/);
    await expect(activeRow(page)).not.toContainText('خوانده‌نشده');
    await page.keyboard.press('Escape');
    await expect(page.getByText('نامه‌ای را برگزینید')).toBeVisible();
  });

  test('keeps its filters in the address, and a set of them under a name', async ({ desk }) => {
    const page = await open(desk);
    await page.getByRole('button', { name: 'گذشته از مهلت' }).click();
    await expect(page).toHaveURL(/overdue=true/);
    await expect(page.getByText('نامه‌ای با این فیلترها نیست')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
    await page.getByRole('button', { name: 'فیلترها و نماها' }).click();
    await page.getByLabel('نام نما').fill(mark);
    await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
    await page.keyboard.press('Escape');
    const view = page.getByRole('group', { name: 'فیلترهای پرکاربرد' }).getByRole('button', { name: mark });
    await expect(view).toBeVisible(); // it is kept before the page is left
    await page.goto('/cartable/received');
    await view.click();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
  });

  test('marks many at once, and closes many with a preview and a verdict for each', async ({ desk }) => {
    const page = await open(desk);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('status').filter({ hasText: '۲ نامه برگزیده شد' })).toBeVisible();
    await page.getByRole('toolbar').getByRole('button', { name: 'ختم رسیدگی' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('۲ نامه انجام می‌شود')).toBeVisible();
    expect(await axeOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'ختم رسیدگی ۲ نامه' }).click();
    await expect(dialog.getByText('برای ۲ نامه انجام شد.')).toBeVisible();
    await dialog.getByRole('button', { name: 'بستن' }).last().click();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  });

  test('puts many on one’s follow-up list by keyboard, and takes that back', async ({ desk }) => {
    const page = await open(desk);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('toolbar').getByRole('button', { name: 'کارهای دیگر' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'پیگیری' })).toBeVisible();
    await page.keyboard.type('پیگیری');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'یادآوری پیگیری ۲ نامه' });
    await expect(dialog).toBeVisible();
    await inEveryForm(page, async (form) => expect(await axeOf(page), form).toEqual([]));
    await dialog.getByRole('button', { name: 'فردا' }).click();
    await dialog.getByLabel('یادداشت').fill('پاسخ استان');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^یادآوری پیگیری ۲ نامه برای .+ گذاشته شد\.$/)).toBeVisible();
    const watched = await desk(READER);
    await watched.route('**/api/live*', async (route) => {
      await new Promise((later) => setTimeout(later, 2000)); // the list is there before its stream; what happens between is seen, too
      await route.continue();
    });
    await watched.goto(`/cartable/followUp?q=${encodeURIComponent(mark)}`);
    await expect(watched.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
    await page.keyboard.press('KeyZ');
    await expect(
      watched.getByText('برای هیچ نامه‌ای تاریخ پیگیری نگذاشته‌اید.').or(watched.getByText('نامه‌ای با این فیلترها نیست')),
    ).toBeVisible();
  });

  test('tells what came behind the list, and moves nothing until it is asked to', async ({ desk, office }) => {
    const page = await open(desk);
    await expect(page.getByRole('grid')).toBeVisible();
    const before = await page.getByRole('grid').getAttribute('aria-rowcount');
    await send(office, 'نامه تازه');
    const bar = page.getByRole('button', { name: '۱ نامهٔ تازه' });
    await expect(bar).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('row').filter({ hasText: 'نامه تازه' })).toHaveCount(0);
    await bar.click();
    await expect(page.getByRole('row').first()).toContainText('نامه تازه');
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(Number(before) + 1));
  });

  test('is accessible with a letter beside it, and narrow', async ({ desk }) => {
    test.slow();
    const page = await open(desk);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'مسیر' })).toBeVisible();
    await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
    for (const tab of ['ارجاع‌ها', 'سوابق']) {
      await page.getByRole('tab', { name: tab }).click();
      expect.soft(await axeOf(page), tab).toEqual([]);
    }
    expect(await sidewaysScroll(page)).toEqual([]);
  });
});

test('a list of 100,000 letters tells its true length, and its end is one key away', async ({ desk }) => {
  const page = await desk(READER);
  await page.route('**/api/cartable?*', (route) => route.fulfill({ json: pageOf(new URL(route.request().url()).searchParams) }));
  await page.route('**/api/cartable/count?*', (route) => route.fulfill({ json: { count: MANY } }));
  await page.goto('/cartable/received');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(MANY));
  await grid.focus();
  await page.keyboard.press('End');
  await expect(activeRow(page)).toHaveAttribute('aria-rowindex', String(MANY));
  await expect(activeRow(page)).toContainText(`نامه ${MANY - 1}`);
  for (let i = 0; i < 30; i++) await page.keyboard.press('PageUp', { delay: 30 });
  await expect(activeRow(page)).toContainText('نامه 99');
  await page.keyboard.press('Home');
  await expect(activeRow(page)).toHaveAttribute('aria-rowindex', '1');
  expect(await page.getByRole('row').count()).toBeLessThan(40);
});

test('shows every quick filter whole, whatever the width and the size of the text', async ({ desk }) => {
  const page = await desk('10.head');
  await page.goto('/cartable/received');
  const group = page.getByRole('group', { name: 'فیلترهای پرکاربرد' });
  await expect(group.getByRole('button')).toHaveCount(6);
  for (const width of [1440, 1024, 390, 320])
    for (const scale of ['1', '1.5']) {
      await page.setViewportSize({ width, height: 844 });
      await page.evaluate((scale) => document.documentElement.style.setProperty('--text-scale', scale), scale);
      const cut = await group.evaluate((box) => {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const isCut = (chip: DOMRect) => chip.left < left || chip.right > right || chip.top < top || chip.bottom > bottom;
        return [...box.querySelectorAll('button')].filter((chip) => isCut(chip.getBoundingClientRect())).map((chip) => chip.textContent);
      });
      expect.soft(cut, `${width} px, text × ${scale}`).toEqual([]);
      expect.soft(await sidewaysScroll(page), `${width} px, text × ${scale}`).toEqual([]);
    }
});

test('says that a list is of another post, and takes that filter away', async ({ desk, guard, office }) => {
  guard.expects(/403/);
  const { post } = await office.at('10.head');
  const page = await desk(READER);
  await page.goto(`/cartable/received?post=${post}&overdue=true`);
  await expect(page.getByRole('alert')).toContainText('این فهرست از آنِ سمت دیگری است');
  await expect(page.getByRole('button', { name: 'تلاش دوباره' })).toHaveCount(0);
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  await page.getByRole('button', { name: 'برداشتن فیلتر سمت', exact: true }).click();
  await expect(page).toHaveURL(/received\?overdue=true$/); // what else was chosen stays
  await expect(page.getByRole('alert')).toHaveCount(0);
});

/** A letter from headquarters; it arrives when the time to take the signature back is over. */
async function send(office: OfficePeople, name: string): Promise<void> {
  const [drafter, signer, receiver] = [
    await office.at('hq.identity.expert1'),
    await office.at('hq.identity.head'),
    await office.at(READER),
  ];
  await write({
    drafter,
    signers: [signer],
    subject: `${mark} ${name}`,
    body: 'متن نامه برای رسیدگی.',
    recipients: [{ unit: receiver.unit }],
  });
}

async function open(desk: (username: string) => Promise<Page>): Promise<Page> {
  const page = await desk(READER);
  await page.goto(`/cartable/received?q=${encodeURIComponent(mark)}`);
  await expect(page.getByRole('row').first()).toBeVisible();
  return page;
}

const activeRow = (page: Page) => page.locator('[role=row][aria-rowindex]').and(page.locator('[data-active]'));

const rowsOf = async (person: { get<T>(path: string): Promise<T> }): Promise<CartableRow[]> =>
  (await person.get<CartablePage>(`/api/cartable?folder=received&q=${encodeURIComponent(mark)}`)).items;

const MANY = 100_000;

/** As the server answers: a page after a place, before one, or the last. */
function pageOf(query: URLSearchParams): CartablePage {
  const limit = Number(query.get('limit'));
  const before = query.get('before');
  const from = query.has('end') ? MANY - limit : before ? Math.max(0, Number(before) - limit) : Number(query.get('cursor') ?? 0);
  const to = Math.min(MANY, before ? Number(before) : from + limit);
  return {
    items: Array.from({ length: to - from }, (_, i) => rowOf(from + i)),
    previous: from > 0 ? String(from) : null,
    next: to < MANY ? String(to) : null,
  };
}

const ids = { process: randomUUID(), post: randomUUID(), letter: randomUUID() };
const rowOf = (n: number): CartableRow => ({
  process: { id: ids.process, kind: 'delivery' },
  key: `attend.${n}`,
  kind: 'attend',
  post: { id: ids.post, title: 'مدیرکل' },
  purpose: null,
  copy: null,
  instruction: null,
  title: null,
  choices: null,
  openedAt: new Date(Date.now() - n * 60_000).toISOString(),
  dueAt: null,
  overdue: false,
  pausedSince: null,
  seenAt: null,
  claimed: null,
  possible: ['closed'],
  command: '',
  referrals: null,
  folder: 'received',
  open: true,
  recall: null,
  letter: {
    id: ids.letter,
    kind: 'LETTER',
    direction: 'INTER_UNIT',
    subject: `نامه ${n}`,
    number: null,
    registeredAt: null,
    priority: 'NORMAL',
    classification: 'UNCLASSIFIED',
    sender: 'دبیرخانه',
    office: null,
    attachments: 0,
  },
  to: null,
  unit: null,
  marks: { unread: false, starred: false, archivedAt: null, followUpOn: null, followUpNote: null },
});
