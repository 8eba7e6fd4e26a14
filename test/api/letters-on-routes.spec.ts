import type { LetterRouteView, RouteIncident, RouteOptions } from '../../contracts/letter-routes';
import type { LetterPath } from '../../contracts/path';
import type { LetterView } from '../../contracts/views';
import type { EntityManager } from 'typeorm';
import { examine } from '../../src/audit/examination';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { after, choice, command, drawn, end, fork, optional, returned, start, task } from '../support/drawn';
import { candidatesOf } from '../../src/routing/letters/candidates';
import { file } from '../routes/dmn/table-file';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let office: RoutesOffice;
const { from, reviewer, signer } = usual;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
}, 60_000);
afterAll(() => house?.shut());

/** The newest route is the one that letters take. */
async function drawnFor(elements: string[], flows: string[], tables?: Uint8Array): Promise<string> {
  const { id, failures } = await office.publish(
    `مسیر ${Math.random()}`,
    drawn([start(), end(), ...elements], flows),
    { letterKind: 'LETTER', from: '2020-01-01' },
    tables && Uint8Array.from(tables),
  );
  expect(failures).toEqual([]);
  return id;
}

/** Review by those the drafter named, signature, number, dispatch: what the list of a letter says, drawn. */
const ordinary = (more: string[] = [], flows: string[] = []) =>
  drawnFor(
    [
      task('review', '[one]', { form: 'letter.review', each: 'reviewers' }),
      task('sign', 'signers', { form: 'letter.sign' }),
      choice('well'),
      command('back', 'letter.return'),
      command('number', 'letter.register'),
      command('send', 'letter.dispatch'),
      ...more,
    ],
    [
      's > review',
      'review > sign',
      'sign > well',
      'well > back if outcome = "returned"',
      'well > number else',
      'back > review',
      'number > send',
      'send > e',
      ...flows,
    ],
  );

const open = async (id: string) => Object.fromEntries((await house.open(id)).map((key) => [key.split('.')[0], key]));
const close = async (who: string, id: string, kind: string, body: object) => house.closeTask(who, id, (await open(id))[kind]!, body);

