import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { chromiumArguments, findChromium } from '../launch/chromium';
import { LaunchError } from '../launch/launch-error';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(process.env, (line) => console.error(line)), args: [...chromiumArguments] });

/** A browser of their own for a person, signed in; as an office has it, without a memory of other visits. */
export async function browserOf(
  browser: Browser,
  baseURL: string,
  username: string | undefined,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: 'fa-IR',
    timezoneId: 'Asia/Tehran',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
  if (!username) return context;
  const answer = await context.request.post('/api/auth/sign-in', { data: { username, password: DEVELOPMENT_PASSWORD } });
  if (!answer.ok()) throw new LaunchError(`${username} could not sign in: ${answer.status()}`);
  return context;
}
