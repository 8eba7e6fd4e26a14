import { expect, type Locator, type Page } from '@playwright/test';
import { actionWords } from '../../../web/src/features/actions/actions.words';
import { uiWords } from '../../../web/src/shared/ui/ui.words';
import { navigationWords, shellWords } from '../../../web/src/features/shell/shell.words';
import { composeWords } from '../../../web/src/features/compose/compose.words';

/** What a workflow must do in between may take a while on a busy machine. */
export const SOON = { timeout: 30_000 };

/** Finds each by typing a part of its name, and picks it from the list. */
export async function pick(where: Page | Locator, field: RegExp, ...names: string[]): Promise<void> {
  const box = where.getByRole('combobox', { name: field }).first();
  for (const name of names) {
    await box.fill(name);
    const page = 'page' in where ? where.page() : where;
    await page.getByRole('option').filter({ hasText: name }).first().click();
  }
  await box.press('Escape'); // the list would lie over what comes next
}

/** One of a few, from a list that opens at its button. */
export async function choose(where: Page | Locator, field: RegExp, option: string): Promise<void> {
  await where.getByRole('button', { name: field }).click();
  const page = 'page' in where ? where.page() : where;
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** A part of the application by its name in the navigation. */
export async function goTo(page: Page, place: keyof typeof navigationWords): Promise<void> {
  await page
    .getByRole('navigation', { name: shellWords.navigation })
    .getByRole('link', { name: new RegExp(`^${navigationWords[place]}( [۰-۹٬]+)?$`) })
    .click();
}

export const rowOf = (page: Page, subject: string): Locator => page.getByRole('row').filter({ hasText: subject });

/** The list is never read again by hand: what comes waits behind its bar, which is pressed when it is there. */
export async function arrives(page: Page, subject: string): Promise<Locator> {
  const bar = page.getByRole('button', { name: /نامهٔ تازه|فهرست تغییر کرده/ });
  const row = rowOf(page, subject).first();
  await expect(async () => {
    if (!(await row.isVisible()) && (await bar.isVisible())) await bar.click({ timeout: 1000 });
    await expect(row).toBeVisible({ timeout: 1000 });
  }).toPass(SOON);
  return row;
}

/** Opens a letter from the list it has come to. */
export async function open(page: Page, subject: string): Promise<void> {
  await (await arrives(page, subject)).click();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeFocused();
}

/** Presses what may be done with the letter that is open, wherever the bar has room for it; what an inquiry allows comes a moment later. */
export async function act(page: Page, label: string): Promise<void> {
  const bar = page.getByRole('toolbar', { name: actionWords.bar });
  const button = bar.getByRole('button', { name: label });
  const item = page.getByRole('menuitem', { name: label });
  await expect(async () => {
    if (await button.isVisible()) return button.click({ timeout: 2000 });
    await bar.getByRole('button', { name: uiWords.more }).click({ timeout: 2000 });
    if (await item.isVisible()) return item.click({ timeout: 2000 });
    await page.keyboard.press('Escape'); // only the menu
    throw new Error(`«${label}» may not be done yet`);
  }).toPass(SOON);
}

/** Writes into the sheet as it is on the screen, and waits until it is kept. */
export async function type(page: Page, subject: string, text: string): Promise<void> {
  const sheet = page.getByRole('textbox', { name: composeWords.text });
  await page.getByRole('textbox', { name: composeWords.subject }).fill(subject);
  await sheet.click();
  await page.keyboard.type(text);
  await expect(page.getByText(/^ذخیره شد/)).toBeVisible({ timeout: 15_000 });
}

/** From the sheet into the route of those who agree and sign. */
export async function sendForSignature(page: Page): Promise<void> {
  await page.getByRole('button', { name: composeWords.send }).click();
  await page.getByRole('dialog', { name: composeWords.sendTitle }).getByRole('button', { name: composeWords.send }).click();
  await expect(page.getByText(composeWords.sent)).toBeVisible({ timeout: 15_000 });
}
