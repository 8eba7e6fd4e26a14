import type { Page } from '@playwright/test';
import type { Scene } from './scene';
import { OPENED, REFERRED } from './scene-texts';

/** A screen worth a picture: whose it is, where it is, and what is done there before. */
export interface Shot {
  name: string;
  /** nobody: before the sign-in */
  username?: string;
  path: string | ((scene: Scene) => string);
  act?: (page: Page) => Promise<unknown>;
  /** of the desktop picture, where 900 px show too little */
  height?: number;
  /** also at 390 px */
  phone?: boolean;
}

const DEPUTY = '23.identity.head';
const SUPERVISOR = 'hq.supervisor';
/** One who has not answered. */
const LATE = '08.head';
const RECEIVED = '/cartable/received';
const rows = (page: Page) => page.locator('[role=grid] [role=row][aria-rowindex]');
const isWide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 768;
const letter = (page: Page) => page.locator('article').first().waitFor();

/** Picks from a list that finds by name. */
async function pick(page: Page, label: RegExp, ...names: string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: label }).first();
  for (const name of names) {
    await box.fill(name);
    await page.getByRole('option').filter({ hasText: name }).first().click();
  }
  await box.press('Escape');
}

/** Opens a letter of the list. */
async function open(page: Page, subject: string): Promise<void> {
  await rows(page).filter({ hasText: subject }).first().click();
  await letter(page);
}

const refer = async (page: Page) => {
  await open(page, REFERRED);
  await page.keyboard.press('KeyR');
  await pick(page, /گیرندهٔ ارجاع/, 'رئیس اداره امور حقوقی و سجلی استان تهران', 'رئیس اداره اسناد و مدارک هویتی استان تهران');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /هامش/ }).fill('مواد ۴ و ۹ بررسی و پیش‌نویس پاسخ تهیه شود.');
  await dialog.getByRole('button', { name: /مهلت/ }).click();
  await page.getByRole('option', { name: '۱ روز کاری' }).click();
};

const workload = ({ province }: Scene) => `/supervision/workload?level=county&under=${province}`;
const reassign = async (page: Page) => {
  const desk = page.locator('main table').first().getByRole('row').filter({ hasText: 'معاون امور هویتی' });
  await desk.getByRole('button', { name: /سپردن/ }).click();
  const dialog = page.getByRole('dialog');
  await pick(page, /به کدام سمت‌ها/, 'رئیس اداره اسناد', 'رئیس اداره امور حقوقی');
  await dialog.getByLabel('دلیل').fill('مرخصی معاون تا پایان هفته');
  await dialog.getByRole('button', { name: 'پیش‌نمایش' }).click();
  await dialog.getByText('کار سپرده می‌شود').waitFor();
};

const closure = async (page: Page) => {
  await page.getByRole('button', { name: 'اعلام تعطیلی' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /استان/ }).click();
  await page.getByRole('option', { name: 'تهران', exact: true }).click();
  await dialog.getByRole('textbox', { name: /عنوان/ }).fill('آلودگی هوا');
  await dialog.getByRole('textbox', { name: /اعلام‌کننده/ }).fill('استانداری تهران');
  await dialog.getByRole('button', { name: 'پیش‌نمایش اثر' }).click();
  await dialog.getByRole('region', { name: 'اثر بر کارهای باز' }).scrollIntoViewIfNeeded();
};

const drawn = (page: Page) => page.locator('.djs-shape').first().waitFor();
const routeTab =
  (tab: string) =>
  ({ route }: Scene) =>
    `/admin/routes/${route}?tab=${tab}`;

