import type { MeView } from '../../contracts/auth';
import { AuthService } from '../../src/auth/auth.service';
import { addPerson, cookieOf, PASSWORD, RunningApi } from './running-api';

describe('signing in', () => {
  let api: RunningApi;
  let posts: string[];
  beforeAll(async () => {
    api = await RunningApi.start();
    posts = (await addPerson(api.db, 'sara', ['مدیر کل آزمون', 'کارشناس آزمون'])).postIds;
    await addPerson(api.db, 'gone', ['کارشناس پیشین'], { disabled: true });
  });
  afterAll(() => api.stop());

  const signIn = (body: unknown, headers = {}) => api.ask('POST', '/api/auth/sign-in', { body, headers });

  it('opens a session whose cookie scripts cannot read and other sites cannot use', async () => {
    const { status, headers, body } = await signIn({ username: 'sara', password: PASSWORD });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { person: { username: 'sara', clearance: 'CONFIDENTIAL' }, chosenPostId: null },
    });
    expect(headers.getSetCookie()[0]).toMatch(/^chapar=[\w-]{43}; Max-Age=43200; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  });

  it('keeps only the hash of what the cookie holds', async () => {
    const token = (await api.signIn('sara')).split('=')[1] ?? '';
    const found = await api.db.query<unknown[]>(`select from sessions where token_hash = sha256($1::bytea)`, [Buffer.from(token)]);
    expect(found).toHaveLength(1);
  });

  it('says the same of a wrong password, an unknown name and a disabled account', async () => {
    const refusals = await Promise.all([
      signIn({ username: 'sara', password: 'wrong' }),
      signIn({ username: 'nobody', password: PASSWORD }),
      signIn({ username: 'gone', password: PASSWORD }),
    ]);
    expect(refusals.map(({ status, body: { code, title } }) => ({ status, code, title }))).toEqual(
      Array(3).fill({ status: 401, code: 'auth.credentials_wrong', title: 'نام کاربری یا گذرواژه درست نیست.' }),
    );
  });

  it('slows down whoever guesses one account, and not its owner elsewhere', async () => {
    await addPerson(api.db, 'target', ['کارشناس هدف']);
    const guess = () => signIn({ username: 'target', password: 'guess' });
    for (let n = 0; n < 5; n += 1) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect(refused).toMatchObject({ status: 429, body: { code: 'auth.too_many_attempts' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const service = api.app.get(AuthService);
    await expect(service.signIn({ username: 'target', password: PASSWORD }, '10.1.2.3', undefined)).resolves.toMatchObject({
      me: { person: { username: 'target' } },
    });
  });

  it('refuses what comes from another site', async () => {
    const body = { username: 'sara', password: PASSWORD };
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }])
      expect(await signIn(body, headers)).toMatchObject({ status: 403, body: { code: 'auth.cross_site' } });
    expect((await signIn(body, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await signIn(body, { origin: api.url })).status).toBe(200);
  });

  it('names unknown and missing fields', async () => {
    const { status, body } = await signIn({ username: 'sara', remember: true });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        code: 'request.invalid',
        errors: expect.arrayContaining([
          { in: 'body', pointer: '/password', code: 'required', message: 'این فیلد لازم است.' },
          { in: 'body', pointer: '/remember', code: 'unknown_field', message: 'چنین فیلدی شناخته نیست.' },
        ]),
      },
    });
  });

  it('closes every route to whoever is not signed in', async () => {
    for (const path of ['/api/auth/me', '/api/live'])
      expect(await api.ask('GET', path)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(await api.ask('GET', '/api/auth/me', { session: 'chapar=made-up' })).toMatchObject({ status: 401 });
  });

  it('ends a session at sign-out, and a new sign-in ends the one before', async () => {
    const first = await api.signIn('sara');
    const again = await api.ask('POST', '/api/auth/sign-in', { body: { username: 'sara', password: PASSWORD }, session: first });
    const second = cookieOf(again.headers);
    expect((await api.ask('GET', '/api/auth/me', { session: first })).status).toBe(401);
    expect((await api.ask('POST', '/api/auth/sign-out', { session: second })).status).toBe(204);
    expect((await api.ask('GET', '/api/auth/me', { session: second })).status).toBe(401);
    expect((await api.ask('POST', '/api/auth/sign-out')).status).toBe(204);
  });

  it('ends a session that nobody used, and one that is too old', async () => {
    for (const column of ['seen_at', 'expires_at']) {
      const session = await api.signIn('sara');
      await api.db.query(
        `update sessions set ${column} = ${column} - interval '12 hours' - interval '1 second' where token_hash = sha256($1::bytea)`,
        [Buffer.from(session.split('=')[1] ?? '')],
      );
      expect((await api.ask('GET', '/api/auth/me', { session })).status).toBe(401);
    }
  });

  it('lets people act in one of their posts, or in all of them merged', async () => {
    const session = await api.signIn('sara');
    const me = () => api.ask<MeView>('GET', '/api/auth/me', { session });
    const choose = (postId: string | null) => api.ask<MeView & { code: string }>('POST', '/api/auth/post', { session, body: { postId } });
    expect((await me()).body).toMatchObject({
      chosenPostId: null,
      posts: [{ title: 'مدیر کل آزمون', unitName: 'دفتر آزمون', maySign: true }, { title: 'کارشناس آزمون' }],
    });
    expect((await choose(posts[1] ?? '')).body.chosenPostId).toBe(posts[1]);
    expect((await me()).body).toMatchObject({ chosenPostId: posts[1], posts: [{}, {}] });
    expect(await choose('0198c9a0-0000-7000-8000-000000000000')).toMatchObject({ status: 403, body: { code: 'auth.post_not_held' } });
    expect(await choose('not-an-id')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/postId', code: 'wrong_format' }] } });
    expect((await choose(null)).body.chosenPostId).toBeNull();
  });

  it('takes a post away with the next request, and everything when the account is disabled', async () => {
    const { id, postIds } = await addPerson(api.db, 'leaver', ['رئیس', 'معاون']);
    const session = await api.signIn('leaver');
    await api.ask('POST', '/api/auth/post', { session, body: { postId: postIds[0] } });
    await api.db.query(`update assignments set to_at = office_now() where post_id = $1`, [postIds[0]]);
    expect((await api.ask<MeView>('GET', '/api/auth/me', { session })).body).toMatchObject({
      chosenPostId: null,
      posts: [{ postId: postIds[1] }],
    });
    await api.db.query(`update people set disabled = true where id = $1`, [id]);
    expect((await api.ask('GET', '/api/auth/me', { session })).status).toBe(401);
  });
});
