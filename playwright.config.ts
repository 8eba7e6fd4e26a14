import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/launch/chromium';

/**
 * The screens in a browser, on one whole office that runs for all of these specs: `npm test -- test/web/<file>` builds what has changed
 * and runs them; `npx playwright test <file>` takes what was built last, and with CHAPAR_URL the office that runs there.
 */
export default defineConfig({
  testDir: 'test/web',
  outputDir: '.chapar/web-results',
  globalSetup: require.resolve('./test/web/support/global-setup.ts'),
  globalTeardown: require.resolve('./test/web/support/global-teardown.ts'),
  reporter: [['list'], [require.resolve('./test/web/support/tally-reporter.ts')]],
  workers: 2,
  timeout: 60_000,
  globalTimeout: 15 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // The stories take longest, in a house of their own: begun first, they do not run on alone.
  projects: [
    { name: 'stories', testMatch: 'story.spec.ts' },
    { name: 'screens', testIgnore: 'story.spec.ts' },
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'fa-IR',
    timezoneId: 'Asia/Tehran',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    serviceWorkers: 'block', // what is seen comes from the server; the spec of the service worker lets it work
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] },
  },
});
