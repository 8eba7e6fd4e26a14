import { randomUUID } from 'node:crypto';
import type { Page, UnitView } from '../../contracts/org';
import type { AdminPost, AdminUnit, HoldingView, Obstacles } from '../../contracts/org-admin';
import { inDays } from '../support/database';
import { Administration } from './administration';

let office: Administration;
beforeAll(async () => (office = await Administration.open()));
afterAll(() => office?.api.stop());

const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);

describe('units', () => {
  const create = async (over: object = {}) =>
    office.send<AdminUnit>('POST', 'units', {
      code: 'hq.it.lab',
      name: 'آزمایشگاه',
      kind: 'DEPARTMENT',
      parent: await office.idOf('units', 'hq.it'),
      ...over,
    });

  it('come, get another name and place, and every change says who made it', async () => {
    const { body: unit, says } = await create();
    expect(says).toBe('done');
    expect(unit).toMatchObject({
      standing: 'current',
      level: 'HEADQUARTERS',
      officeId: await office.idOf('units', 'hq'),
      posts: 0,
      validTo: null,
    });
    const parent = await office.idOf('units', 'hq.legal');
    expect((await office.send<AdminUnit>('PATCH', `units/${unit.id}`, { name: 'آزمایشگاه سامانه‌ها', parent })).body).toMatchObject({
      name: 'آزمایشگاه سامانه‌ها',
      parentId: parent,
    });
    const [edited, created] = await office.changesOf(unit.id);
    expect(created).toMatchObject({
      kind: 'UNIT',
      act: 'CREATED',
      by: { id: await office.idOf('people', 'admin') },
      after: { code: 'hq.it.lab' },
    });
    expect(edited).toMatchObject({
      act: 'EDITED',
      name: 'آزمایشگاه سامانه‌ها',
      before: { name: 'آزمایشگاه' },
      after: { name: 'آزمایشگاه سامانه‌ها', parentId: parent },
    });
    expect((await office.get<Page<AdminUnit>>(`units?q=${encodeURIComponent('آزمایشگاه')}`)).items.map(({ id }) => id)).toEqual([unit.id]);
    expect((await create()).says).toBe('409 unit.code_taken');
  });

  it('close when they are empty, and say what is in the way', async () => {
    const { body: unit } = await create({ code: 'hq.it.closing' });
    const { body: post } = await office.send<AdminPost>('POST', 'posts', {
      code: 'hq.it.closing.head',
      unit: unit.id,
      title: 'مسئول',
      kind: 'HEAD',
      rank: 0,
    });
    const refused = await office.send('POST', `units/${unit.id}/close`, { on: dayIn(3) });
    expect(refused).toMatchObject({ says: '409 unit.not_empty', body: { title: expect.stringContaining('۱ سمت') } });
    expect(await office.get<Obstacles>(`units/${unit.id}/obstacles`)).toEqual({
      units: [],
      posts: [{ id: post.id, title: 'مسئول', tasks: 0 }],
      tasks: 0,
    });
    expect((await office.send('POST', `posts/${post.id}/close`, { on: dayIn(2) })).says).toBe('done');
    expect((await office.send('POST', `units/${unit.id}/close`, { on: dayIn(3) })).body).toMatchObject({
      standing: 'current',
      validTo: dayIn(3),
    });
    expect((await office.send('POST', `units/${unit.id}/close`)).says).toBe('409 unit.closed');
    expect(
      (await office.send('POST', 'posts', { code: 'hq.it.closing.x', unit: unit.id, title: 'تازه', kind: 'EXPERT', rank: 2 })).says,
    ).toBe('409 unit.closed');
  });

  it('stay in their house: no circles, no unit beneath another office, no day that has been', async () => {
    const { body: unit } = await create({ code: 'hq.it.circle' });
    const edit = async (id: string, parent: string) => (await office.send('PATCH', `units/${id}`, { parent })).says;
    expect(await edit(await office.idOf('units', 'hq.it'), unit.id)).toBe('422 unit.parent_unfit');
    expect(await edit(unit.id, unit.id)).toBe('422 unit.parent_unfit');
    expect(await edit(unit.id, await office.idOf('units', '23'))).toBe('422 unit.parent_unfit');
    expect(await edit(await office.idOf('units', '2301'), await office.idOf('units', '07'))).toBe('422 unit.parent_unfit');
    expect((await office.send('POST', `units/${unit.id}/close`, { on: '2020-01-01' })).says).toBe('422 closing.in_the_past');
    expect((await office.send('POST', `units/${randomUUID()}/close`)).says).toBe('404 unit.not_found');
    expect((await create({ code: 'HQ!' })).says).toBe('400 request.invalid');
    expect((await create({ code: 'hq.it.office', kind: 'OFFICE' })).says).toBe('400 request.invalid');
  });

  it('that are offices come with a head, a secretariat with a clerk, and their books', async () => {
    const place = (over: object = {}) => ({ numberCode: '2399', province: '23', county: '2399', ...over });
    const parent = await office.idOf('units', '23');
    const { body: unit, says } = await create({
      code: '2399',
      name: 'اداره نمونه',
      shortName: 'نمونه',
      kind: 'OFFICE',
      parent,
      office: place(),
    });
    expect([says, unit.level, unit.officeId]).toEqual(['done', 'COUNTY_OFFICE', unit.id]);
    const { items } = await office.get<Page<AdminPost>>(`posts?office=${unit.id}`);
    expect(items.map(({ kind, rank }) => [kind, rank])).toEqual([
      ['HEAD', 0],
      ['CLERK', 1],
    ]);
    expect((await office.get<{ items: unknown[] }>(`books?office=${unit.id}`)).items).toHaveLength(3);
    expect(await office.api.db.query(`select secretariat_post_of($1) as clerk`, [unit.id])).toEqual([{ clerk: items[1]!.id }]);
    const again = { code: '2398', name: 'دیگر', kind: 'OFFICE', parent };
    expect((await create({ ...again, office: place() })).says).toBe('409 unit.office_exists');
    expect((await create({ ...again, office: place({ province: '07', numberCode: '7777' }) })).says).toBe('422 unit.parent_unfit');
    expect((await create({ ...again, parent: await office.idOf('units', 'hq'), office: { numberCode: '88', province: '23' } })).says).toBe(
      '409 unit.office_exists',
    );
    expect(
      (await office.api.ask<Page<UnitView>>('GET', '/api/org/units?q=2399&kind=OFFICE', { session: office.expert })).body.items,
    ).toHaveLength(1);
  });
});

