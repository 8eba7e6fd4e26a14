import type { Browser } from '@playwright/test';

/** Files people attach to letters. */
export interface Papers {
  pdf: Uint8Array<ArrayBuffer>;
  picture: Uint8Array<ArrayBuffer>;
}

/** A page as if it came from a scanner, as PDF and as picture. */
export async function makePapers(browser: Browser): Promise<Papers> {
  const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
  try {
    await page.setContent(
      `<html dir="rtl"><body style="font: 20px/2 sans-serif; padding: 3rem; background: #fbf9f2"><h2>گواهی مطابقت سند</h2>
       <p>گواهی می‌شود مندرجات سند سجلی شمارهٔ ۱۲۳۴ با دفتر کل ثبت احوال برابر است.</p><p>مسئول بایگانی</p></body></html>`,
    );
    return { pdf: new Uint8Array(await page.pdf({ format: 'A4' })), picture: new Uint8Array(await page.screenshot()) };
  } finally {
    await page.close();
  }
}
