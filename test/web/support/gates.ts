import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
};

/** @returns each violation as `rule: what is wrong — where — why`; `expect(await axeOf(page)).toEqual([])` */
export async function axeOf(page: Page): Promise<string[]> {
  // a button that was busy is still being announced for some seconds after it went
  await page.waitForFunction(() => !document.querySelector('[data-live-announcer] [role=img]'));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    rules,
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help} — ${html.slice(0, 240)} — ${failureSummary.replace(/\s+/g, ' ')}`),
  );
  return [...new Set(found)];
}

/** Light and dark, desktop and phone; the window changes once, as what is open may close then and is opened again. */
const forms = [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
  { theme: 'light', width: 390, height: 844 },
] as const;

/** Looks at an open page in every form; the theme follows the system unless the person chose one. */
export async function inEveryForm(page: Page, look: (form: string) => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  for (const { theme, width, height } of forms) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await look(`${theme} ${width}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

/** Where nothing may scroll sideways: a small phone, and an office screen at 200 % with the largest text size. */
const narrow = [
  { size: { width: 320, height: 640 }, textScale: '1' },
  { size: { width: 720, height: 450 }, textScale: '1.5' },
];

/** @returns what sticks out of the page at 320 px and at 200 %; `expect(await sidewaysScroll(page)).toEqual([])` */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const { size, textScale } of narrow) {
    await page.setViewportSize(size);
    await scaleText(page, textScale);
    found.push(...(await page.evaluate(stickingOut)));
  }
  if (before) await page.setViewportSize(before);
  await scaleText(page, '1');
  return found;
}

/** As the person's settings do it. */
const scaleText = (page: Page, scale: string): Promise<void> =>
  page.evaluate(async (scale) => {
    document.documentElement.style.setProperty('--text-scale', scale);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, scale);

/**
 * Runs in the page. The page itself, its main part, dialogs, menus and lists may only scroll down; tables of letters, sheets of paper and rows of
 * buttons may scroll sideways in a box of their own.
 */
function stickingOut(): string[] {
  const meant = ':has(> table), [role=toolbar], [role=tablist], [role=group], .print-sheets, .print-window, .print-flow, textarea, input';
  const boxes = [...document.querySelectorAll('main, main *, [role=dialog] *, [role=alertdialog] *, [role=menu], [role=listbox]')].filter(
    (element) => !element.matches(meant) && /auto|scroll/.test(getComputedStyle(element).overflowX),
  );
  return [document.documentElement, ...boxes].flatMap((box) => {
    const { scrollWidth, clientWidth } = box;
    if (scrollWidth <= clientWidth + 1) return [];
    const edges = box.getBoundingClientRect();
    const wide = [...box.querySelectorAll('*')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > left && (left < edges.left - 1 || right > edges.right + 1);
    });
    const named = wide.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
    return [`${innerWidth} px: ${box.tagName.toLowerCase()} is ${scrollWidth} wide, has ${clientWidth}: ${named.join(' · ')}`];
  });
}

/** What may be Latin in a name: keys, formats and what people call themselves or their files. */
const latin =
  /\b(admin|[a-z0-9]+([._-][a-z0-9]+)+|Ctrl|Alt|Shift|Enter|Esc|Escape|Tab|Space|Home|End|PDF|Word|Excel|A4|A5)\b|[^\s«»]+\.(pdf|docx?|xlsx?|png|jpe?g|tiff?)\b/gi;

/** @returns names for assistive technology that are not Persian; `expect(await englishNames(page)).toEqual([])` */
export async function englishNames(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => {
    const attributes = [
      'aria-label',
      'aria-roledescription',
      'aria-valuetext',
      'aria-description',
      'aria-placeholder',
      'title',
      'alt',
      'placeholder',
    ];
    const found = [...document.querySelectorAll(attributes.map((name) => `[${name}]`).join())]
      .filter((element) => !element.closest('[lang=en]'))
      .flatMap((element) => attributes.map((name) => ({ name, text: element.getAttribute(name) ?? '' })));
    const spoken = [...document.querySelectorAll('button, a, [role=status], [aria-live]')]
      .filter((element) => !element.closest('[lang=en]'))
      .map((element) => ({ name: element.tagName.toLowerCase(), text: element.textContent ?? '' }));
    return [...found, ...spoken];
  });
  return names.filter(({ text }) => /[a-z]{3,}/i.test(text.replace(latin, ''))).map(({ name, text }) => `${name}: ${text.trim()}`);
}
