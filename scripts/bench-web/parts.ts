import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { median, quantile } from '../bench/measures';
import type { Line } from '../bench/report';
import { dist } from '../launch/places';
import { browserOf } from '../web/browser';
import { type Hardship, hardship, slowLine, vitalsOf, watch } from './probe';

export interface Bench {
  browser: Browser;
  baseUrl: string;
  /** how often each opening is measured */
  rounds: number;
}

/** Whose desk holds 100,000 letters. */
export const FULL_DESK = '23.head';
const CARTABLE = '/cartable/received';
const ROW = '[role=grid] [role=row][aria-rowindex]';
const SETTLE_MS = 1500;

const screens: { name: string; username?: string; path: string; ready: string }[] = [
  { name: 'sign-in', path: '/sign-in', ready: 'form' },
  { name: 'cartable', username: FULL_DESK, path: CARTABLE, ready: ROW },
  { name: 'compose', username: FULL_DESK, path: '/compose/new', ready: '[contenteditable=true]' },
  { name: 'secretariat', username: 'hq.secretariat', path: '/secretariat', ready: 'main h1, main h2' },
  { name: 'supervision', username: 'hq.supervisor', path: '/supervision', ready: 'main h1, main h2' },
  { name: 'admin', username: 'admin', path: '/admin/units', ready: 'main h1, main h2' },
];

/** What is loaded before a screen stands: the files a browser without memory asks for. */
export async function sizes({ browser, baseUrl }: Bench): Promise<Line[]> {
  const page = readFileSync(join(dist, 'web/index.html'), 'utf8');
  const linked = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  const first = new Set(linked.filter((path) => path.endsWith('.js')));
  const lines: Line[] = [
    { name: 'script before the first screen, gzip', unit: 'kB', measured: kB([...first]), aim: { most: 190 } },
    {
      name: 'style before the first screen, gzip',
      unit: 'kB',
      measured: kB(linked.filter((path) => path.endsWith('.css'))),
      aim: { most: 12 },
    },
  ];
  for (const { name, username, path, ready } of screens) {
    const asked = await withPage({ browser, baseUrl }, username, {}, async (tab) => {
      const scripts = new Set<string>();
      tab.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (pathname.endsWith('.js')) scripts.add(pathname);
      });
      await tab.goto(path);
      await tab.locator(ready).first().waitFor();
      await tab.waitForTimeout(SETTLE_MS);
      return [...scripts];
    });
    const own = asked.filter((path) => !first.has(path));
    lines.push({
      name: `script of ${name} alone, gzip`,
      unit: 'kB',
      measured: kB(own),
      note: `${asked.length} files, ${kB(asked).toFixed(0)} kB with the first ones`,
    });
  }
  const built = (name: RegExp) =>
    readdirSync(join(dist, 'web/assets'))
      .filter((file) => name.test(file) && file.endsWith('.js'))
      .map((file) => `/assets/${file}`);
  lines.push(
    { name: 'script of the editor, gzip', unit: 'kB', measured: kB(built(/^letter-editor/)), aim: { most: 190 } },
    { name: 'script of the designer, gzip', unit: 'kB', measured: kB(built(/^(designer|drilldown)-/)), aim: { most: 230 } },
  );
  return lines;
}

/** From opening an address until the largest thing stands, and what moved meanwhile, on slower machines. */
export async function openings(bench: Bench): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { name, username, path, ready } of screens.slice(0, 3))
    for (const [cpu, most] of [
      [2, 1500],
      [4, 2500],
    ] as const) {
      const seen: { lcp: number; cls: number }[] = [];
      for (let round = 0; round < bench.rounds; round++)
        seen.push(
          await withPage(bench, username, {}, async (page) => {
            await hardship(page, { cpu });
            await page.goto(path);
            await page.locator(ready).first().waitFor();
            await page.waitForTimeout(SETTLE_MS);
            return vitalsOf(page);
          }),
        );
      lines.push({ name: `LCP of ${name}, CPU ×${cpu}`, unit: 'ms', measured: median(seen.map(({ lcp }) => lcp)), aim: { most } });
      if (cpu === 4)
        lines.push({ name: `CLS of ${name}`, unit: '', measured: Math.max(...seen.map(({ cls }) => cls)), aim: { most: 0.02 } });
    }
  return lines;
}

/** Keys J and K in a list of 100,000 letters, each after the last one was drawn. */
export async function keys(bench: Bench): Promise<Line[]> {
  const presses = 40 * bench.rounds;
  return withPage(bench, FULL_DESK, {}, async (page) => {
    await page.goto(CARTABLE);
    await page.locator(ROW).first().waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const grid = page.locator('[role=grid]').first();
    const total = await grid.getAttribute('aria-rowcount');
    await grid.focus();
    for (let n = 0; n < presses; n++) {
      await page.keyboard.press(n % 4 === 3 ? 'KeyK' : 'KeyJ');
      await page.waitForTimeout(60); // as fast as a hand goes
    }
    const { keys } = await vitalsOf(page);
    const began = performance.now();
    await page.keyboard.press('End');
    await page.locator(`${ROW}[aria-rowindex="${total}"]`).waitFor();
    const toEnd = performance.now() - began;
    return [
      {
        name: `a key in a list of ${total} rows, p95`,
        unit: 'ms',
        measured: quantile(keys, 0.95),
        aim: { most: 50 },
        note: `median ${median(keys).toFixed(1)}`,
      },
      { name: 'the slowest of 98 in 100 keys (INP)', unit: 'ms', measured: quantile(keys, 0.98), aim: { most: 100 } },
      { name: 'End: the last row is there', unit: 'ms', measured: toEnd },
    ];
  });
}

/** 256 kbit/s with 400 ms: the cartable for the first time, and when the application is already on this computer. */
export async function slow(bench: Bench): Promise<Line[]> {
  const cold: number[] = [];
  const kept: number[] = [];
  for (let round = 0; round < Math.max(1, Math.floor(bench.rounds / 2)); round++) {
    cold.push(await withPage(bench, FULL_DESK, {}, (page) => firstRow(page, { line: slowLine })));
    kept.push(
      await withPage(bench, FULL_DESK, { serviceWorkers: 'allow' }, async (page) => {
        await firstRow(page, {});
        await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
        return firstRow(page, { line: slowLine });
      }),
    );
  }
  return [
    { name: 'first cartable on 256 kbit/s, cold', unit: 's', measured: median(cold) / 1000, aim: { most: 12 } },
    { name: 'first cartable on 256 kbit/s, application kept', unit: 's', measured: median(kept) / 1000, aim: { most: 3 } },
  ];
}

/** @returns milliseconds until the first letter of the list can be read */
async function firstRow(page: Page, against: Hardship): Promise<number> {
  await hardship(page, against);
  page.setDefaultTimeout(120_000);
  const began = performance.now();
  await page.goto(CARTABLE, { waitUntil: 'commit' });
  await page.locator(ROW).first().waitFor();
  return performance.now() - began;
}

async function withPage<T>(
  { browser, baseUrl }: Pick<Bench, 'browser' | 'baseUrl'>,
  username: string | undefined,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browserOf(browser, baseUrl, username, options);
  try {
    const page = await context.newPage();
    await watch(page);
    return await work(page);
  } finally {
    await context.close();
  }
}

const kB = (paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, 'web', path))).length, 0) / 1000;
