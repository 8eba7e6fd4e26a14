import type { Page } from '@playwright/test';

/** Of everybody in a practice office. */
export const PASSWORD = 'chapar-practice-1405';

/** Gives the page's browser a session without the sign-in screen; open an address next. */
export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  const answer = await page.context().request.post('/api/auth/sign-in', { data: { username, password } });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()} ${await answer.text()}`);
}
