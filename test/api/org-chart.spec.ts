import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ChartColumns } from '../../contracts/chart';
import { chartOf, type Chart } from '../../contracts/chart-columns';
import type { CalendarDay, Page, PostView } from '../../contracts/org';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { RunningApi } from './running-api';

let api: RunningApi;
let session: string;
beforeAll(async () => {
  api = await RunningApi.start();
  session = await api.signIn('2301.expert1', DEVELOPMENT_PASSWORD);
});
afterAll(() => api.stop());

const ask = (headers: Record<string, string> = {}) => api.ask<ChartColumns>('GET', '/api/org/chart', { session, headers });
const read = async (): Promise<Chart> => chartOf((await ask()).body);
const postOf = ({ posts }: Chart, title: string) => posts.find((post) => post.title === title);

describe('the chart for searching in the browser', () => {
  it('is every unit and post of today with who works there, as the lists show them', async () => {
    const chart = await read();
    const listed: PostView[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<PostView> = (
        await api.ask<Page<PostView>>('GET', `/api/org/posts?limit=600${next && `&cursor=${next}`}`, { session })
      ).body;
      listed.push(...page.items);
      next = page.next;
    }
    const alike = <T extends { id: string }>(posts: T[]) => [...posts].sort((a, b) => a.id.localeCompare(b.id));
    expect(alike(chart.posts).map(({ unit, ...post }) => ({ ...post, unit: unit.id }))).toEqual(
      alike(listed).map(({ id, title, kind, rank, maySign, unitId, holders }) => ({
        id,
        title,
        kind,
        rank,
        maySign,
        unit: unitId,
        holders: holders.map(({ name, kind }) => ({ name, kind })),
      })),
    );
    expect(chart.posts.map(({ rank, unit }) => `${unit.level} ${rank}`)).toEqual(listed.map(({ rank, level }) => `${level} ${rank}`));
    const tehran = chart.units.find(({ code }) => code === '2301');
    expect(tehran).toMatchObject({
      name: 'اداره ثبت احوال شهرستان تهران',
      shortName: 'تهران',
      level: 'COUNTY_OFFICE',
      kind: 'OFFICE',
      provinceCode: '23',
    });
    expect(chart.units.find(({ id }) => id === tehran!.parentId)).toMatchObject({ code: '23', kind: 'OFFICE' });
    expect(chart.units.filter(({ kind }) => kind === 'OFFICE')).toHaveLength(514);
  });

  it('is small enough for a slow line', async () => {
    const text = JSON.stringify((await ask()).body);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(250_000);
    expect(gzipSync(text).length).toBeLessThanOrEqual(160_000);
    expect((await ask({ 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
    expect((await ask({ 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
  });

  it('is not sent again while it is the same, and is another one after an appointment, a new name or a day', async () => {
    const unchanged = async (etag: string) => (await ask({ 'if-none-match': etag })).status === 304;
    const tag = async () => (await ask()).headers.get('etag')!;
    let etag = await tag();
    expect(await unchanged(etag)).toBe(true);
    for (const change of [
      `update people set name = 'نام تازه' where username = '2301.head'`,
      `update posts set title = 'رئیس ادارهٔ نمونه' where code = '2301.head'`,
      `update assignments set to_at = office_now() where post_id = (select id from posts where code = '2301.deputy')`,
    ]) {
      await api.db.query(change);
      expect(await unchanged(etag)).toBe(false);
      etag = await tag();
    }
    const chart = await read();
    expect(postOf(chart, 'رئیس ادارهٔ نمونه')?.holders).toEqual([{ name: 'نام تازه', kind: 'HOLDER' }]);
    expect(postOf(chart, 'معاون اداره ثبت احوال شهرستان تهران')?.holders).toEqual([]);
    await api.db.query(`update people set clearance = 'SECRET' where username = '2301.head'`);
    expect(await unchanged(etag)).toBe(true);
  });

  it('shows an appointment from the moment it begins', async () => {
    await api.db.query(
      `insert into assignments (id, post_id, person_id, kind, from_at) select $1, p.id, w.id, 'ACTING', office_now() + interval '10 minutes' from posts p, people w where p.code = '2301.deputy' and w.username = '2301.expert1'`,
      [randomUUID()],
    );
    const holders = async () => postOf(await read(), 'معاون اداره ثبت احوال شهرستان تهران')!.holders.length;
    expect(await holders()).toBe(0);
    await api.db.query(`update office_clock set shift = shift + interval '10 minutes'`);
    expect(await holders()).toBe(1);
  });

  it('is for those who work here', async () => {
    expect((await api.ask('GET', '/api/org/chart')).status).toBe(401);
  });
});

describe('the calendar of a date picker', () => {
  const days = (query: string) => api.ask<CalendarDay[]>('GET', `/api/org/calendar?${query}`, { session });

  it('tells working hours, days off and why', async () => {
    const { body } = await days('from=2026-03-20&to=2026-03-24');
    expect(body.map(({ day, hours, holiday }) => [day, hours.length, holiday !== null])).toEqual([
      ['2026-03-20', 0, true],
      ['2026-03-21', 0, true],
      ['2026-03-22', 0, true],
      ['2026-03-23', 0, true],
      ['2026-03-24', 0, true],
    ]);
    const [working] = (await days('from=2026-05-05&to=2026-05-05')).body;
    expect(working).toEqual({ day: '2026-05-05', hours: [{ opens: '07:30', closes: '14:30' }], holiday: null, known: true });
    expect((await days('from=2030-05-05&to=2030-05-05')).body[0]).toMatchObject({ known: false });
  });

  it.each(['from=2026-05-05', 'from=2026-05-05&to=2026-05-04', 'from=2026-05-05&to=2028-05-04', 'from=tomorrow&to=2026-05-05'])(
    'refuses %s',
    async (query) => expect((await days(query)).status).toBe(400),
  );
});
