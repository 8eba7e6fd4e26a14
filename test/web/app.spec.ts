import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test';

const built = join(__dirname, '../../dist/web');

test.describe('the application', () => {
  test('opens right to left, in Persian, and asks nobody elsewhere', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fa-IR');
    await expect(page.locator('#root')).not.toBeEmpty();
  });

  test('has no inline script and no inline style in its page', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
  });

  test('fits its budget before the first screen is drawn: 190 kB of script and 12 kB of style, compressed', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const linked = linkedBy(page);
    const size = (end: string) => linked.filter((path) => path.endsWith(end)).reduce((sum, path) => sum + compressed(path), 0);
    expect(size('.js')).toBeLessThanOrEqual(190_000);
    expect(size('.css')).toBeLessThanOrEqual(12_000);
  });

  test('fetches at most 190 kB of script, compressed, for the editor and all it needs beyond the first screen', () => {
    const there = new Set(linkedBy(readFileSync(join(built, 'index.html'), 'utf8')));
    const coming = needs(chunk('letter-editor')).filter((path) => !there.has(path));
    const size = coming.reduce((sum, path) => sum + compressed(path), 0);
    expect(size).toBeGreaterThan(50_000);
    expect(size).toBeLessThanOrEqual(190_000);
  });

  test('was built with every file compressed that becomes smaller', () => {
    const files = readdirSync(join(built, 'assets'));
    for (const file of files.filter((name) => /\.(js|css)$/.test(name) && readFileSync(join(built, 'assets', name)).length > 1000))
      expect(files).toEqual(expect.arrayContaining([`${file}.br`, `${file}.gz`]));
  });
});

/** Bytes on the line; a file too small to gain is sent as it is. */
const compressed = (path: string) => {
  const whole = join(built, path);
  return readFileSync(existsSync(`${whole}.gz`) ? `${whole}.gz` : whole).length;
};

const linkedBy = (page: string) => [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);

const chunk = (name: string): string => {
  const found = readdirSync(join(built, 'assets')).find((file) => new RegExp(`^${name}-[^.]+\\.js$`).test(file));
  if (!found) throw new Error(`The build has no ${name}.`);
  return `assets/${found}`;
};

/** A script and all that it imports at once. */
function needs(path: string, known = new Set<string>()): string[] {
  if (known.has(path)) return [];
  known.add(path);
  for (const [, name = ''] of readFileSync(join(built, path), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    needs(`assets/${name}`, known);
  return [...known];
}
