import { randomUUID } from 'node:crypto';
import type {
  AssignmentView,
  HoldingOffice,
  InquiryTypeView,
  MyPost,
  Page,
  PersonView,
  PostView,
  UnitDetail,
  UnitView,
} from '../contracts/org';
import type { Problem } from '../contracts/problem';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import { OrgQueries } from '../src/org/org.queries';
import { RunningApi } from './api/running-api';
import { inDays } from './support/database';

describe('the organisation over HTTP', () => {
  let api: RunningApi;
  let expert: string;
  let admin: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    [expert, admin] = (await Promise.all(['2301.expert1', 'admin'].map((username) => api.signIn(username, DEVELOPMENT_PASSWORD)))) as [
      string,
      string,
    ];
  });
  afterAll(() => api.stop());

  const get = async <T>(path: string, session = expert) => (await api.ask<T>('GET', `/api/org/${path}`, { session })).body;
  const post = <T>(path: string, body: unknown, { session = admin, key = randomUUID() as string } = {}) =>
    api.ask<T & Problem>('POST', `/api/org/${path}`, { body, session, headers: { 'idempotency-key': key } });
  const query = (filter: Record<string, string | number>) =>
    `?${new URLSearchParams(Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]))}`;
  const idOf = async (table: 'units' | 'posts' | 'people', code: string): Promise<string> =>
    (await api.db.query(`select id from ${table} where ${table === 'people' ? 'username' : 'code'} = $1`, [code]))[0].id;

  describe('finding somebody to write to', () => {
    const units = async (filter: Record<string, string | number>) =>
      (await get<Page<UnitView>>(`units${query(filter)}`)).items.map(({ code }) => code);
    const posts = async (filter: Record<string, string | number>) =>
      (await get<Page<PostView>>(`posts${query(filter)}`)).items.map(({ code }) => code);

    it.each(['شهرستان شیراز', 'شيراز', 'ثبت‌احوال شیراز', 'ثبتاحوال شیراز', 'شیراز ثبت'])(
      'finds the office of Shiraz by «%s»',
      async (q) => {
        expect((await units({ q, kind: 'OFFICE' })).every((code) => code.startsWith('07'))).toBe(true);
        expect(await units({ q, kind: 'OFFICE' })).toHaveLength(1);
      },
    );

    it('finds a code in the digits of any keyboard, and nothing by wildcards', async () => {
      expect(await units({ q: '۲۳۰۱' })).toEqual(['2301', '2301.secretariat']);
      expect(await units({ q: '٢٣٠١', kind: 'OFFICE' })).toEqual(['2301']);
      expect(await units({ q: '%' })).toEqual([]);
      expect(await posts({ q: '23_1' })).toEqual([]);
    });

    it('gives the groups that letters are sent to', async () => {
      expect(await units({ group: 'OFFICES', limit: 600 })).toHaveLength(514);
      expect(await units({ group: 'COUNTY_OFFICES', province: '۲۳', limit: 600 })).toHaveLength(16);
      const heads = await posts({ group: 'PROVINCIAL_HEADS', limit: 600 });
      expect(heads).toHaveLength(31);
      expect(heads.every((code) => /^\d\d\.head$/.test(code))).toBe(true);
      expect(await posts({ group: 'COUNTY_HEADS', limit: 600 })).toHaveLength(482);
      expect(await posts({ group: 'SECRETARIATS', limit: 600 })).toHaveLength(514);
    });

    it('puts the president before everybody else, and heads before their experts', async () => {
      expect((await posts({}))[0]).toBe('hq.president');
      expect((await posts({ q: 'شیراز' }))[0]).toMatch(/^07\d\d\.head$/);
    });

    it('leads through all posts page by page, each once', async () => {
      const seen: string[] = [];
      let next: string | null | undefined;
      do {
        const page: Page<PostView> = await get(`posts${query({ limit: 600, ...(next && { cursor: next }) })}`);
        seen.push(...page.items.map(({ id }) => id));
        next = page.next;
      } while (next);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength((await api.db.query(`select from posts`)).length);
    });

    it('shows a unit with the units above it, its posts and who works in them', async () => {
      const unit = await get<UnitDetail>(`units/${await idOf('units', '2301')}`);
      expect(unit).toMatchObject({ code: '2301', shortName: 'تهران', level: 'COUNTY_OFFICE' });
      expect(unit.above.map(({ name }) => name)).toEqual(['اداره کل ثبت احوال استان تهران', 'سازمان ثبت احوال کشور (ستاد)']);
      expect(unit.posts[0]).toMatchObject({ code: '2301.head', rank: 0, maySign: true, holders: [{ kind: 'HOLDER' }] });
    });

    it.each([
      ['units/%', 400, 'request.malformed'],
      ['units/7', 400, 'request.invalid'],
      [`units/${randomUUID()}`, 404, 'unit.not_found'],
      ['posts?limit=601', 400, 'request.invalid'],
      ['posts?colour=red', 400, 'request.invalid'],
      ['posts?group=EVERYBODY', 400, 'request.invalid'],
      ['units?province=Tehran', 400, 'request.invalid'],
    ])('refuses %s', async (path, status, code) => {
      expect(await api.ask('GET', `/api/org/${path}`, { session: expert })).toMatchObject({ status, body: { code } });
    });

    it('takes a cursor that nobody gave for a place in the list', async () => {
      expect((await api.ask('GET', '/api/org/posts?cursor=!!!&limit=1', { session: expert })).status).toBe(200);
      expect((await api.ask('GET', '/api/org/posts?cursor=AAAA_w&limit=1', { session: expert })).status).toBe(200);
    });
  });

  describe('who one is', () => {
    it('shows an assistant the desk they work, for whom, and that they cannot sign', async () => {
      const posts = await get<MyPost[]>('me/posts', await api.signIn('23.assistant', DEVELOPMENT_PASSWORD));
      expect(posts).toEqual([
        expect.objectContaining({
          title: 'مدیرکل ثبت احوال استان تهران',
          kind: 'ASSISTANT',
          postKind: 'HEAD',
          maySign: false,
          holder: { personId: await idOf('people', '23.head'), name: expect.any(String) },
        }),
        expect.objectContaining({ postKind: 'ASSISTANT_DESK', kind: 'HOLDER', holder: null }),
      ]);
    });

    it('gives who acts in a vacant post the right to sign, and both posts in one list', async () => {
      const posts = await get<MyPost[]>('me/posts', await api.signIn('0007.deputy', DEVELOPMENT_PASSWORD));
      expect(posts.map(({ kind, postKind, maySign, holder }) => [kind, postKind, maySign, holder])).toEqual([
        ['ACTING', 'HEAD', true, null],
        ['HOLDER', 'DEPUTY', false, null],
      ]);
    });

    it('knows nobody who is disabled', async () => {
      const id = await idOf('people', '2302.counter');
      await api.db.query(`update people set disabled = true where id = $1`, [id]);
      await expect(api.app.get(OrgQueries).actorOf(id)).resolves.toBeUndefined();
      await expect(api.app.get(OrgQueries).actorOf(randomUUID())).resolves.toBeUndefined();
    });
  });

  describe('the office that holds a record', () => {
    const suggest = (nationalId: string) =>
      api.ask<HoldingOffice & Problem>('GET', `/api/org/holding-office${query({ nationalId })}`, { session: expert });

    it.each(['0084575948', '۰۰۸۴۵۷۵۹۴۸', '٠٠٨٤٥٧٥٩٤٨', '008-457594-8'])('is suggested by the national id %s', async (nationalId) => {
      expect((await suggest(nationalId)).body).toMatchObject({ precision: 'COUNTY', unit: { code: '2301' }, place: { province: 'تهران' } });
    });

    it('is the province where a place has no county of its own, and nothing where nothing is known', async () => {
      expect((await suggest('6231234568')).body).toMatchObject({
        precision: 'PROVINCE',
        unit: { level: 'PROVINCIAL_OFFICE', provinceCode: '03' },
      });
      expect((await suggest('9991234561')).body).toEqual({ place: null, precision: 'UNKNOWN', unit: null });
    });

    it.each(['0084575949', '84575948', '1111111111', 'abcdefghij', '00845759481'])(
      'is not asked for with a wrong national id: %s',
      async (nationalId) => {
        expect(await suggest(nationalId)).toMatchObject({ status: 422, body: { code: 'national_id.invalid' } });
      },
    );
  });

  it('tells which inquiries there are', async () => {
    const types = await get<InquiryTypeView[]>('inquiry-types');
    expect(types.find(({ code }) => code === 'RECORD_AUTHENTICITY')).toMatchObject({
      deadline: null,
      fields: expect.arrayContaining([expect.objectContaining({ name: 'verdict', type: 'choice', required: true })]),
    });
  });

  describe('appointing', () => {
    const appoint = async (post_: string, person: string, kind: string, more: object = {}, options = {}) =>
      post<AssignmentView>(
        'assignments',
        { post: await idOf('posts', post_), person: await idOf('people', person), kind, ...more },
        options,
      );
    const history = async (code: string) => get<AssignmentView[]>(`posts/${await idOf('posts', code)}/assignments`, admin);

    it('is for administrators only, as are the history and the list of people', async () => {
      expect(await appoint('2303.head', '2303.deputy', 'HOLDER', {}, { session: expert })).toMatchObject({
        status: 403,
        body: { code: 'auth.forbidden' },
      });
      for (const path of ['people', `posts/${await idOf('posts', '2303.head')}/assignments`])
        expect(await api.ask('GET', `/api/org/${path}`, { session: expert })).toMatchObject({ status: 403 });
      expect((await get<Page<PersonView>>(`people${query({ q: '2303.head' })}`, admin)).items.map(({ username }) => username)).toEqual([
        '2303.head',
      ]);
    });

    it('gives the desk to the new holder at once, and takes it from the one before', async () => {
      const { status, body } = await appoint('2303.head', '2303.deputy', 'HOLDER');
      expect({ status, body }).toMatchObject({ status: 201, body: { kind: 'HOLDER', toAt: null } });
      const [now, before] = await history('2303.head');
      expect(before!.toAt).toBe(now!.fromAt);
      const org = api.app.get(OrgQueries);
      expect((await org.actorOf(await idOf('people', '2303.deputy')))?.posts.map(({ postKind }) => postKind)).toEqual(['HEAD', 'DEPUTY']);
      expect((await org.actorOf(await idOf('people', '2303.head')))?.posts).toEqual([]);
      const [audit] = await api.db.query(`select created_by, ended_by from assignments where id = any($1) order by from_at desc`, [
        [now!.id, before!.id],
      ]);
      expect(audit.created_by).toBe(await idOf('people', 'admin'));
    });

    it('for a later day changes nothing today, and can be called off', async () => {
      const { body } = await appoint('2304.head', '2304.deputy', 'HOLDER', { from: inDays(10) });
      const org = api.app.get(OrgQueries);
      expect((await org.postsOf(await idOf('units', '2304')))[0]!.holders.map(({ personId }) => personId)).toEqual([
        await idOf('people', '2304.head'),
      ]);
      expect(await appoint('2304.head', '2304.expert1', 'HOLDER', { from: inDays(5) })).toMatchObject({
        status: 409,
        body: { code: 'assignment.overlaps' },
      });
      const ended = await post<AssignmentView>(`assignments/${body.id}/end`, {});
      expect(ended).toMatchObject({ status: 200, body: { toAt: body.fromAt } });
      expect(await appoint('2304.head', '2304.expert1', 'HOLDER', { from: inDays(5) })).toMatchObject({ status: 201 });
    });

    it('lets an acting holder stand in for a time, beside the holder', async () => {
      const { body } = await appoint('2306.head', '2306.deputy', 'ACTING', { to: inDays(7) });
      const actor = await api.app.get(OrgQueries).actorOf(await idOf('people', '2306.deputy'));
      expect(actor?.posts[0]).toMatchObject({ kind: 'ACTING', maySign: true, holderId: await idOf('people', '2306.head') });
      await post(`assignments/${body.id}/end`, {});
      expect((await api.app.get(OrgQueries).actorOf(await idOf('people', '2306.deputy')))?.posts).toHaveLength(1);
      expect(await post(`assignments/${body.id}/end`, {})).toMatchObject({ status: 409, body: { code: 'assignment.already_ended' } });
    });

    it('answers the same request the same, and refuses its key for another one', async () => {
      const key = randomUUID();
      const first = await appoint('2309.head', '2309.deputy', 'ASSISTANT', {}, { key });
      const again = await appoint('2309.head', '2309.deputy', 'ASSISTANT', {}, { key });
      expect(again.body).toEqual(first.body);
      expect((await history('2309.head')).filter(({ kind }) => kind === 'ASSISTANT')).toHaveLength(1);
      expect(await appoint('2309.head', '2309.expert1', 'ASSISTANT', {}, { key })).toMatchObject({
        status: 422,
        body: { code: 'request.key_reused' },
      });
      expect(await appoint('2309.head', '2309.deputy', 'ASSISTANT')).toMatchObject({ status: 409, body: { code: 'assignment.overlaps' } });
    });

    it('lets one of two win who appoint at the same moment, and leaves one holder', async () => {
      await Promise.all(['deputy', 'expert1', 'expert2', 'expert3'].map((who) => appoint('2310.head', `2310.${who}`, 'HOLDER')));
      expect((await history('2310.head')).filter(({ toAt }) => toAt === null)).toHaveLength(1);
    });

    it('refuses what cannot be', async () => {
      const code = async (answer: Promise<{ status: number; body: Problem }>) => {
        const { status, body } = await answer;
        return `${status} ${body.code}`;
      };
      const target = await idOf('posts', '2312.head');
      const person = await idOf('people', '2312.deputy');
      expect(await code(appoint('2312.head', '2312.deputy', 'HOLDER', { from: inDays(-1) }))).toBe('422 assignment.in_the_past');
      expect(await code(appoint('2312.head', '2312.deputy', 'HOLDER', { from: inDays(2), to: inDays(1) }))).toBe(
        '422 assignment.ends_before_it_begins',
      );
      expect(await code(appoint('2312.head', '2302.counter', 'HOLDER'))).toBe('422 person.disabled');
      expect(await code(post('assignments', { post: randomUUID(), person, kind: 'HOLDER' }))).toBe('404 post.not_found');
      expect(await code(post('assignments', { post: target, person: randomUUID(), kind: 'HOLDER' }))).toBe('404 person.not_found');
      expect(await code(post('assignments', { post: target, person, kind: 'OWNER' }))).toBe('400 request.invalid');
      expect(await code(post('assignments', { post: target, person, kind: 'HOLDER', colour: 'red' }))).toBe('400 request.invalid');
      expect(await code(post(`assignments/${randomUUID()}/end`, {}))).toBe('404 assignment.not_found');
      await api.db.query(`update posts set valid_to = (office_now() + interval '1 day')::date where code = '2313.expert1'`);
      expect(await code(appoint('2313.expert1', '2313.deputy', 'HOLDER', { from: inDays(5) }))).toBe('422 post.not_valid');
      expect(await history('2312.head')).toHaveLength(1);
    });
  });
});
