import { randomUUID } from 'node:crypto';
import type { CartablePage } from '../../contracts/cartable';
import { write } from '../../scripts/people/letters';
import type { OfficePeople } from '../../scripts/people/office';
import { actionWords, doneWords, reasonWords } from '../../web/src/features/actions/actions.words';
import { navigationWords, shellWords } from '../../web/src/features/shell/shell.words';
import { act, arrives, open, rowOf, SOON } from './support/at-work';
import { PASSWORD } from './support/sign-in';
import { expect, test } from './support/test';

/** Who leads a province and whoever keeps the office of that person share one desk. */
const [HEAD, ASSISTANT] = ['22.head', '22.assistant'];

test.describe('two at one desk', () => {
  test('what one has in hand and what one has done is seen by the other at once, and told kindly', async ({ desk, office }) => {
    test.slow();
    const subject = await arrived(office);
    const [head, assistant] = [await desk(HEAD), await desk(ASSISTANT)];
    await open(head, subject);
    await open(assistant, subject);

    await act(assistant, actionWords.claim);
    await expect(head.getByText(/این کار را در دست دارد/)).toBeVisible(SOON);
    await expect(head.getByRole('button', { name: actionWords.close })).toHaveCount(0);
    await act(assistant, actionWords.release);
    await expect(head.getByText(/این کار را در دست دارد/)).toHaveCount(0, SOON);

    await act(assistant, actionWords.close);
    const late = assistant.getByRole('dialog', { name: actionWords.close });
    await late.getByLabel(reasonWords.closeNote).fill('در جلسه گفته شد.');
    await act(head, actionWords.close);
    await head.getByRole('dialog', { name: actionWords.close }).getByRole('button', { name: actionWords.close }).click();
    await expect(head.getByText(doneWords.closed)).toBeVisible();

    await expect(assistant.getByText(actionWords.over)).toBeVisible(SOON);
    await expect(assistant.getByRole('toolbar', { name: actionWords.bar }).getByRole('button', { name: actionWords.close })).toHaveCount(0);
    await expect(assistant.getByRole('heading', { level: 1, name: subject })).toBeVisible(); // it can still be read
  });
});

test('a line that was cut and is back: the list is the one the server has', async ({ desk, office, guard }) => {
  test.slow();
  guard.expects(/ERR_INTERNET_DISCONNECTED/); // it is cut here
  const [going, staying] = [await arrived(office), await arrived(office)];
  const page = await desk(HEAD);
  await arrives(page, going);
  await arrives(page, staying);

  await page.context().setOffline(true);
  await expect(page.getByText(shellWords.offline)).toBeVisible();
  const { person } = await office.at(HEAD!);
  const rows = async () => (await person.get<CartablePage>('/api/cartable?folder=received&limit=30')).items;
  const [row] = (await rows()).filter(({ letter }) => letter.subject === going);
  await person.post(`/api/desks/${row!.process.id}/${row!.key}`, { outcome: 'closed' });
  const come = await arrived(office);
  await expect.poll(async () => (await rows()).some(({ letter }) => letter.subject === come), SOON).toBe(true);
  await expect(rowOf(page, going)).toBeVisible(); // nobody could tell it yet

  await page.context().setOffline(false);
  await expect(page.getByText(shellWords.offline)).toBeHidden(SOON);
  await arrives(page, come);
  const subjects = (await rows()).map(({ letter }) => letter.subject!);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(subjects.length), SOON);
  for (const [i, subject] of subjects.entries()) await expect(page.locator(`[role=row][aria-rowindex="${i + 1}"]`)).toContainText(subject);
});

test('what one comes back to is what the server has, however soon', async ({ desk, office }) => {
  const subject = await arrived(office);
  const page = await desk(HEAD);
  await open(page, subject);
  const close = page.getByRole('toolbar', { name: actionWords.bar }).getByRole('button', { name: actionWords.close });
  await expect(close).toBeVisible();

  await page.getByRole('link', { name: navigationWords.drafts }).click();
  await expect(page).toHaveURL(/drafts/);
  const heard = page.waitForResponse((answer) => answer.url().includes('/api/cartable/counters')); // read again when something was told
  const { person } = await office.at(HEAD!);
  const { items } = await person.get<CartablePage>('/api/cartable?folder=received&limit=30');
  const row = items.find(({ letter }) => letter.subject === subject)!;
  await person.post(`/api/desks/${row.process.id}/${row.key}`, { outcome: 'closed' });
  await heard;

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await expect(close).toHaveCount(0);
});

test('a live stream that was refused is asked for again', async ({ desk, office, guard }) => {
  test.slow();
  guard.expects(/503/); // the server that restarts
  const page = await desk();
  await page.route('**/api/live*', (route) => route.fulfill({ status: 503 }));
  await page.context().request.post('/api/auth/sign-in', { data: { username: HEAD, password: PASSWORD } });
  await page.goto('/');
  await expect(page.getByText(shellWords.offline)).toBeVisible(SOON);
  await page.unroute('**/api/live*');
  await expect(page.getByText(shellWords.offline)).toBeHidden(SOON);
  await arrives(page, await arrived(office));
});

/** A letter on the desk of the province. @returns its subject, which no other has */
async function arrived(office: OfficePeople): Promise<string> {
  const [drafter, signer, head] = [await office.at('hq.identity.expert1'), await office.at('hq.identity.head'), await office.at(HEAD!)];
  const subject = `برنامهٔ ${randomUUID().slice(0, 8)}`;
  await write({ drafter, signers: [signer], subject, body: 'برای رسیدگی.', recipients: [{ unit: head.unit }] });
  return subject;
}
