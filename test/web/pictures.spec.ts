import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { draft, submit } from '../../scripts/people/letters';
import { Person } from '../../scripts/people/person';
import type { PersonWithPassword } from '../../contracts/org-admin';
import type { RouteView } from '../../contracts/routes';
import { choose, SOON } from './support/at-work';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const drawn = readFileSync(join(__dirname, '../routes/drawn/review-and-sign.bpmn'));
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const place = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`);

async function route(page: Page): Promise<string> {
  const made = await page.request.post('/api/admin/routes', {
    headers: key(),
    data: { name: `گرما ${Date.now()}`, letterKind: 'REHEARSAL', from: '2026-01-01' },
  });
  const { id } = (await made.json()) as { id: string };
  await page.request.post(`/api/admin/routes/${id}/versions?name=route.bpmn`, {
    headers: { ...key(), 'content-type': 'application/xml' },
    data: drawn,
  });
  return id;
}

/** Rows alone: forty letters were reviewed, twelve of them wait for their signature, five too long; one stands still. */
async function layHeat(databaseUrl: string, route: string): Promise<void> {
  const db = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
  const session = db.createQueryRunner();
  const id = `(lpad(to_hex((extract(epoch from office_now()) * 1000)::bigint), 12, '0') || '7' || substr(md5($1 || n), 1, 3) || '8' || substr(md5($1 || n), 4, 15))::uuid`;
  const year = `jalali_year(office_now())`;
  try {
    await session.query(`set session_replication_role = replica`);
    await session.query(
      `insert into letter_routes (year, letter_id, walk, route_id, version, plan_hash)
       select ${year}, ${id}, 1, $2, 1, (select plan_hash from route_versions where route_id = $2 and no = 1) from generate_series(1, 40) n`,
      [route, route],
    );
    const task = (element: string, open: string, hours: number) =>
      session.query(
        `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, state, opened_at, due_at, closed_at, element)
         select year, letter_id, 'review.1.${element.length}.1', 'review', p.id, p.unit_id, letter_id, case when ${open} then 'open' else 'closed' end, office_now() - interval '${hours} hours',
           case when n <= 5 then office_now() - interval '1 hour' end, case when ${open} then null else office_now() end, '${element}'
         from (select *, row_number() over () as n from letter_routes where route_id = $1) r, (select p.id, unit_id from posts p join units u on u.id = p.unit_id where u.province_code is null limit 1) p`,
        [route],
      );
    await task('review', 'false', 5);
    await task('sign', 'n <= 12', 50);
    await session.query(
      `insert into route_incidents (year, letter_id, walk, incident, element, code, params) select year, letter_id, 1, 'i', 'register', 'incident.job_failed', '{}'
       from letter_routes where route_id = $1 limit 1`,
      [route],
    );
  } finally {
    await session.release();
    await db.destroy();
  }
}

test('an administrator sees where the letters on a route wait, on the drawing and in a table', async ({ desk, house }) => {
  test.slow();
  const page = await desk('admin');
  const id = await route(page);
  await layHeat(house.databaseUrl, id);
  await page.goto(`/admin/routes/${id}?tab=heat`);
  await expect(place(page, 'sign')).toHaveClass(/route-heat/);
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('امضای مدیر')).toContainText('۱۲');
  await expect(row('امضای مدیر')).toContainText('۵');
  await expect(row('بررسی کارشناس')).toContainText('۵ ساعت');
  await expect(page.getByText('۴۰ بار رفتن از این مسیر')).toBeVisible();
  await row('بررسی کارشناس').hover();
  await expect(place(page, 'review')).toHaveClass(/route-chosen/);

  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect.soft(await sidewaysScroll(page)).toEqual([]);
  expect.soft((await englishNames(page)).filter((name) => !/admin/.test(name))).toEqual([]);

  await page.getByRole('radiogroup').getByText('زمان میانه').click();
  await expect(place(page, 'sign')).toHaveClass(/route-heat[2-4]/);
  await choose(page, /استان/, 'تهران');
  await expect(page.getByText('در این بازه نامه‌ای از این مسیر نرفته است')).toBeVisible();
});

test('whoever may see a letter sees the drawing of its route, where it stands and how it came there', async ({ desk, office, house }) => {
  test.slow();
  const [drafter, signer] = await office.all(['15.identity.expert1', '15.head']);
  const { person: admin } = await office.at('admin');
  const scope = { letterKind: 'LETTER', from: '2020-01-01', unit: drafter!.unit }; // nobody else's letters
  const { id } = await admin.post<RouteView>('/api/admin/routes', { name: 'نامهٔ داخلی اداره', ...scope });
  const file = Uint8Array.from(readFileSync(join(__dirname, '../../data/routes/internal-letter.bpmn')));
  await admin.upload(`/api/admin/routes/${id}/versions?name=route.bpmn`, file, 'application/xml');
  await admin.post(`/api/admin/routes/${id}/versions/1/proposal`);
  const username = `second.${Date.now()}`;
  const { password } = await admin.post<PersonWithPassword>('/api/admin/people', { username, name: 'راهبر دوم', isAdmin: true });
  const second = await Person.signedIn(username, password!, house.baseUrl);
  await second.post(`/api/admin/routes/${id}/versions/1/publication`);
  const plan = { drafter: drafter!, signers: [signer!], subject: 'نامه‌ای در مسیر', body: 'با سلام', recipients: [{ unit: signer!.unit }] };
  const { processId: letter } = await draft(plan);
  await submit(letter, plan);

  const page = await desk('15.identity.expert1');
  await page.goto(`/letters/${letter}`);
  await page.getByRole('button', { name: 'نقشهٔ مسیر' }).click(SOON);
  const dialog = page.getByRole('dialog', { name: 'نقشهٔ مسیر «نامهٔ داخلی اداره»' });
  await expect(dialog.getByRole('list', { name: 'راهی که آمده' })).toContainText('آغاز مسیر');
  await expect(place(page, 'start')).toHaveClass(/route-was/);
  await expect(dialog.locator('.route-here, .route-late')).not.toHaveCount(0);
  await expect(dialog.getByRole('region', { name: 'اکنون اینجاست' })).toContainText('بر میز');
  await inEveryForm(page, async (form) => expect.soft(await axeOf(page), form).toEqual([]));
  expect.soft(await sidewaysScroll(page)).toEqual([]);
  expect.soft(await englishNames(page)).toEqual([]);
  await admin.post(`/api/admin/routes/${id}/retirement`);
});
