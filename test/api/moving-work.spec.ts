import type { MoveObstacle } from '../../contracts/moves';
import type { LetterPath } from '../../contracts/path';
import type { ReassignmentItems, ReassignmentList, ReassignmentView } from '../../contracts/reassign';
import type { Proposal, Reminded, Workload } from '../../contracts/workload';
import { examine } from '../../src/audit/examination';
import { moveTask } from '../../src/cartable/move-task';
import { Journal } from '../../src/journal/journal';
import { Reassigner } from '../../src/supervision/reassign/reassigner';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let inquiries: Inquiries;
beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const move = (processId: string, key: string, to: string): Promise<MoveObstacle | null> =>
  new Journal(house.db).write(processId, (page) => moveTask(page, key, house.post(to)));
const desks = async (processId: string) =>
  (
    await house.db.query<{ desk: string }[]>(
      `select p.code || ' ' || t.key || case when t.seen_at is null then '' else ' seen' end as desk from tasks t join posts p on p.id = t.post_id
       where t.process_id = $1 and t.state = 'open' order by 1`,
      [processId],
    )
  ).map(({ desk }) => desk);

describe('a task that moves to another desk', () => {
  it('keeps its clock, counts as unseen again, and is answered by whoever has it now, also when its run is lost', async () => {
    const { letter, at } = await inquiries.asked(['1201']);
    const respondent = at['1201']!;
    await house.act('1201.head', `/api/desks/${respondent}/answer.1/seen`);
    const clocks = () => house.db.query(`select key, step, at from clocks where process_id = $1 order by at`, [respondent]);
    const before = await clocks();
    expect(await desks(respondent)).toEqual(['1201.head answer.1 seen']);
    expect(await move(respondent, 'answer.1', '1201.expert1')).toBeNull();
    expect(await desks(respondent)).toEqual(['1201.expert1 answer.1']);
    expect(await clocks()).toEqual(before);
    await house.act('1201.expert1', `/api/desks/${respondent}/answer.1/seen`);
    await house.lose(respondent);
    expect(await desks(respondent)).toEqual(['1201.expert1 answer.1 seen']);
    expect(await move(respondent, 'answer.1', '1201.deputy')).toBeNull();
    expect(await house.journal(respondent)).toEqual([
      'opened process',
      'done register',
      'asked answer.1',
      'seen answer.1',
      'moved answer.1.1',
      'seen answer.1.1',
      'moved answer.1.2',
    ]);
    await house.closeTask('1201.deputy', respondent, 'answer.1', { outcome: 'answered', fields: { answer: '۴۲ نفر' } });
    expect(await house.state(respondent)).toBe('ANSWERED');
    const { text } = await (await house.person('1201.head')).get<LetterPath>(`/api/letters/${letter}/path`);
    expect(text.filter((line) => line.includes('سپرد'))).toHaveLength(2);
  });

  it('stays where moving it would be wrong, and says why', async () => {
    const { at } = await inquiries.asked(['1202', '1203']);
    const [first, second] = [at['1202']!, at['1203']!];
    expect(await move(first, 'answer.1', '1202.head')).toBe('same_post');
    expect(await move(first, 'answer.1', '1203.head')).toBe('other_office');
    expect(await move(first, 'answer.2', '1202.deputy')).toBe('closed');
    await house.act('1202.head', `/api/desks/${first}/answer.1/referrals`, { to: [{ post: house.post('1202.expert1') }] });
    expect(await move(first, 'answer.1', '1202.expert1')).toBe('already_there');
    const referral = (await house.open(first)).find((key) => key.startsWith('ref'))!;
    expect(await move(first, referral, '1202.head')).toBe('sender');
    expect(await move(first, referral, '1202.deputy')).toBeNull();
    await house.act('1203.head', `/api/desks/${second}/answer.1/claim`);
    expect(await move(second, 'answer.1', '1203.deputy')).toBe('claimed');
    await house.db.query(`update tasks set claimed_until = null where process_id = $1`, [second]);
    await house.db.query(`update tasks set classification = 'HIGHLY_CONFIDENTIAL' where process_id = $1`, [second]);
    expect(await move(second, 'answer.1', '1203.expert1')).toBe('not_cleared');
    await house.db.query(`update assignments set to_at = office_now() where post_id = $1`, [house.post('1203.deputy')]);
    expect(await move(second, 'answer.1', '1203.deputy')).toBe('vacant');
    await house.db.query(`update tasks set classification = 'UNCLASSIFIED' where process_id = $1`, [second]);
    await inquiries.answer('1203', second);
    expect(await move(second, 'answer.1', '1203.expert1')).toBe('closed');
  });

  it('stays with whoever takes it in hand in the same moment', async () => {
    const respondent = (await inquiries.asked(['1204'])).at['1204']!;
    const taking = house.db.createQueryRunner();
    await taking.startTransaction();
    await taking.query(
      `update tasks set claimed_by = (select id from people where username = '1204.head'), claimed_until = office_now() + interval '10 minutes' where process_id = $1 and key = 'answer.1'`,
      [respondent],
    );
    const moving = move(respondent, 'answer.1', '1204.deputy');
    while (!(await house.db.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length);
    await taking.commitTransaction();
    await taking.release();
    expect(await moving).toBe('claimed');
    expect(await house.one(`select claimed_by is not null as held from tasks where process_id = $1`, [respondent])).toEqual({ held: true });
  });

  it('is never the review of what somebody wrote themselves, nor of whoever is on the list of the letter anyhow', async () => {
    const letter = await letters.submitted();
    const review = 'review.1.1';
    expect(await move(letter, review, usual.from)).toBe('excluded');
    expect(await move(letter, review, usual.signer)).toBe('in_line');
    expect(await move(letter, review, 'hq.identity.expert2')).toBeNull();
    await house.closeTask('hq.identity.expert2', letter, review, { outcome: 'approved', version: 1 });
    expect(await desks(letter)).toEqual([`${usual.signer} sign.1.1`]);
    expect(await move(letter, 'sign.1.1', 'hq.identity.expert2')).toBe('kind');
  });
});

const by = (username: string, body: object) =>
  house
    .person(username)
    .then((person) => person.post<ReassignmentView & { processId: string; seq: number }>('/api/supervision/reassignments', body));
const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(`/api/supervision/${path}`);
const allOf = (post: string, to: string[], rest: object = {}) => ({
  work: { from: 'post', post: house.post(post), to: to.map((code) => house.post(code)) },
  reason: 'مرخصی متصدی',
  dryRun: false,
  ...rest,
});

describe('the work of a desk, laid on others', () => {
  const asked: string[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 5; n++) asked.push((await inquiries.asked(['1301'])).at['1301']!);
  }, 60_000);

  it('is tried first, then moved in turn with a verdict each, told on the way, and taken back once', async () => {
    await house.act('1301.head', `/api/desks/${asked[0]}/answer.1/claim`);
    await house.act('1301.head', `/api/desks/${asked[1]}/answer.1/seen`);
    const seen = () =>
      house.db.query(`select process_id, seen_at::text from tasks where process_id = any($1) and key = 'answer.1' order by 1`, [asked]);
    const before = await seen();
    const trial = await by('13.supervisor', allOf('1301.head', ['1301.expert1', '1301.deputy'], { dryRun: true }));
    expect(trial).toMatchObject({
      dryRun: true,
      total: 5,
      moved: 4,
      left: 0,
      doneAt: expect.any(String),
      refused: [{ code: 'claimed', count: 1 }],
    });
    expect(await desks(asked[1]!)).toEqual(['1301.head answer.1 seen']);

    const done = await by('13.supervisor', allOf('1301.head', ['1301.expert1', '1301.deputy']));
    expect(done).toMatchObject({
      total: 5,
      moved: 4,
      refused: [{ code: 'claimed', sentence: 'کسی هم‌اکنون این کار را در دست دارد.', count: 1 }],
    });
    const lie = (await Promise.all(asked.slice(1).map(desks))).flat();
    expect([...lie].sort()).toEqual(['1301.deputy answer.1', '1301.deputy answer.1', '1301.expert1 answer.1', '1301.expert1 answer.1']);
    const { items } = await get<ReassignmentItems>('13.supervisor', `reassignments/${done.id}/items?state=refused`);
    expect(items).toMatchObject([
      { process: asked[0], key: 'answer.1', kind: 'answer', number: expect.any(String), to: { id: house.post('1301.expert1') } },
    ]);
    const [{ letter }] = await house.db.query(`select letter_id as letter from processes where id = $1`, [asked[1]]);
    const told = async (username: string) =>
      (await (await house.person(username)).get<LetterPath>(`/api/letters/${letter}/path`)).text.find((line) => line.includes('سپرد'));
    expect(await told('1301.deputy')).toMatch(/ناظر گردش مکاتبات استان .* کار رئیس اداره .* را به .* سپرد: «مرخصی متصدی»$/);
    expect(await told(usual.from)).not.toContain('مرخصی');

    const back = await (
      await house.person('13.supervisor')
    ).post<ReassignmentView & { processId: string; seq: number }>(`/api/supervision/reassignments/${done.id}/reversal`);
    expect(back).toMatchObject({ reverses: done.id, total: 4, moved: 4 });
    expect((await Promise.all(asked.map(desks))).flat()).toEqual(asked.map((_, n) => `1301.head answer.1${n === 1 ? ' seen' : ''}`));
    expect(await seen()).toEqual(before); // to the microsecond
    expect(await refusal((await house.person('13.supervisor')).post(`/api/supervision/reassignments/${done.id}/reversal`))).toBe(
      '409 reassignment.not_reversible',
    );
    expect((await get<ReassignmentList>('13.supervisor', 'reassignments')).items.map(({ id }) => id)).toEqual([back.id, done.id]);
  });

  it('goes on where it stood when it is killed in the middle, each task once, also when two do it at a time', async () => {
    await house.db.query(`update tasks set claimed_until = null where process_id = $1`, [asked[0]]);
    const write = jest.spyOn(Journal.prototype, 'write');
    write.mockImplementation(() => Promise.reject(new Error('killed')));
    const begun = await by('hq.supervisor', allOf('1301.head', ['1301.expert1']));
    expect(begun).toMatchObject({ moved: 0, left: 5, doneAt: null });
    expect(await refusal((await house.person('hq.supervisor')).post(`/api/supervision/reassignments/${begun.id}/reversal`))).toBe(
      '409 reassignment.not_reversible',
    );
    write.mockRestore();
    await inquiries.answer('1301', asked[4]!);
    await Promise.all([new Reassigner(house.db).round(5000), new Reassigner(house.db).round(5000)]);
    const done = await get<ReassignmentView>('hq.supervisor', `reassignments/${begun.id}`);
    expect(done).toMatchObject({ moved: 4, left: 0, refused: [{ code: 'closed', count: 1 }], doneAt: expect.any(String) });
    expect(await house.journal(asked[1]!)).toEqual(expect.arrayContaining(['moved answer.1.3']));
    expect((await house.journal(asked[1]!)).filter((line) => line.startsWith('moved'))).toHaveLength(3);
  });

  it('is ordered by whoever oversees both desks, and by administrators', async () => {
    const [first] = asked;
    const one = (to: string) => ({
      work: { from: 'tasks', tasks: [{ process: first, key: 'answer.1', to: house.post(to) }] },
      reason: 'تعادل کار',
      dryRun: false,
    });
    expect(await refusal(by('12.supervisor', one('1301.deputy')))).toBe('403 auth.forbidden');
    expect(await refusal(by('1301.expert1', one('1301.deputy')))).toBe('403 auth.forbidden');
    expect(await refusal(by('1301.head', one('1302.deputy')))).toBe('403 auth.forbidden');
    expect(await refusal(by('13.supervisor', allOf('1302.head', ['1302.deputy'])))).toBe('422 reassignment.nothing');
    const moved = await by('1301.head', one('1301.deputy'));
    expect(moved.moved).toBe(1);
    expect(await refusal(get('1301.deputy', `reassignments/${moved.id}`))).toBe('404 reassignment.not_found');
    expect(await by('admin', one('1301.expert1'))).toMatchObject({ moved: 1 });
    expect(
      await house.one(`select a.actor, a.post, a.refs->>'by' as by from acts a where process_id = $1 order by seq desc limit 1`, [first]),
    ).toMatchObject({ actor: null, post: null, by: expect.any(String) });
    await house.db.query(`update people set clearance = 'UNCLASSIFIED' where username = '13.supervisor'`);
    await house.db.query(`update tasks set classification = 'CONFIDENTIAL' where process_id = $1`, [first]);
    expect(await by('13.supervisor', one('1301.deputy'))).toMatchObject({ refused: [{ code: 'mover_not_cleared' }] });
    await house.db.query(`update tasks set classification = 'UNCLASSIFIED' where process_id = $1`, [first]);
  });
});

