import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonWithPassword } from '../../contracts/org-admin';
import type { Problem } from '../../contracts/problem';
import type { RouteDescription, RouteDifference } from '../../contracts/route-told';
import type { RouteView } from '../../contracts/routes';
import { Administration } from './administration';

let office: Administration;
beforeAll(async () => void (office = await Administration.open()));
afterAll(() => office?.api.stop());

const drawn = readFileSync(join(__dirname, '../routes/told/approval.bpmn'), 'utf8');

async function routeOf(...files: string[]): Promise<string> {
  const { body } = await office.send<RouteView>('POST', 'routes', { name: 'نامهٔ صادره', letterKind: 'LETTER', from: '2026-01-01' });
  for (const file of files) await bring(body.id, file);
  return body.id;
}

const bring = (id: string, file: string) =>
  fetch(`${office.api.url}/api/admin/routes/${id}/versions?name=a.bpmn`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/xml', cookie: office.admin, 'idempotency-key': randomUUID() },
  });

const ask = (id: string, no: number, session = office.admin) =>
  office.api.ask<RouteDescription & Problem>('GET', `/api/admin/routes/${id}/versions/${no}/description`, { session });

describe('a version in words', () => {
  it('is told to administrators, with posts as the office calls them', async () => {
    const id = await routeOf(drawn.replace('= signers', '= [&#34;2301.expert1&#34;]'));
    const { parts } = await office.get<RouteDescription>(`routes/${id}/versions/1/description`);
    const [{ title }] = await office.api.db.query(`select title from posts where code = '2301.expert1'`);
    expect(parts[0]!.steps[1]!.sentences[0]).toBe(`«امضا» نزد ${title}، تا ۲ روز کاری.`);
    expect((await ask(id, 1, office.expert)).status).toBe(403);
  });

  it('says so where there is none', async () => {
    const id = await routeOf('<a/>');
    expect((await ask(id, 1)).body.code).toBe('route.unreadable');
    expect((await ask(id, 2)).body.code).toBe('route.version_not_found');
  });
});

describe('what differs between two versions', () => {
  const difference = async (id: string, path: string) =>
    (await office.get<RouteDifference>(`routes/${id}/versions/${path}`)) as RouteDifference & Problem;

  it('is told against the version before, or any other', async () => {
    const slower = drawn.replace('businessDays(now(), 2)', 'businessDays(now(), 5)');
    const id = await routeOf(drawn, slower, slower.replace('x="240"', 'x="241"'));
    expect(await difference(id, '1/difference')).toMatchObject({ from: null, to: 1, summary: 'نسخهٔ دیگری برای مقایسه نیست.', changes: [] });
    expect(await difference(id, '2/difference')).toMatchObject({
      from: 1,
      summary: '۱ تفاوت در آنچه اجرا می‌شود.',
      changes: [{ change: 'changed', element: 'sign', sentence: 'مهلت «امضای رئیس» از ۲ روز کاری به ۵ روز کاری تغییر کرد.' }],
    });
    expect((await difference(id, '3/difference')).summary).toMatch(/^تنها چیدمان تغییر کرده است/);
    expect((await difference(id, '3/difference?from=1')).changes).toHaveLength(1);
    expect((await difference(id, '3/difference?from=3')).summary).toBe('دو نسخه یکی است.');
    expect((await difference(id, '3/difference?from=9')).code).toBe('route.version_not_found');
  });

  it('is told against the version in force', async () => {
    const simple = readFileSync(join(__dirname, '../routes/cases/p001-assign-manager.bpmn'), 'utf8');
    const other = simple.replace('[manager(sender)]', 'signers');
    const id = await routeOf(simple, other, other.replace('name="A"', 'name="B"'));
    const { body } = await office.send<PersonWithPassword>('POST', 'people', {
      username: 'second.admin',
      name: 'راهبر دوم',
      isAdmin: true,
    });
    const second = await office.api.signIn('second.admin', body.password!);
    expect((await office.send('POST', `routes/${id}/versions/1/proposal`)).says).toBe('done');
    expect((await office.send('POST', `routes/${id}/versions/1/publication`, {}, { session: second })).says).toBe('done');
    expect(await difference(id, '3/difference')).toMatchObject({ from: 1, changes: [{ element: 'A' }, { element: 'A' }] });
  });
});
