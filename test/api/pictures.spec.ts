import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterPicture } from '../../contracts/letter-picture';
import type { LetterPath } from '../../contracts/path';
import type { RehearsalView } from '../../contracts/rehearsals';
import type { RouteDrawing, RouteHeat } from '../../contracts/route-pictures';
import type { Person } from '../../scripts/people/person';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { choresOf } from '../../src/platform/queues/chores';
import { command, drawn as draw, end, start, task } from '../support/drawn';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';
import { tooSlow } from '../support/pace';

const drawn = (name: string) => Uint8Array.from(readFileSync(join(__dirname, '../routes', `${name}.bpmn`)));
let house: House;
let admin: Person;
let office: RoutesOffice;
beforeAll(async () => {
  house = await House.open();
  admin = await house.person('admin');
  office = await RoutesOffice.of(admin, house.baseUrl);
});
afterAll(() => house?.shut());

const view = (id: string) => admin.get<RehearsalView>(`/api/admin/rehearsals/${id}`);
const act = (id: string, body: object) => admin.post(`/api/admin/rehearsals/${id}/acts`, body, { wait: 5 });
async function begin(route: string, variables: object = {}): Promise<string> {
  const command = { version: 1, at: '2026-01-03T05:00:00Z', variables };
  return (await admin.post(`/api/admin/routes/${route}/rehearsals`, command, { wait: 5 })).processId;
}
const reviewed = async () => {
  const { id } = await office.publish(`بررسی ${Math.random()}`, drawn('drawn/review-and-sign'));
  return begin(id, { sender: house.post('23.identity.expert1') });
};

describe('a route as it is drawn', () => {
  it('has its file as text, whatever its encoding, and its elements in words', async () => {
    const xml = readFileSync(join(__dirname, '../routes/drawn/review-and-sign.bpmn'), 'utf8');
    const { id } = await office.publish('شانزده بیتی', Uint8Array.from(Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')));
    const drawing = await admin.get<RouteDrawing>(`/api/admin/routes/${id}/versions/1/drawing`);
    expect(drawing.diagram).toBe(xml.replace('UTF-8', 'UTF-16'));
    expect(drawing.elements).toContainEqual({ id: 'sign', name: 'امضای مدیر', kind: 'user' });
    expect(drawing.decisions).toEqual([]);
  });

  it('is shown to administrators, and where there is one', async () => {
    const { id } = await office.publish('نقشه', drawn('drawn/review-and-sign'));
    const head = await house.person('23.head');
    expect(await refusal(head.get(`/api/admin/routes/${id}/versions/1/drawing`))).toBe('403 auth.forbidden');
    expect(await refusal(admin.get(`/api/admin/routes/${id}/versions/2/drawing`))).toBe('404 route.version_not_found');
  });
});

describe('where a rehearsal stands, for whoever plays it', () => {
  it('has the buttons of a task, the clock beside it, and the flows that were taken', async () => {
    const id = await reviewed();
    const { open, waiting, flows } = await view(id);
    expect(open).toMatchObject([{ element: 'review', outcomes: ['approved', 'returned'], form: 'step', errors: [] }]);
    expect(waiting).toMatchObject([{ element: 'late', name: 'دو روز گذشت', kind: 'timer', at: '2026-01-05T05:00:00.000Z' }]);
    expect(flows).toEqual({ f1: 1 });
    await act(id, { kind: 'taskCompleted', task: open[0]!.id, variables: { outcome: 'returned' } });
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, variables: { outcome: 'approved' } });
    const next = await view(id);
    expect(next.flows).toEqual({ f1: 1, f2: 2, again: 1, agreed: 1 });
    expect(next.open).toMatchObject([{ element: 'sign', outcomes: ['signed', 'returned', 'rejected'] }]);
  });

  it('has the errors of a command, by the catalogue and by who catches them', async () => {
    const id = await reviewed();
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, variables: { outcome: 'approved' } });
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, variables: { outcome: 'signed' } });
    expect((await view(id)).open).toMatchObject([
      { job: 'letter.register', outcomes: [], errors: ['letter.unsigned', 'letter.returned', 'letter.rejected'] },
    ]);
  });

  it('tells what happened with what that led to; what was worked out in between is no line', async () => {
    const id = await reviewed();
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, by: 'x', variables: { outcome: 'approved' } });
    const { story } = await view(id);
    expect(story.map(({ kind }) => kind)).toEqual(['started', 'taskCompleted']);
    expect(story[1]).toMatchObject({ element: { id: 'review', name: 'بررسی کارشناس' }, detail: 'approved', by: 'x' });
    expect(story[1]!.entered.map(({ id }) => id)).toEqual(['asked', 'sign']);
  });

  it('has what may come from outside, and the joins that wait', async () => {
    const { id: route } = await office.publish('پیام', drawn('cases/r026-message-correlation-key'));
    const id = await begin(route, { inquiryNo: '1405/12' });
    expect((await view(id)).waiting).toMatchObject([{ kind: 'message', message: 'inquiry-answer', key: '1405/12' }]);
    const { id: split } = await office.publish('شاخه‌ها', drawn('cases/r002-parallel-split-join'));
    const two = await begin(split);
    await act(two, { kind: 'taskCompleted', task: (await view(two)).open[0]!.id });
    expect((await view(two)).joins).toHaveLength(1);
  });
});

