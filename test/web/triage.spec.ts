import type { Page } from '@playwright/test';
import type { CartablePage } from '../../contracts/cartable';
import { write } from '../../scripts/people/letters';
import { until, type OfficePeople } from '../../scripts/people/office';
import { actionWords, doneWords, referWords } from '../../web/src/features/actions/actions.words';
import { followUpWords } from '../../web/src/shared/letters/marks.words';
import { cartableWords } from '../../web/src/features/cartable/cartable.words';
import { expect, test } from './support/test';

/** A county that no other spec writes to: its list is these letters. */
const COUNTY = '2803';
const MANY = 20;

test('twenty letters are dealt with by keyboard alone, one after the other', async ({ desk, office }) => {
  test.setTimeout(240_000);
  await layTheTable(office);
  const page = await desk(`${COUNTY}.head`);
  const { keyboard } = page;
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(MANY));
  await keyboard.press('KeyJ');
  await keyboard.press('KeyK');
  await keyboard.press('Enter');

  const seen = new Set<string>();
  for (let turn = 0; turn < MANY; turn++) {
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toBeFocused();
    seen.add((await heading.textContent())!);
    await expect(page.getByRole('toolbar', { name: actionWords.bar })).toBeVisible();
    await [refer, giveBack, followUpAndClose, close][turn % 4]!(page);
    await expect(grid.or(page.getByText(cartableWords.nothing)).first()).toBeVisible();
    if (turn < MANY - 1) await expect(heading).not.toHaveText([...seen].at(-1)!);
  }
  expect(seen.size).toBe(MANY);
  await expect(page.getByText(cartableWords.nothing)).toBeVisible();
  const { person } = await office.at(`${COUNTY}.head`);
  await until('nothing lies on the desk', async () => {
    const { items } = await person.get<CartablePage>('/api/cartable?folder=received');
    return items.length === 0;
  });
});

async function refer(page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('KeyR');
  const to = page.getByRole('dialog', { name: referWords.title }).getByRole('combobox');
  await expect(to).toBeFocused();
  await keyboard.type('کارشناس');
  await expect(page.getByRole('option').first()).toContainText('کارشناس');
  await expect(async () => {
    await keyboard.press('ArrowDown');
    await expect(to).toHaveAttribute('aria-activedescendant', /./, { timeout: 500 });
  }).toPass();
  await keyboard.press('Enter');
  await keyboard.press('Escape'); // only the list of the picker closes
  await expect(page.getByRole('option')).toHaveCount(0);
  await keyboard.press('Control+Enter');
  await expect(page.getByText(doneWords.referred(1)).last()).toBeVisible();
}

async function giveBack(page: Page): Promise<void> {
  await page.keyboard.press('KeyB');
  await expect(page.getByRole('dialog', { name: actionWords.returnToSender }).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('در صلاحیت این اداره نیست.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(doneWords.returned).last()).toBeVisible();
}

async function followUpAndClose(page: Page): Promise<void> {
  await page.keyboard.press('KeyP');
  await expect(page.getByRole('dialog', { name: followUpWords.title })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/یادآوری پیگیری برای/).last()).toBeVisible();
  await close(page);
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('KeyE');
  await expect(page.getByRole('dialog', { name: actionWords.close }).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(doneWords.closed).last()).toBeVisible();
}

/** Twenty letters of the headquarters, on the desk of the county. */
async function layTheTable(office: OfficePeople): Promise<void> {
  const [drafter, signer, head] = [
    await office.at('hq.identity.expert1'),
    await office.at('hq.identity.head'),
    await office.at(`${COUNTY}.head`),
  ];
  const letter = (n: number) =>
    write({ drafter, signers: [signer], subject: `گزارش شمارهٔ ${n + 1}`, body: 'برای رسیدگی.', recipients: [{ unit: head.unit }] });
  for (let n = 0; n < MANY; n += 5) await Promise.all([0, 1, 2, 3, 4].map((i) => letter(n + i)));
  await until(
    'all of them are there',
    async () => (await head.person.get<CartablePage>('/api/cartable?folder=received&limit=50')).items.length === MANY,
    60_000,
  );
}
