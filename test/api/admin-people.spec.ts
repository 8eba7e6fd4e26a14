import { randomUUID } from 'node:crypto';
import type { Page } from '../../contracts/org';
import type { AdminInquiryType, AdminPerson, PersonWithPassword } from '../../contracts/org-admin';
import { Administration } from './administration';

let office: Administration;
beforeAll(async () => (office = await Administration.open()));
afterAll(() => office?.api.stop());

describe('people', () => {
  const person = (over: object = {}) => ({ username: 'sara.ahmadi', name: 'سارا احمدی', clearance: 'CONFIDENTIAL', ...over });
  const hashes = (id: string) => office.api.db.query(`select password_hash from people where id = $1`, [id]);

  it('get a password that is told once and stored nowhere', async () => {
    const key = randomUUID();
    const { body } = await office.send<PersonWithPassword>('POST', 'people', person(), { key });
    expect(body).toMatchObject({
      person: { username: 'sara.ahmadi', hasPassword: true, disabled: false, posts: [] },
      password: expect.any(String),
    });
    await office.api.signIn('sara.ahmadi', body.password!);
    expect((await office.send<PersonWithPassword>('POST', 'people', person(), { key })).body).toEqual({
      person: body.person,
      password: null,
    });
    for (const table of ['requests', 'org_changes', 'people'])
      expect(await office.api.db.query(`select t from ${table} t where t::text like '%' || $1 || '%'`, [body.password])).toEqual([]);
    expect((await office.send('POST', 'people', person())).says).toBe('409 person.username_taken');
    expect(JSON.stringify(await office.changesOf(body.person.id))).not.toContain('argon2');
  });

  it('are signed out and in again with a new one', async () => {
    const { body } = await office.send<PersonWithPassword>('POST', 'people', person({ username: 'reza' }));
    const session = await office.api.signIn('reza', body.password!);
    const [before] = await hashes(body.person.id);
    const { body: reset } = await office.send<PersonWithPassword>('POST', `people/${body.person.id}/password`);
    expect(await hashes(body.person.id)).not.toEqual([before]);
    expect((await office.api.ask('GET', '/api/auth/me', { session })).status).toBe(401);
    await expect(office.api.signIn('reza', body.password!)).rejects.toThrow('401');
    const again = await office.api.signIn('reza', reset.password!);
    expect((await office.send<AdminPerson>('PATCH', `people/${body.person.id}`, { disabled: true, name: 'رضا' })).body).toMatchObject({
      disabled: true,
      name: 'رضا',
    });
    expect((await office.api.ask('GET', '/api/auth/me', { session: again })).status).toBe(401);
    expect((await office.changesOf(body.person.id)).map(({ act }) => act)).toEqual(['EDITED', 'PASSWORD_RESET', 'CREATED']);
    expect((await office.get<Page<AdminPerson>>('people?disabled=true&q=reza')).items.map(({ username }) => username)).toEqual(['reza']);
  });

  it('include an administrator who can act', async () => {
    const id = await office.idOf('people', 'admin');
    expect((await office.send('PATCH', `people/${id}`, { isAdmin: false })).says).toBe('409 person.last_admin');
    expect((await office.send('PATCH', `people/${id}`, { disabled: true })).says).toBe('409 person.last_admin');
    expect((await office.send('PATCH', `people/${randomUUID()}`, { name: 'کسی' })).says).toBe('404 person.not_found');
    expect((await office.send('PATCH', `people/${id}`, { password: 'x' })).says).toBe('400 request.invalid');
  });
});