describe('rehearsals that nobody goes on with', () => {
  const chore = () =>
    choresOf(house.db, '/nowhere')
      .find(({ name }) => name === 'old-rehearsals')!
      .run();
  const age = (id: string) => house.db.query(`update acts set at = at - interval '8 days' where process_id = $1`, [id]);
  const exists = async (id: string) => (await refusal(view(id))) === 'done';

  it('end after a week, and are gone a week later', async () => {
    const [old, young] = [await reviewed(), await reviewed()];
    await age(old);
    await chore();
    await house.quiet();
    expect(await view(old)).toMatchObject({ ended: true });
    expect(await view(young)).toMatchObject({ ended: false });
    await chore();
    expect(await exists(old)).toBe(true);
    await age(old);
    await chore();
    expect(await exists(old)).toBe(false);
    expect(await exists(young)).toBe(true);
    expect(await house.db.query(`select from acts where process_id = $1`, [old])).toEqual([]);
  });
});

/** Each letter walks twice at most, over two tasks a walk; of every tenth the last one is still open, of every hundredth something stands in the way. */
const LETTERS = Number(process.env.HEAT_LETTERS ?? 4000);
const HEAT_MS = 500 + LETTERS / 40;

describe('the heat of a route', () => {
  let route: string;
  const heat = (query = '') => admin.get<RouteHeat>(`/api/admin/routes/${route}/heat?${query}`);
  const placeOf = ({ places }: RouteHeat, element: string) => places.find((place) => place.element === element);

  beforeAll(async () => {
    route = (await office.publish('گرما', drawn('drawn/review-and-sign'))).id;
    await layWalks(route, LETTERS);
  }, 300_000);

  it('counts what came to each step, on however many desks it lies, what lies there, what is late and what stands still, and how long it takes', async () => {
    const found = await heat();
    expect(found.walks).toBe(LETTERS * 1.5);
    const [review, sign] = [placeOf(found, 'review')!, placeOf(found, 'sign')!];
    expect(review).toEqual({
      ...{ element: 'review', count: LETTERS * 1.5, open: 0, overdue: 0, stopped: LETTERS / 100 },
      ...{ medianMs: 3 * 3_600_000, medianWorkingMs: 2.5 * 3_600_000 },
    });
    expect(sign).toMatchObject({ count: LETTERS, open: LETTERS / 10, overdue: LETTERS / 20, stopped: 0 });
  });

  it('is that of a version, of days, and of a province', async () => {
    expect((await heat('version=2')).places).toEqual([]);
    expect((await heat('version=1')).walks).toBe(LETTERS * 1.5);
    expect((await heat('to=2026-01-03')).walks).toBe(0);
    expect((await heat('from=2026-01-04&to=2026-01-04')).walks).toBe(LETTERS * 1.5);
    expect((await heat('from=2026-01-05')).walks).toBe(0);
    expect(placeOf(await heat('province=23'), 'sign')!.count).toBe(LETTERS / 2);
    expect((await heat('province=07')).places).toEqual([]);
    expect(await refusal(heat('from=2026-01-05&to=2026-01-04'))).toBe('400 request.invalid');
  });

  it('is there quickly, and for administrators', async () => {
    expect(await tooSlow(house.db, [[`heat of ${LETTERS * 2.5} tasks`, HEAT_MS, () => heat()]])).toEqual([]);
    const head = await house.person('23.head');
    expect(await refusal(head.get(`/api/admin/routes/${route}/heat`))).toBe('403 auth.forbidden');
  });
});

