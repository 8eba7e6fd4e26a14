import type { MigrationView } from '../../contracts/route-migrations';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { uuidv7 } from '../../src/journal/new-id';
import { Mover } from '../../src/routing/migrations/mover';
import { after, command, drawn, end, start, task } from '../support/drawn';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let office: RoutesOffice;
const { reviewer, signer } = usual;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
}, 60_000);
afterAll(() => house?.shut());

const gone = command('gone', 'letter.discard');
const first = drawn([start(), end(), task('look', 'reviewers'), gone], ['s > look', 'look > gone', 'gone > e']);
/** One more pair of eyes, and a reminder. */
const second = drawn(
  [
    start(),
    end(),
    end('e2'),
    task('look', 'reviewers'),
    after('late', 'look', 'PT1H', false),
    command('tell', 'letter.notify', { to: 'sender' }),
    task('head', '[head(unit)]'),
    gone,
  ],
  ['s > look', 'look > head', 'head > gone', 'gone > e', 'late > tell', 'tell > e2'],
);
const renamed = drawn([start(), end(), task('see', 'reviewers'), gone], ['s > see', 'see > gone', 'gone > e']);

async function published(...files: Uint8Array<ArrayBuffer>[]): Promise<string> {
  const { id, failures } = await office.publish(`مسیر ${Math.random()}`, files[0]!, { letterKind: 'LETTER', from: '2020-01-01' });
  expect(failures).toEqual([]);
  return id;
}

const begin = async (route: string, body: object, to = 2) =>
  (await house.person('admin')).post<MigrationView & { processId: string; seq: number }>(
    `/api/admin/routes/${route}/versions/${to}/migrations`,
    {
      from: 1,
      dryRun: false,
      ...body,
    },
  );
const done = async (id: string): Promise<MigrationView> => {
  await new Mover(house.db).round(20_000);
  await house.quiet();
  return (await house.person('admin')).get<MigrationView>(`/api/admin/migrations/${id}`);
};
const stepOf = async (id: string) => (await house.open(id)).find((key) => key.startsWith('step'))!;
const elements = async (id: string) =>
  (await house.db.query(`select element from tasks where letter_id = $1 and state = 'open' order by opened_at`, [id])).map(
    ({ element }: { element: string }) => element,
  );

describe('letters that are taken to another version of their route', () => {
  it('stay where they are, keep their desks, and go on as that version says', async () => {
    const route = await published(first);
    const [seen, lost] = [await letters.submitted(), await letters.submitted()];
    expect(await office.publishNext(route, 2, second)).toEqual([]);
    const trial = await done((await begin(route, { dryRun: true })).id);
    expect(trial).toMatchObject({ moved: 2, refused: [], left: 0, dryRun: true });
    expect(await house.db.query(`select version from letter_routes where route_id = $1`, [route])).toEqual([
      { version: 1 },
      { version: 1 },
    ]);
    const key = await stepOf(seen);
    const moved = await done((await begin(route, {})).id);
    expect(moved).toMatchObject({ moved: 2, refused: [], left: 0, doneAt: expect.any(String) });
    await house.lose(lost);
    for (const id of [seen, lost]) {
      expect(await elements(id)).toEqual(['look']);
      await house.closeTask(reviewer, id, await stepOf(id), { outcome: 'done' });
      expect(await elements(id)).toEqual(['head']);
    }
    expect(await house.journal(seen)).toContain(`answered ${key}`);
    await house.closeTask(signer, seen, await stepOf(seen), { outcome: 'done' });
    expect(await house.state(seen)).toBe('DISCARDED');
  });

  it('are told, one by one and in sums, where the other version has no such place; with a name for it they go', async () => {
    const route = await published(first);
    const id = await letters.submitted();
    await office.publishNext(route, 2, renamed);
    const refused = await done((await begin(route, {})).id);
    expect(refused).toMatchObject({
      moved: 0,
      refused: [{ element: 'look', name: 'look', count: 1, sentence: 'این گام در آن نسخه نیست.' }],
    });
    const { items } = await (
      await house.person('admin')
    ).get<{ items: { letter: { id: string } }[] }>(`/api/admin/migrations/${refused.id}/refusals`);
    expect(items.map(({ letter }) => letter.id)).toEqual([id]);
    expect(await done((await begin(route, { elements: { look: 'see' } })).id)).toMatchObject({ moved: 1, refused: [] });
    await house.closeTask(reviewer, id, await stepOf(id), { outcome: 'done' });
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('go back to where they were, but for those that have gone on', async () => {
    const route = await published(first);
    const [stays, goes] = [await letters.submitted(), await letters.submitted()];
    await office.publishNext(route, 2, second);
    const { id } = await done((await begin(route, {})).id);
    await house.closeTask(reviewer, goes, await stepOf(goes), { outcome: 'done' });
    const back = await (
      await house.person('admin')
    ).post<MigrationView & { processId: string; seq: number }>(`/api/admin/migrations/${id}/reversal`);
    expect(await done(back.id)).toMatchObject({ moved: 1, refused: [{ element: 'head', count: 1 }] });
    await house.closeTask(reviewer, stays, await stepOf(stays), { outcome: 'done' });
    expect(await house.state(stays)).toBe('DISCARDED');
    expect(await refusal((await house.person('admin')).post(`/api/admin/migrations/${id}/reversal`))).toBe(
      '409 route.migration_not_reversible',
    );
  });

  it('are each moved once, by whoever goes on after a stop', async () => {
    const route = await published(first);
    const ids = [await letters.submitted(), await letters.submitted(), await letters.submitted()];
    await office.publishNext(route, 2, second);
    const { id } = await begin(route, {});
    const portion = new Mover(house.db);
    await Promise.all([portion.round(1), new Mover(house.db).round(1), new Mover(house.db).round(1)]);
    expect(await done(id)).toMatchObject({ moved: 3, left: 0 });
    for (const letter of ids)
      expect((await house.journal(letter)).filter((line) => line.startsWith('said migrated'))).toEqual([`said migrated.${id}`]);
  });

  it('do not wait for one that cannot be judged: it is tried again later', async () => {
    const route = await published(first);
    const id = await letters.submitted();
    const nobody = uuidv7(new Date());
    await house.db.query(
      `insert into letter_routes (year, letter_id, walk, route_id, version, plan_hash) select year, $2, 1, route_id, version, plan_hash from letter_routes where letter_id = $1`,
      [id, nobody],
    );
    await office.publishNext(route, 2, second);
    const { id: migration } = await begin(route, {});
    expect(await done(migration)).toMatchObject({ moved: 1, left: 1, doneAt: null });
    await house.db.query(`delete from letter_routes where letter_id = $1`, [nobody]);
    expect(await done(migration)).toMatchObject({ moved: 1, left: 0, doneAt: expect.any(String) });
  });

  it('move between published versions only, and by administrators', async () => {
    const route = await published(first);
    expect(await refusal(begin(route, {}))).toBe('404 route.version_not_found');
    expect(await refusal(begin(route, { from: 1 }, 1))).toBe('422 route.migration_nowhere');
    await (await house.person('admin')).upload(`/api/admin/routes/${route}/versions?name=x.bpmn`, second, 'application/xml');
    expect(await refusal(begin(route, {}))).toBe('409 route.not_published');
    expect(
      await refusal((await house.person(reviewer)).post(`/api/admin/routes/${route}/versions/2/migrations`, { from: 1, dryRun: true })),
    ).toBe('403 auth.forbidden');
  });
});