describe('inquiry types', () => {
  const fields = [
    {
      name: 'verdict',
      title: 'نتیجه',
      type: 'choice',
      required: true,
      choices: [
        { value: 'A', title: 'الف' },
        { value: 'B', title: 'ب' },
      ],
    },
  ];

  it('come, change and are retired, after which nobody is offered them', async () => {
    const deadline = { unit: 'WORKING_DAY', amount: 3 };
    expect(
      (await office.send<AdminInquiryType>('POST', 'inquiry-types', { code: 'NEW_TYPE', title: 'تازه', fields, deadline })).body,
    ).toMatchObject({ active: true, open: 0, fields });
    expect((await office.send('POST', 'inquiry-types', { code: 'NEW_TYPE', title: 'تازه', fields })).says).toBe(
      '409 inquiry_type.code_taken',
    );
    expect(
      (await office.send<AdminInquiryType>('PATCH', 'inquiry-types/NEW_TYPE', { deadline: null, title: 'تازه‌تر' })).body,
    ).toMatchObject({
      deadline: null,
      title: 'تازه‌تر',
      fields,
    });
    const offered = async () =>
      (await office.api.ask<{ code: string }[]>('GET', '/api/org/inquiry-types', { session: office.expert })).body.some(
        ({ code }) => code === 'NEW_TYPE',
      );
    expect(await offered()).toBe(true);
    await office.send('PATCH', 'inquiry-types/NEW_TYPE', { active: false });
    expect(await offered()).toBe(false);
    expect((await office.get<AdminInquiryType[]>('inquiry-types')).find(({ code }) => code === 'NEW_TYPE')).toMatchObject({
      active: false,
    });
    expect((await office.send('PATCH', 'inquiry-types/NO_SUCH_TYPE', { title: 'x' })).says).toBe('404 inquiry_type.not_found');
  });

  it('have fields that make sense', async () => {
    const refuse = async (bad: unknown[]) =>
      (await office.send('POST', 'inquiry-types', { code: 'BAD_TYPE', title: 'بد', fields: bad })).says;
    expect(await refuse([...fields, ...fields])).toBe('400 request.invalid');
    expect(await refuse([{ ...fields[0], choices: undefined }])).toBe('400 request.invalid');
    expect(await refuse([{ ...fields[0], type: 'text' }])).toBe('400 request.invalid');
  });
});

describe('all this', () => {
  it('is the administrators’ business', async () => {
    for (const path of [
      'units',
      'posts',
      'people',
      'inquiry-types',
      'books',
      'changes',
      `units/${await office.idOf('units', '2301')}/obstacles`,
      `people/${await office.idOf('people', 'admin')}/posts`,
    ])
      expect([path, (await office.api.ask('GET', `/api/admin/${path}`, { session: office.expert })).status]).toEqual([path, 403]);
    const id = randomUUID();
    for (const [method, path, body] of [
      ['POST', 'units', { code: 'x', name: 'x', kind: 'DEPARTMENT', parent: id }],
      ['PATCH', `units/${id}`, {}],
      ['POST', `units/${id}/close`, {}],
      ['POST', 'posts', { code: 'x', unit: id, title: 'x', kind: 'EXPERT', rank: 2 }],
      ['PATCH', `posts/${id}`, {}],
      ['POST', `posts/${id}/close`, {}],
      ['POST', 'people', { username: 'x', name: 'x' }],
      ['PATCH', `people/${id}`, {}],
      ['POST', `people/${id}/password`, {}],
      ['POST', 'inquiry-types', { code: 'XX', title: 'x', fields: [] }],
      ['PATCH', 'inquiry-types/XX', {}],
      ['PATCH', `books/${id}`, {}],
      ['POST', `books/${id}/preview`, { pattern: '{jy}/{seq}' }],
    ] as const)
      expect([path, (await office.send(method, path, body, { session: office.expert })).says]).toEqual([path, '403 auth.forbidden']);
  });

  it('is read page by page, each once', async () => {
    for (const path of ['units', 'posts', 'people', 'books', 'changes']) {
      const seen: string[] = [];
      let next: string | null = '';
      for (let n = 0; next !== null && n < 4; n += 1) {
        const page: Page<{ id: string }> = await office.get(`${path}?limit=7${next && `&cursor=${next}`}`);
        seen.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect([path, new Set(seen).size]).toEqual([path, seen.length]);
    }
  });
});