/** The main screens. */
export const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in', phone: true, act: (page) => page.locator('form').waitFor() },
  {
    name: 'cartable',
    username: DEPUTY,
    path: RECEIVED,
    phone: true,
    act: (page) => (isWide(page) ? open(page, OPENED) : rows(page).first().waitFor()),
  },
  { name: 'reader', username: '23.head', path: ({ letter }) => `/letters/${letter}`, phone: true, act: letter },
  { name: 'refer', username: DEPUTY, path: RECEIVED, phone: true, act: refer },
  {
    name: 'compose',
    username: 'hq.identity.expert1',
    path: ({ draft }) => `/compose/${draft}`,
    height: 1200,
    phone: true,
    act: (page) => page.locator('[contenteditable=true] table').waitFor(),
  },
  {
    name: 'inquiry',
    username: DEPUTY,
    path: '/cartable/inquiries',
    phone: true,
    act: (page) => open(page, 'استعلام اصالت'),
  },
  {
    name: 'secretariat',
    username: 'hq.secretariat',
    path: '/secretariat',
    act: (page) => page.locator('main li, main tr').first().waitFor(),
  },
  {
    name: 'supervision',
    username: SUPERVISOR,
    path: '/supervision',
    phone: true,
    act: (page) => page.locator('main table').waitFor(),
  },
  {
    name: 'supervision-measures',
    username: SUPERVISOR,
    path: '/supervision?tab=measures',
    phone: true,
    act: (page) => page.locator('main table').first().waitFor(),
  },
  {
    name: 'supervision-time',
    username: SUPERVISOR,
    path: '/supervision?tab=time',
    phone: true,
    act: (page) => page.locator('main table').first().waitFor(),
  },
  {
    name: 'supervision-risk',
    username: SUPERVISOR,
    path: '/supervision/risk',
    phone: true,
    act: (page) => page.getByRole('list', { name: 'استعلام‌های در خطر' }).waitFor(),
  },
  {
    name: 'supervision-workload',
    username: SUPERVISOR,
    path: workload,
    phone: true,
    act: (page) => page.locator('main table').first().waitFor(),
  },
  { name: 'reassign', username: SUPERVISOR, path: workload, phone: true, act: reassign },
  {
    name: 'explanation',
    username: LATE,
    path: '/cartable/inquiries',
    phone: true,
    act: async (page) => {
      await open(page, 'موجودی دفترچهٔ سفید');
      await page.getByRole('button', { name: 'مهلت چگونه حساب شد؟' }).first().click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'digest',
    username: LATE,
    path: RECEIVED,
    phone: true,
    act: (page) => page.getByRole('region', { name: 'گزارش صبح' }).waitFor(),
  },
  {
    name: 'substitution',
    username: '23.documents.head',
    path: '/settings',
    phone: true,
    act: (page) => page.getByRole('region', { name: 'جانشینی' }).getByRole('listitem').first().scrollIntoViewIfNeeded(),
  },
  {
    name: 'calendar',
    username: 'admin',
    path: '/admin/calendar',
    phone: true,
    act: (page) => page.locator('main table').first().waitFor(),
  },
  { name: 'closure', username: 'admin', path: '/admin/calendar', phone: true, act: closure },
  {
    name: 'policy',
    username: 'admin',
    path: '/admin/policies',
    height: 1400,
    phone: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'سیاست تازه' }).click();
      const dialog = page.getByRole('dialog');
      if (isWide(page)) {
        await dialog.getByRole('button', { name: 'اثر بر کارهای باز' }).click();
        await dialog.getByText('کار تازه به آن می‌رسد').waitFor();
      } else await dialog.getByText('در نیمهٔ مهلت به دارندهٔ کار').scrollIntoViewIfNeeded();
    },
  },
  { name: 'admin', username: 'admin', path: '/admin/units', act: (page) => page.locator('main table').waitFor() },
  {
    name: 'palette',
    username: DEPUTY,
    path: RECEIVED,
    act: async (page) => {
      await rows(page).first().waitFor();
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('dialog').getByRole('searchbox').fill('سجلی');
      await page.getByRole('dialog').getByRole('option', { name: OPENED }).waitFor();
    },
  },
  { name: 'route-designer', username: 'admin', path: ({ route }) => `/admin/routes/${route}/draw`, act: drawn },
  {
    name: 'route-outline',
    username: 'admin',
    path: routeTab('outline'),
    phone: true,
    act: (page) => page.getByRole('list', { name: 'گام‌ها' }).first().waitFor(),
  },
  {
    name: 'route-told',
    username: 'admin',
    path: routeTab('told'),
    phone: true,
    act: (page) => page.getByRole('list', { name: 'گام‌ها' }).first().waitFor(),
  },
  {
    name: 'route-play',
    username: 'admin',
    path: routeTab('play'),
    act: async (page) => {
      await page.getByRole('button', { name: 'آغاز اجرای آزمایشی' }).click();
      await page.getByRole('region', { name: 'اکنون در انتظار' }).getByRole('listitem').first().waitFor();
    },
  },
  { name: 'route-heat', username: 'admin', path: routeTab('heat'), act: drawn },
  {
    name: 'route-of-letter',
    username: '21.identity.head',
    path: ({ routed }) => `/letters/${routed}`,
    phone: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'نقشهٔ مسیر' }).click();
      await drawn(page);
    },
  },
];