describe('a letter on a route', () => {
  it('goes the drawn way: reviewed, signed, held, numbered, sent, and closed with its last desk', async () => {
    await ordinary();
    const id = await letters.submitted();
    expect(await house.state(id)).toBe('IN_REVIEW');
    await close(reviewer, id, 'review', { outcome: 'approved', version: 1 });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    expect(await house.state(id)).toBe('SIGNED');
    await house.passHold();
    expect(await house.state(id)).toBe('DISPATCHED');
    const { 23: delivery } = await house.children(id);
    await house.closeTask('23.head', delivery!, 'attend.1', { outcome: 'closed' });
    expect(await house.state(id)).toBe('CLOSED');
    expect(await house.one(`select walk, ended from letter_routes where letter_id = $1`, [id])).toEqual({ walk: 1, ended: 'completed' });
  });

  it('comes back to its drafter where the route says so, and goes on from there', async () => {
    await ordinary();
    const id = await letters.submitted();
    await close(reviewer, id, 'review', { outcome: 'approved', version: 1 });
    await close(signer, id, 'sign', { outcome: 'returned', reason: 'تاریخ ندارد.' });
    expect(await house.state(id)).toBe('RETURNED_FOR_CORRECTION');
    const { draft } = await open(id);
    await (await house.person(from)).put(`/api/letters/${id}/draft`, { version: 1, body: 'با تاریخ' });
    await house.closeTask(from, id, draft!, {
      outcome: 'submitted',
      version: 2,
      reviewers: [house.post(reviewer)],
      signers: [house.post(signer)],
    });
    await close(reviewer, id, 'review', { outcome: 'approved', version: 2 });
    await close(signer, id, 'sign', { outcome: 'signed', version: 2 });
    await house.passHold();
    expect(await house.state(id)).toBe('DISPATCHED');
  });

  it('takes back a signature while it is held, and asks the signer again', async () => {
    await ordinary([returned('refused', 'number')], ['refused > back']);
    const id = await letters.submitted({ reviewers: [] });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.act(signer, `/api/letters/${id}/take-back`, {});
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.passHold();
    expect(await house.state(id)).toBe('DISPATCHED');
  });

  it('asks the table that lies with its route', async () => {
    const choosing = `<bpmn:businessRuleTask id="choose"><bpmn:extensionElements><zeebe:calledDecision decisionId="d" resultVariable="chosen" /></bpmn:extensionElements></bpmn:businessRuleTask>`;
    const table = file(
      `<inputData id="kind" name="kind"/><decision id="d" name="d"><informationRequirement><requiredInput href="#kind"/></informationRequirement>
       <literalExpression><text>if kind = "LETTER" then "${reviewer}" else null</text></literalExpression></decision>`,
    );
    await drawnFor([choosing, task('look', 'chosen', { outcomes: 'seen' })], ['s > choose', 'choose > look', 'look > e'], table);
    const id = await letters.submitted({ reviewers: [] });
    await close(reviewer, id, 'step', { outcome: 'done', choice: 'seen' });
    expect(await house.one(`select ended from letter_routes where letter_id = $1`, [id])).toEqual({ ended: 'completed' });
  });

  it('is never numbered unsigned, whatever is drawn: it stands still, and an administrator sees why', async () => {
    await drawnFor([command('number', 'letter.register'), command('send', 'letter.dispatch')], ['s > number', 'number > send', 'send > e']);
    const id = await letters.submitted({ reviewers: [] });
    expect(await house.one(`select number from letters where id = $1`, [id])).toEqual({ number: null });
    expect(await house.one(`select element, code, params from route_incidents where letter_id = $1`, [id])).toEqual({
      element: 'number',
      code: 'incident.error_uncaught',
      params: { code: 'letter.unsigned' },
    });
  });

  it('is not numbered when its text was changed after the signature', async () => {
    await drawnFor(
      [
        task('sign', 'signers', { form: 'letter.sign' }),
        task('review', 'reviewers', { form: 'letter.review' }),
        command('number', 'letter.register'),
      ],
      ['s > sign', 'sign > review', 'review > number', 'number > e'],
    );
    const id = await letters.submitted();
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await close(reviewer, id, 'review', { outcome: 'edited', version: 1, body: 'متن دیگر' });
    await house.passHold();
    expect(
      await house.one(`select l.number, i.params from letters l join route_incidents i on i.letter_id = l.id where l.id = $1`, [id]),
    ).toEqual({
      number: null,
      params: { code: 'letter.unsigned' },
    });
  });

  it('lies on the desks of all who may do it; the first who does takes it from the others', async () => {
    await drawnFor(
      [task('opinion', 'reviewers', { outcomes: 'موافق,مخالف', due: 'now() + duration("PT4H")' }), command('gone', 'letter.discard')],
      ['s > opinion', 'opinion > gone if outcome = "مخالف"', 'opinion > e if outcome = "موافق"'],
    );
    const second = 'hq.identity.events.head';
    const id = await letters.submitted({ reviewers: [reviewer, second] });
    const keys = await house.open(id);
    expect(keys).toHaveLength(2);
    const [mine] = await house.db.query(
      `select key, title, choices, due_at is not null as due from tasks where letter_id = $1 and post_id = $2 and state = 'open'`,
      [id, house.post(second)],
    );
    expect(mine).toMatchObject({ title: 'opinion', choices: ['موافق', 'مخالف'], due: true });
    expect(await refusal(house.closeTask(second, id, mine.key, { outcome: 'done', choice: 'شاید' }))).toBe(
      '422 route.outcome_not_declared',
    );
    await house.closeTask(second, id, mine.key, { outcome: 'done', choice: 'مخالف', note: 'لازم نیست.' });
    expect(
      await refusal(
        house.closeTask(
          reviewer,
          id,
          keys.find((key) => key !== mine.key)!,
          { outcome: 'done', choice: 'موافق' },
        ),
      ),
    ).toBe('409 task.already_closed');
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('is told by the clock: whom the route asks late, and whom it no longer asks', async () => {
    await drawnFor(
      [
        task('expert', 'reviewers'),
        after('remind', 'expert', 'PT1H', false),
        after('late', 'expert', 'PT2H'),
        command('tell', 'letter.notify', { to: 'head(unit)' }),
        task('head', '[head(unit)]'),
        end('e2'),
      ],
      ['s > expert', 'expert > e', 'remind > tell', 'tell > e2', 'late > head', 'head > e'],
    );
    const id = await letters.submitted();
    expect(await house.open(id)).toEqual([expect.stringMatching(/^step\.1\.\d+\.1\.1$/)]);
    await house.moveClock(3_600_000 + 10);
    expect((await house.open(id)).map((key) => key.split('.')[0])).toEqual(['step', 'notice']);
    await house.moveClock(3_600_000);
    const rows = await house.db.query(`select element, state from tasks where letter_id = $1 and kind = 'step' order by opened_at`, [id]);
    expect(rows).toEqual([
      { element: 'expert', state: 'cancelled' },
      { element: 'head', state: 'open' },
    ]);
    expect(await house.one(`select count(*)::int as clocks from clocks where process_id = $1`, [id])).toEqual({ clocks: 0 });
  });

  it('stands still where nobody is found, with the reason; not those of other routes', async () => {
    await drawnFor([task('who', '[head("no." + "such")]')], ['s > who', 'who > e']);
    const id = await letters.submitted();
    expect(await house.open(id)).toEqual([]);
    expect(await house.one(`select code from route_incidents where letter_id = $1 and closed_at is null`, [id])).toMatchObject({
      code: 'incident.nobody_found',
    });
  });

  it('comes back as a draft when its route ends without a number: nothing is lost', async () => {
    await drawnFor([task('look', 'reviewers')], ['s > look', 'look > e']);
    const id = await letters.submitted();
    await close(reviewer, id, 'step', { outcome: 'done' });
    expect(await house.open(id)).toEqual(['draft.2']);
  });

  it('has one hand at two branches, and whoever did the one may not do the other', async () => {
    await drawnFor(
      [fork('both'), task('a', 'reviewers'), task('b', 'reviewers', { not: 'a' }), fork('join'), command('gone', 'letter.discard')],
      ['s > both', 'both > a', 'both > b', 'a > join', 'b > join', 'join > gone', 'gone > e'],
    );
    const other = 'hq.identity.events.head';
    const id = await letters.submitted({ reviewers: [reviewer, other] });
    const desks = `select key, p.code as post from tasks t join posts p on p.id = t.post_id where letter_id = $1 and state = 'open' order by element`;
    const of = async (post: string) => (await house.db.query(desks, [id])).filter((one: { post: string }) => one.post === post);
    const [a, b] = await of(reviewer);
    await house.closeTask(reviewer, id, a.key, { outcome: 'done' });
    expect(await refusal(house.closeTask(reviewer, id, b.key, { outcome: 'done' }))).toBe('403 route.actor_excluded');
    await house.closeTask(other, id, (await of(other))[0].key, { outcome: 'done' });
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it.each([
    ['after the other', ['s > a', 'a > b', 'b > gone', 'gone > e']],
    ['beside the other', ['s > both', 'both > a', 'both > b', 'a > join', 'b > join', 'join > gone', 'gone > e']],
  ])('stands still, with the reason, where only whoever may not do a step could do it, %s', async (_, flows) => {
    const branches = flows[0] === 's > both' ? [fork('both'), fork('join')] : [];
    await drawnFor([...branches, task('a', 'reviewers'), task('b', 'reviewers', { not: 'a' }), command('gone', 'letter.discard')], flows);
    const id = await letters.submitted();
    const [a] = await house.db.query(`select key from tasks where letter_id = $1 and state = 'open' and element = 'a'`, [id]);
    await house.closeTask(reviewer, id, a.key, { outcome: 'done' });
    await house.quiet();
    expect(await house.open(id)).toEqual([]);
    const incident = await house.one<{ incident: string }>(
      `select incident, element, code, params from route_incidents where letter_id = $1 and closed_at is null`,
      [id],
    );
    expect(incident).toMatchObject({ element: 'b', code: 'incident.only_excluded', params: { feel: 'reviewers' } });
    const put = { kind: 'retried', incident: incident.incident, variables: { reviewers: [house.post(signer)] } };
    await house.act('admin', `/api/admin/letters/${id}/route/repairs`, put);
    await close(signer, id, 'step', { outcome: 'done' });
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('is asked on many desks with as many questions to the database as on one', async () => {
    const asked = async (names: string[]) => {
      let times = 0;
      const db = { query: (sql: string, given?: unknown[]) => ((times += 1), house.db.query(sql, given)) };
      const { posts } = await candidatesOf(db as EntityManager, names, { classification: 'UNCLASSIFIED' });
      return { posts: posts.length, times };
    };
    const codes = (await house.db.query(`select code from posts where code like '%.head' order by code limit 40`)).map(
      ({ code }: { code: string }) => code,
    );
    const [one, many] = [await asked(codes.slice(0, 1)), await asked(codes)];
    expect(many.posts).toBeGreaterThan(30);
    expect(many.times).toBe(one.times);
  });

  it('is voided on its way: the route ends with it', async () => {
    await drawnFor(
      [
        task('sign', 'signers', { form: 'letter.sign' }),
        command('number', 'letter.register'),
        command('send', 'letter.dispatch'),
        command('all', 'letter.await'),
        after('late', 'all', 'PT48H', false),
        task('head', '[head(unit)]'),
        end('e2'),
      ],
      ['s > sign', 'sign > number', 'number > send', 'send > all', 'all > e', 'late > head', 'head > e2'],
    );
    const id = await letters.submitted({ reviewers: [] });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.passHold();
    expect(await house.one(`select ended from letter_routes where letter_id = $1`, [id])).toEqual({ ended: null });
    await house.act('hq.secretariat', `/api/letters/${id}/void`, { reason: 'اشتباه بود.' });
    expect(await house.state(id)).toBe('VOIDED');
    expect(
      await house.one(
        `select ended, (select count(*)::int from clocks where process_id = $1) as clocks from letter_routes where letter_id = $1`,
        [id],
      ),
    ).toEqual({ ended: 'cancelled', clocks: 0 });
  });

  it('finds its place again after every step when its run is lost', async () => {
    await ordinary();
    const id = await letters.submitted();
    await house.lose(id);
    await close(reviewer, id, 'review', { outcome: 'approved', version: 1 });
    await house.lose(id);
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.lose(id);
    await house.passHold();
    const before = await house.journal(id);
    await house.lose(id);
    expect(await house.journal(id)).toEqual(before);
    expect(await house.state(id)).toBe('DISPATCHED');
  });
});

describe('a task of a route that is sent on', () => {
  const refer = (who: string, id: string, key: string, posts: string[]) =>
    house.act<{ keys: string[] }>(who, `/api/desks/${id}/${key}/referrals`, { to: posts.map((code) => ({ post: house.post(code) })) });
  const referrals = async (id: string) =>
    (await (await house.person('admin')).get<LetterRouteView>(`/api/admin/letters/${id}/route`)).referrals;

  it('waits for the answers where it is drawn so, from the bottom up', async () => {
    await drawnFor(
      [task('opinion', 'reviewers', { referral: 'blocking' }), command('gone', 'letter.discard')],
      ['s > opinion', 'opinion > gone', 'gone > e'],
    );
    const id = await letters.submitted();
    const { step } = await open(id);
    const { keys } = await refer(reviewer, id, step!, ['hq.identity.events.head']);
    const { keys: below } = await refer('hq.identity.events.head', id, keys[0]!, [signer]);
    expect(await house.open(id)).toEqual([step, keys[0], below[0]]);
    expect(await refusal(house.closeTask(reviewer, id, step!, { outcome: 'done' }))).toBe('409 route.referrals_open');
    expect(await refusal(house.closeTask('hq.identity.events.head', id, keys[0]!, { outcome: 'closed' }))).toBe('409 route.referrals_open');
    await house.closeTask(signer, id, below[0]!, { outcome: 'closed', note: 'موافقم' });
    await house.closeTask('hq.identity.events.head', id, keys[0]!, { outcome: 'closed' });
    expect((await referrals(id)).map(({ state }) => state)).toEqual(['answered', 'answered']);
    await house.closeTask(reviewer, id, step!, { outcome: 'done' });
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('takes what was not answered from the desks when it is done, and may be closed to referral', async () => {
    await drawnFor([task('one', 'reviewers'), task('two', 'reviewers', { referral: 'none' })], ['s > one', 'one > two', 'two > e']);
    const id = await letters.submitted();
    const { step: one } = await open(id);
    const { keys } = await refer(reviewer, id, one!, [signer]);
    await house.closeTask(reviewer, id, one!, { outcome: 'done' });
    expect(await refusal(house.closeTask(signer, id, keys[0]!, { outcome: 'closed' }))).toBe('409 task.already_closed');
    const { step: two } = await open(id);
    expect(await refusal(refer(reviewer, id, two!, [signer]))).toBe('422 task.outcome_not_possible');
    const task_ = (await (await house.person(reviewer)).get<LetterView>(`/api/letters/${id}`)).tasks[0]!;
    expect(task_).toMatchObject({ kind: 'step', title: 'two', choices: ['done'], referrals: null, possible: ['done'] });
  });
});

describe('the path of a letter on a route', () => {
  it('tells steps by their names with what was answered, and nothing of desks that somebody was faster at', async () => {
    await drawnFor(
      [
        task('opinion', 'reviewers', { outcomes: 'موافق,مخالف' }),
        after('late', 'opinion', 'PT1H', false),
        command('tell', 'letter.notify', { to: 'sender' }),
        task('next', '[head(unit)]'),
        end('e2'),
      ],
      ['s > opinion', 'opinion > next', 'next > e', 'late > tell', 'tell > e2'],
    );
    const id = await letters.submitted({ reviewers: [reviewer, 'hq.identity.events.head'] });
    const path = async () => (await house.person(from)).get<LetterPath>(`/api/letters/${id}/path`);
    expect((await path()).now.map(({ title }) => title)).toEqual(['opinion', 'opinion']);
    await house.moveClock(3_600_000 + 10);
    await close('hq.identity.events.head', id, 'step', { outcome: 'done', choice: 'مخالف', note: 'دیر است.' });
    const { hops, next: expected, now } = await path();
    expect(hops.map(({ what, title, note }) => [what, title, note])).toEqual([
      ['drafted', null, null],
      ['submitted', null, null],
      ['step_done', 'opinion: مخالف', 'دیر است.'],
    ]);
    expect(now.map(({ title }) => title)).toEqual(['next']);
    expect(expected.map(({ what }) => what)).toEqual(['registration', 'dispatch']);
  });
});

describe('the optional steps of a route', () => {
  const head = 'hq.identity.events.head';
  const options = async (who: string, id: string) => (await house.person(who)).get<RouteOptions>(`/api/letters/${id}/route/options`);
  const scopeOf = async (id: string) => (await options(from, id)).scopes[0]!.scope;
  const act = (who: string, id: string, body: object) => house.act(who, `/api/letters/${id}/route/options`, body);
  const begin = async (who: string, id: string, ...elements: string[]) =>
    act(who, id, { kind: 'activated', scope: await scopeOf(id), elements });
  const desks = (id: string) =>
    house.db.query(`select element, state from tasks where letter_id = $1 and kind = 'step' order by element`, [id]);
  /** Beside the main step, two that may be asked for; all of it ends when the letter is given up. */
  const drawnWith = (more: { open?: boolean; waits?: boolean } = {}) =>
    drawnFor(
      [
        optional('extras', [task('main', 'reviewers'), task('legal', `["${head}"]`), task('field', '[head(unit)]')], {
          active: '["main"]',
          ...more,
        }),
        command('gone', 'letter.discard'),
      ],
      ['s > extras', 'extras > gone', 'gone > e'],
    );

  it('are seen by the people of the letter, and one or several begun by whoever has a task of it, or wrote it', async () => {
    await drawnWith();
    const id = await letters.submitted();
    const found = await options(reviewer, id);
    expect(found).toEqual({
      isTheirs: true,
      scopes: [
        {
          scope: expect.any(String),
          name: 'extras',
          mayClose: false,
          elements: ['main', 'legal', 'field'].map((name) => ({ id: name, name, isOpen: name === 'main', done: 0 })),
        },
      ],
    });
    expect(await refusal(options('23.head', id))).toBe('404 letter.not_found');
    await begin(from, id, 'legal', 'field');
    expect(await desks(id)).toEqual(['field', 'legal', 'main'].map((element) => ({ element, state: 'open' })));
    const drafter = await house.one<{ id: string }>(`select id from people where username = $1`, [from]);
    expect(await house.one(`select actor, post from acts where process_id = $1 and kind = 'said' and key like 'option.%'`, [id])).toEqual({
      actor: drafter.id,
      post: house.post(from),
    });
    const legal = (await house.one<{ key: string }>(`select key from tasks where letter_id = $1 and element = 'legal'`, [id])).key;
    await house.closeTask(head, id, legal, { outcome: 'done' });
    const [{ elements }] = (await options(from, id)).scopes as [RouteOptions['scopes'][number]];
    expect(elements[1]).toMatchObject({ id: 'legal', isOpen: false, done: 1 });
    await begin(reviewer, id, 'legal'); // asked a second time
    await house.lose(id);
    expect((await house.open(id)).length).toBe(3);

    const { hops, text } = await (await house.person(from)).get<LetterPath>(`/api/letters/${id}/path`);
    expect(hops.filter(({ what }) => what === 'option_begun').map(({ title, post }) => [title, post!.id])).toEqual([
      ['«legal»، «field»', house.post(from)],
      ['«legal»', house.post(reviewer)],
    ]);
    expect(text.join('\n')).toContain('گام اختیاری «legal»، «field» را آغاز کرد');
  });

  it('are not for others, nor begun twice at once, nor where there are none', async () => {
    await drawnWith();
    const id = await letters.submitted();
    const scope = await scopeOf(id);
    const legal = { kind: 'activated', scope, elements: ['legal'] };
    expect(await refusal(act('23.head', id, legal))).toBe('404 letter.not_found');
    expect(await refusal(begin(from, id, 'legal', 'nothing'))).toBe('422 route.option_unknown');
    expect(await refusal(act(from, id, { ...legal, scope: 'extras#0' }))).toBe('409 route.options_over');
    expect(await refusal(act(from, id, { kind: 'closed', scope }))).toBe('409 route.options_end_themselves');
    const both = await Promise.allSettled([act(from, id, legal), act(reviewer, id, legal)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(Promise.reject((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason))).toBe(
      '409 route.option_begun',
    );
    await house.quiet();
    expect((await desks(id)).filter(({ element }: { element: string }) => element === 'legal')).toHaveLength(1);
    const main = (await house.one<{ key: string }>(`select key from tasks where letter_id = $1 and element = 'main'`, [id])).key;
    await house.closeTask(reviewer, id, main, { outcome: 'done' });
    expect(await options(reviewer, id)).toMatchObject({ isTheirs: false, scopes: [{ name: 'extras' }] });
    expect(await refusal(act(reviewer, id, { ...legal, elements: ['field'] }))).toBe('403 route.options_not_theirs');

    const draft = await letters.drafted();
    expect(await options(from, draft)).toEqual({ isTheirs: false, scopes: [] });
    expect(await refusal(act(from, draft, legal))).toBe('404 route.letter_has_none');
  });

  it('are closed by hand where they are drawn so: what is open leaves the desks, and the letter goes on', async () => {
    await drawnWith({ open: true });
    const id = await letters.submitted();
    await begin(from, id, 'legal');
    await act(from, id, { kind: 'closed', scope: await scopeOf(id) });
    expect((await desks(id)).map(({ state }: { state: string }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(await house.state(id)).toBe('DISCARDED');
    const { hops } = await (await house.person(from)).get<LetterPath>(`/api/letters/${id}/path`);
    expect(hops.find(({ what }) => what === 'options_closed')).toMatchObject({ title: '«extras»', actor: expect.anything() });
  });

  it('are not closed over what somebody has in hand, where they are drawn to wait', async () => {
    await drawnWith({ open: true, waits: true });
    const id = await letters.submitted();
    const closed = { kind: 'closed', scope: await scopeOf(id) };
    expect(await refusal(act(from, id, closed))).toBe('409 route.options_in_hand');
    await close(reviewer, id, 'step', { outcome: 'done' });
    await act(from, id, closed);
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('are begun by an assistant too, for whom they work', async () => {
    await drawnFor(
      [optional('extras', [task('main', '["23.head"]'), task('legal', `["${head}"]`)], { active: '["main"]' })],
      ['s > extras', 'extras > e'],
    );
    const id = await letters.submitted({ reviewers: [] });
    await begin('23.assistant', id, 'legal');
    const { holder } = await house.one<{ holder: string }>(
      `select w.username as holder from acts a join people w on w.id = a.on_behalf_of where a.process_id = $1 and a.key like 'option.%'`,
      [id],
    );
    expect(holder).toBe('23.head');
  });
});

describe('a letter that stands still', () => {
  const incidents = async () => (await (await house.person('admin')).get<{ items: RouteIncident[] }>('/api/admin/incidents')).items;
  const view = async (id: string) => (await house.person('admin')).get<LetterRouteView>(`/api/admin/letters/${id}/route`);
  const repair = (id: string, body: object) => house.act('admin', `/api/admin/letters/${id}/route/repairs`, body);
  const unknown = () => drawnFor([task('who', 'place'), command('gone', 'letter.discard')], ['s > who', 'who > gone', 'gone > e']);

  it('is shown with the reason in words, and goes on when its variable is put right', async () => {
    await unknown();
    const id = await letters.submitted();
    const found = (await incidents()).find(({ letter }) => letter.id === id)!;
    expect(found).toMatchObject({ element: { id: 'who', name: 'who' }, sentence: 'برای این کار کسی پیدا نشد: «place»', closedAt: null });
    await repair(id, { kind: 'retried', incident: found.incident, variables: { place: [house.post(reviewer)] } });
    expect((await incidents()).map(({ letter }) => letter.id)).not.toContain(id);
    expect(await (await house.person('admin')).get('/api/admin/incidents/count')).toEqual({ open: (await incidents()).length });
    await close(reviewer, id, 'step', { outcome: 'done' });
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('stands still again, for the same reason, when nothing was put right', async () => {
    await unknown();
    const id = await letters.submitted();
    const office = await house.one<{ name: string }>(`select name from units where code = 'hq'`);
    expect((await view(id)).letter).toEqual({ id, number: null, office: office.name });
    const [before] = (await view(id)).incidents;
    await repair(id, { kind: 'retried', incident: before!.id });
    const [after] = (await view(id)).incidents;
    expect(after).toMatchObject({ element: 'who', code: 'incident.nobody_found' });
    expect(after!.id).not.toBe(before!.id);
  });

  it('is given to another, is moved on, or comes back to its drafter; and each repair says who made it', async () => {
    await drawnFor([task('first', 'reviewers'), task('second', 'reviewers')], ['s > first', 'first > second', 'second > e']);
    const id = await letters.submitted();
    const [first] = (await view(id)).open;
    await repair(id, { kind: 'reassigned', task: first!.id, posts: [house.post(signer)] });
    expect(
      await house.db.query(`select post_id as post, state from tasks where letter_id = $1 and element = 'first' order by opened_at`, [id]),
    ).toEqual([
      { post: house.post(reviewer), state: 'cancelled' },
      { post: house.post(signer), state: 'open' },
    ]);
    await repair(id, { kind: 'moved', instance: first!.id, to: 'second' });
    expect((await view(id)).open.map(({ element }) => element)).toEqual(['second']);
    expect(await house.db.query(`select element from tasks where letter_id = $1 and state = 'open'`, [id])).toEqual([
      { element: 'second' },
    ]);
    await repair(id, { kind: 'cancelled' });
    expect(await house.open(id)).toEqual(['draft.2']);
    const admin = await house.one<{ id: string }>(`select id from people where username = 'admin'`);
    expect(await house.db.query(`select distinct refs->>'by' as by from acts where process_id = $1 and kind = 'said'`, [id])).toEqual([
      { by: admin.id },
    ]);
  });

  it('is repaired by administrators only, and not where it is on no route', async () => {
    const id = await letters.drafted();
    for (const what of ['incidents', 'incidents/count'])
      expect(await refusal((await house.person(from)).get(`/api/admin/${what}`))).toBe('403 auth.forbidden');
    expect(await refusal(house.act(from, `/api/admin/letters/${id}/route/repairs`, { kind: 'cancelled' }))).toBe('403 auth.forbidden');
    expect(await refusal(repair(id, { kind: 'cancelled' }))).toBe('404 route.letter_has_none');
  });
});

describe('the doctor', () => {
  it('finds every letter on a route where its journal says it stands', async () => {
    await house.moveClock(120_000);
    const results = await examine(house.config, { patienceMs: 0 });
    const told = results.flatMap(({ id, violations }) => violations.map(({ where, what }) => `${id}: ${where} ${what}`));
    expect(told).toEqual([]);
    expect(results.find(({ id }) => id === 'routes')!.seen.walks).toBeGreaterThan(2);
  });

  it('tells of a desk that lost its task', async () => {
    await drawnFor([task('look', 'reviewers')], ['s > look', 'look > e']);
    const id = await letters.submitted();
    await house.db.query(`update tasks set state = 'cancelled' where letter_id = $1 and state = 'open'`, [id]);
    await house.moveClock(120_000);
    const results = await examine(house.config, { patienceMs: 0 });
    expect(results.find(({ id }) => id === 'routes')!.violations).toEqual([
      { where: `letter/${id}`, what: 'nobody has the task «look» on the desk' },
    ]);
  });
});
