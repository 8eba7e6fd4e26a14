import { readFileSync, readdirSync } from 'node:fs';
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
    const linked = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
    const size = (end: string) => linked.filter((path) => path.endsWith(end)).reduce((sum, path) => sum + compressed(path), 0);
    expect(size('.js')).toBeLessThanOrEqual(190_000);
    expect(size('.css')).toBeLessThanOrEqual(12_000);
  });

  test('was built with every file compressed that becomes smaller', () => {
    const files = readdirSync(join(built, 'assets'));
    for (const file of files.filter((name) => /\.(js|css)$/.test(name) && readFileSync(join(built, 'assets', name)).length > 1000))
      expect(files).toEqual(expect.arrayContaining([`${file}.br`, `${file}.gz`]));
  });
});

const compressed = (path: string) => readFileSync(join(built, `${path}.gz`)).length;
