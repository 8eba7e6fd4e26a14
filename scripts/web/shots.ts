import type { Page } from '@playwright/test';

/** A screen worth a picture: whose it is, where it is, and what is done there before. */
export interface Shot {
  name: string;
  /** nobody: before the sign-in */
  username?: string;
  path: string;
  act?: (page: Page) => Promise<unknown>;
  /** also at 390 px */
  phone?: boolean;
}

const rows = (page: Page) => page.locator('[role=grid] [role=row][aria-rowindex]');

/** Opens the first letter of the list the way a hand on the keyboard does. */
const openFirst = async (page: Page) => {
  await rows(page).first().waitFor();
  await page.keyboard.press('KeyJ');
  await page.keyboard.press('Enter');
  await page.locator('article').first().waitFor();
};

const settled = async (page: Page, selector: string) => page.locator(selector).first().waitFor();

/** The ten main screens. */
export const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in', phone: true, act: (page) => settled(page, 'form') },
  { name: 'cartable', username: '23.head', path: '/cartable/received', phone: true, act: (page) => rows(page).first().waitFor() },
  { name: 'reader', username: '23.head', path: '/cartable/received', phone: true, act: openFirst },
  {
    name: 'refer',
    username: '23.head',
    path: '/cartable/received',
    phone: true,
    act: async (page) => {
      await openFirst(page);
      await page.keyboard.press('KeyR');
      await settled(page, '[role=dialog]');
    },
  },
  {
    name: 'compose',
    username: 'hq.identity.expert1',
    path: '/compose/new',
    phone: true,
    act: (page) => settled(page, '[contenteditable=true]'),
  },
  { name: 'inquiry', username: '07.head', path: '/cartable/inquiries', act: openFirst },
  { name: 'secretariat', username: 'hq.secretariat', path: '/secretariat', act: (page) => settled(page, 'main h1, main h2') },
  { name: 'supervision', username: 'hq.supervisor', path: '/supervision', act: (page) => settled(page, 'main table, main [role=grid]') },
  { name: 'admin', username: 'admin', path: '/admin/units', act: (page) => settled(page, 'main h1, main h2') },
  {
    name: 'palette',
    username: 'hq.identity.expert1',
    path: '/cartable/drafts',
    phone: true,
    act: async (page) => {
      await rows(page).first().waitFor();
      await page.keyboard.press('Control+KeyK');
      await settled(page, '[role=dialog]');
    },
  },
];