describe('posts', () => {
  it('have one head for each unit, and change their titles', async () => {
    const unit = await office.idOf('units', '2304');
    const post = { code: '2304.extra', unit, title: 'کارشناس تازه', kind: 'EXPERT', rank: 2 };
    const { body } = await office.send<AdminPost>('POST', 'posts', post);
    expect(body).toMatchObject({ standing: 'current', officeId: unit, holders: [], maySign: false });
    expect((await office.send('POST', 'posts', post)).says).toBe('409 post.code_taken');
    expect((await office.send('POST', 'posts', { ...post, code: '2304.boss', rank: 0 })).says).toBe('409 post.head_exists');
    expect((await office.send('PATCH', `posts/${body.id}`, { rank: 0 })).says).toBe('409 post.head_exists');
    expect((await office.send<AdminPost>('PATCH', `posts/${body.id}`, { title: 'کارشناس ارشد', maySign: true })).body).toMatchObject({
      title: 'کارشناس ارشد',
      maySign: true,
      rank: 2,
    });
    expect((await office.changesOf(body.id))[0]).toMatchObject({ act: 'EDITED', before: { title: 'کارشناس تازه', maySign: false } });
    expect((await office.get<Page<AdminPost>>(`posts?unit=${unit}&vacant=true`)).items.map(({ code }) => code)).toEqual(['2304.extra']);
  });

  it('close when the desk is empty: whoever works there leaves with it', async () => {
    const id = await office.idOf('posts', '0701.expert1');
    const [letter] = [randomUUID()];
    await office.api.db.query(`insert into processes (year, id, kind, letter_id, state) values (1405, $1, 'letter', $1, 'DRAFTING')`, [
      letter,
    ]);
    await office.api.db.query(
      `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, opened_at) select 1405, $1, 'draft.1', 'draft', $2, office_id, $1, office_now() from posts where id = $2`,
      [letter, id],
    );
    expect(await office.send('POST', `posts/${id}/close`)).toMatchObject({
      says: '409 post.has_tasks',
      body: { title: expect.stringContaining('۱ کار') },
    });
    await office.api.db.query(`update tasks set state = 'closed' where process_id = $1`, [letter]);
    expect((await office.send('POST', `posts/${id}/close`)).body).toMatchObject({ standing: 'closed', holders: [] });
    expect(await office.get<HoldingView[]>(`posts/${id}/holders`)).toMatchObject([{ when: 'past', person: { username: '0701.expert1' } }]);
    expect((await office.send('PATCH', `posts/${id}`, { title: 'دیگر' })).says).toBe('409 post.closed');
    expect((await office.get<Page<AdminPost>>(`posts?unit=${await office.idOf('units', '0701')}&standing=closed`)).items).toHaveLength(1);
  });

  it('keep a clerk in every office where somebody works', async () => {
    expect((await office.send('POST', `posts/${await office.idOf('posts', '2306.secretariat')}/close`)).says).toBe('409 post.last_clerk');
    expect((await office.send('POST', `posts/${await office.idOf('posts', 'hq.secretariat2')}/close`)).says).toBe('done');
  });

  it('show who was, is and will be there, and a person where they were', async () => {
    const [post, person] = [await office.idOf('posts', '0702.head'), await office.idOf('people', '0702.deputy')];
    const from = `${dayIn(5)}T08:00:00Z`;
    const { body } = await office.send<{ id: string }>('POST', '/api/org/assignments', { post, person, kind: 'HOLDER', from });
    expect((await office.get<HoldingView[]>(`posts/${post}/holders`)).map(({ when, person: { username } }) => [when, username])).toEqual([
      ['future', '0702.deputy'],
      ['now', '0702.head'],
    ]);
    expect((await office.get<HoldingView[]>(`people/${person}/posts`)).map(({ when, post: { unitId } }) => [when, unitId])).toEqual([
      ['future', await office.idOf('units', '0702')],
      ['now', await office.idOf('units', '0702')],
    ]);
    await office.send('POST', `/api/org/assignments/${body.id}/end`);
    expect((await office.changesOf(body.id)).map(({ act }) => act)).toEqual(['CLOSED', 'CREATED']);
  });
});