describe('the desks of an office', () => {
  const asked: string[] = [];
  const office = () => `level=county&under=${house.unit('1401')}`;
  beforeAll(async () => {
    for (let n = 0; n < 4; n++) asked.push((await inquiries.asked(['1401'])).at['1401']!);
  }, 60_000);

  it('show what lies on each, and what would even it out; accepted in part, that part is moved', async () => {
    const { desks: loads, place } = await get<Workload>('14.supervisor', `workload?${office()}`);
    expect(place).toMatchObject({ level: 'county', under: house.unit('1401') });
    const load = (code: string) => loads.find(({ post }) => post.id === house.post(code))!;
    expect(load('1401.head')).toMatchObject({ open: 4, overdue: 0, awayUntil: null, holders: [{ name: expect.any(String) }] });
    expect(load('1401.head').daysOfWork).toBeNull(); // nobody there has done anything yet
    expect(load('1401.secretariat').daysOfWork).toBeNull();
    const proposal = await get<Proposal>('14.supervisor', `workload/proposal?${office()}`);
    expect(proposal.moves.map(({ from, to }) => [from.id, to.id])).toEqual(
      [1, 2].map(() => [house.post('1401.head'), house.post('1401.deputy')]),
    );
    expect(proposal.after).toBeLessThan(proposal.before);
    const [{ process, key, to }] = proposal.moves as [Proposal['moves'][number]];
    expect(
      await by('1401.head', { work: { from: 'tasks', tasks: [{ process, key, to: to.id }] }, reason: 'تعادل کار', dryRun: false }),
    ).toMatchObject({ moved: 1 });
    expect(await desks(process)).toEqual(['1401.deputy answer.1']);
    await house.db.query(
      `insert into assignments (id, post_id, person_id, kind, from_at, to_at, scope, on_behalf_of) select gen_random_uuid(), p.id, s.id, 'SUBSTITUTE', office_now(), office_now() + interval '3 days', 'DESK', h.id
       from posts p, people s, people h where p.code = '1401.deputy' and s.username = '1401.expert1' and h.username = '1401.deputy'`,
    );
    expect((await get<Proposal>('14.supervisor', `workload/proposal?${office()}`)).moves).toEqual([]);
    expect(
      (await get<Workload>('14.supervisor', `workload?${office()}`)).desks.find(({ post }) => post.id === house.post('1401.deputy'))!
        .awayUntil,
    ).not.toBeNull();
    expect(await refusal(get('13.supervisor', `workload?${office()}`))).toBe('403 auth.forbidden');
    expect(await refusal(get('1401.expert1', `workload/proposal?${office()}`))).toBe('403 auth.forbidden');
  });

  it('are reminded by hand once a day, on their own desk and in the path of the letter', async () => {
    const remind = async (username: string, keys: string[]) =>
      (
        await (
          await house.person(username)
        ).post<Reminded & { processId: string; seq: number }>('/api/supervision/reminders', {
          tasks: keys.map((process) => ({ process, key: 'answer.1' })),
        })
      ).items.map(({ ok, sentence }) => (ok ? 'ok' : sentence));
    const [first, second] = [asked[0]!, asked[1]!];
    expect(await remind('14.supervisor', [first, second])).toEqual(['ok', 'ok']);
    expect(await remind('hq.supervisor', [first])).toEqual(['امروز برای این کار یادآوری شده است.']);
    expect(await remind('13.supervisor', [first])).toEqual([expect.stringContaining('اجازه')]);
    const [{ post, letter }] = await house.db.query(
      `select t.post_id as post, t.letter_id as letter from tasks t where process_id = $1 and key = 'answer.1'`,
      [first],
    );
    expect(
      await house.db.query(`select code from notifications where process_id = $1 and post_id = $2 and code = 'reminded'`, [first, post]),
    ).toHaveLength(1);
    const { text } = await (await house.person('1401.head')).get<LetterPath>(`/api/letters/${letter}/path`);
    expect(text.find((line) => line.includes('یادآوری کرد'))).toMatch(/^.*ناظر گردش مکاتبات/);
    await house.moveClock(86_400_000);
    expect(await remind('14.supervisor', [first])).toEqual(['ok']);
    await inquiries.answer('1401', second);
    expect(await remind('14.supervisor', [second])).toEqual(['این کار پیش‌تر انجام شده است.']);
  });
});

describe('the doctor', () => {
  it('finds the records whole after all that', async () => {
    const broken = (await examine(house.config, { patienceMs: 100 })).filter(({ ok }) => !ok);
    expect(broken.map(({ id, violations }) => [id, violations])).toEqual([]);
  });
});