/** Rows alone, on Sunday 4 January 2026: reviewed from 12:00 to 15:00 in Tehran, of which the office is open until 14:30. */
async function layWalks(route: string, letters: number): Promise<void> {
  const session = house.db.createQueryRunner();
  const at = `'2026-01-04T08:30:00Z'::timestamptz`;
  try {
    await session.query(`set session_replication_role = replica`);
    await session.query(
      `create temp table walked as select n, w as walk, (substr(m, 1, 8) || '-' || substr(m, 9, 4) || '-7' || substr(m, 14, 3) || '-8' || substr(m, 18, 3) || '-' || substr(m, 21, 12))::uuid as id
       from generate_series(1, ${letters}) n cross join lateral (select md5('walked ' || n) as m) x cross join lateral generate_series(1, 1 + n % 2) w`,
    );
    await session.query(
      `insert into letter_routes (year, letter_id, walk, route_id, version, plan_hash, begun_at)
       select 1404, id, walk, $1, 1, (select plan_hash from route_versions where route_id = $1 and no = 1), ${at} from walked`,
      [route],
    );
    const lay = (element: string, from: string, where: string) =>
      session.query(
        `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, state, opened_at, due_at, closed_at, element)
         select 1404, id, 'review.' || walk || '.${element.length}.1', 'review', $1, case when n % 2 = 0 then $2::uuid else $3::uuid end, id, case when ${where} then 'open' else 'closed' end,
           ${from}, case when n % 20 = 0 then ${at} + interval '1 day' end, case when ${where} then null else ${from} + interval '3 hours' end, '${element}'
         from walked where walk = 1 or '${element}' = 'review'`,
        [house.post('23.head'), house.unit('23'), house.unit('06')],
      );
    await lay('review', at, 'false');
    await lay('sign', `${at} + interval '1 day'`, 'n % 10 = 0');
    // it lay on a second desk, too
    await session.query(
      `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, state, opened_at, due_at, closed_at, element)
       select year, process_id, replace(key, '.4.1', '.4.2'), kind, post_id, unit_id, letter_id, case state when 'closed' then 'cancelled' else state end, opened_at, due_at, closed_at, element
       from tasks where element = 'sign' and process_id in (select id from walked where n % 4 = 0)`,
    );
    await session.query(
      `insert into route_incidents (year, letter_id, walk, incident, element, code, params)
       select 1404, id, walk, 'i', 'review', 'incident.no_assignee', '{}' from walked where walk = 1 and n % 100 = 0`,
    );
    await session.query(`reset session_replication_role`);
    await session.query(`analyze tasks, letter_routes, route_incidents`);
  } finally {
    await session.release();
  }
}

describe('the route of a letter, drawn', () => {
  const { from, reviewer } = usual;
  const seen = async (who: string, id: string) => (await house.person(who)).get<LetterPicture>(`/api/letters/${id}/route`);
  let letters: Letters;
  beforeAll(() => (letters = new Letters(house)));

  it('shows where it stands and the way it came, with times and who did what', async () => {
    await taken(reviewedThenSigned);
    const id = await letters.submitted();
    expect(await seen(from, id)).toMatchObject({
      ...{ status: 'active', walk: 1, open: [{ element: 'review', assignment: { candidateGroups: [house.post(reviewer)] } }] },
      ...{ story: [{ kind: 'started' }], diagram: expect.stringContaining('<bpmn:process id="route"') },
    });
    const [desk] = await house.open(id);
    await house.closeTask(reviewer, id, desk!, { outcome: 'approved', version: 1 });
    const { open, story, flows } = await seen(from, id);
    expect(open).toMatchObject([{ element: 'sign' }]);
    expect(story.at(-1)).toMatchObject({
      kind: 'taskCompleted',
      element: { id: 'review' },
      detail: 'approved',
      by: expect.stringContaining('، '),
    });
    expect(Object.keys(flows).length).toBeGreaterThan(1);
  });

  it('is for whoever may see the letter, and says nothing of what the route knows of it', async () => {
    await taken(reviewedThenSigned);
    const id = await letters.submitted();
    expect(await seen(reviewer, id)).not.toHaveProperty('variables');
    expect(await refusal(seen('07.head', id))).toBe('404 letter.not_found');
    expect(await refusal(seen('admin', id))).toBe('404 letter.not_found');
  });

  it('shows what holds it up, in words', async () => {
    await taken(unsigned);
    const id = await letters.submitted({ reviewers: [] });
    expect(await seen(from, id)).toMatchObject({ incidents: [{ element: 'number', sentence: expect.stringMatching(/[آ-ی]/) }] });
  });

  it('is told by the path of the letter, where there is one', async () => {
    const id = await letters.submitted({ reviewers: [] });
    const { route } = await (await house.person(from)).get<LetterPath>(`/api/letters/${id}/path`);
    expect(route).toEqual({ name: expect.any(String) });
    await house.db.query(`delete from route_incidents; delete from letter_routes`);
    expect(await (await house.person(from)).get<LetterPath>(`/api/letters/${id}/path`)).toMatchObject({ route: null });
    expect(await refusal(seen(from, id))).toBe('404 route.letter_has_none');
  });
});

const reviewedThenSigned = draw(
  [
    start(),
    end(),
    task('review', 'reviewers', { form: 'letter.review' }),
    task('sign', 'signers', { form: 'letter.sign' }),
    command('gone', 'letter.discard'),
  ],
  ['s > review', 'review > sign', 'sign > gone', 'gone > e'],
);
const unsigned = draw([start(), end(), command('number', 'letter.register')], ['s > number', 'number > e']);

/** The newest route is the one that letters take. */
async function taken(file: Uint8Array<ArrayBuffer>): Promise<void> {
  const { failures } = await office.publish(`مسیر ${Math.random()}`, file, { letterKind: 'LETTER', from: '2020-01-01' });
  expect(failures).toEqual([]);
}
