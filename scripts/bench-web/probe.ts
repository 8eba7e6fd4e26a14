import type { CDPSession, Page } from '@playwright/test';

/** What the probe in the page has seen since the page was opened. */
export interface Vitals {
  /** milliseconds until the largest thing was drawn */
  lcp: number;
  /** how much moved under the reader's eyes */
  cls: number;
  /** milliseconds from each key to the next picture */
  keys: number[];
}

/** Runs in the page before anything else; written as text, as these programs know no browser. */
const probe = `(() => {
  const seen = (window.__seen = { lcp: 0, cls: 0, keys: [] });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.lcp = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
  addEventListener('keydown', ({ timeStamp }) => {
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => seen.keys.push(performance.now() - timeStamp);
    requestAnimationFrame(() => drawn.port2.postMessage(0)); // the message comes after the picture is made
  }, { capture: true });
})()`;

export const watch = (page: Page): Promise<void> => page.addInitScript(probe).then(() => undefined);

export const vitalsOf = (page: Page): Promise<Vitals> => page.evaluate<Vitals>('window.__seen');

/** A line as in a county: bytes a second and milliseconds of delay. */
export const slowLine = { downloadThroughput: 32_000, uploadThroughput: 32_000, latency: 400 };

export interface Hardship {
  /** how many times slower the machine is */
  cpu?: number;
  line?: typeof slowLine;
}

export async function hardship(page: Page, { cpu, line }: Hardship): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (cpu) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (line) await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  return session;
}
