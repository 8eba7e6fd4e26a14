import { examine } from '../../src/audit/examination';
import type { LetterRouteView } from '../../contracts/letter-routes';
import type { MigrationView } from '../../contracts/route-migrations';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { Mover } from '../../src/routing/migrations/mover';
import { after, command, drawn, end, fork, start, task } from '../support/drawn';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let office: RoutesOffice;
const { reviewer, signer, clerk } = usual;
const HOUR = 3_600_000;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
}, 60_000);
afterAll(() => house?.shut());

async function drawnFor(elements: string[], flows: string[]): Promise<string> {
  const { id, failures } = await office.publish(`مسیر ${Math.random()}`, drawn([start(), end(), ...elements], flows), {
    letterKind: 'LETTER',
    from: '2020-01-01',
  });
  expect(failures).toEqual([]);
  return id;
}

const keyOf = async (id: string, kind: string): Promise<string | undefined> =>
  (await house.open(id)).find((key) => key.startsWith(`${kind}.`));
const close = async (who: string, id: string, kind: string, body: object) => house.closeTask(who, id, (await keyOf(id, kind))!, body);
const repair = (id: string, body: object) => house.act('admin', `/api/admin/letters/${id}/route/repairs`, body);
const view = async (id: string) => (await house.person('admin')).get<LetterRouteView>(`/api/admin/letters/${id}/route`);
const numberOf = async (id: string) =>
  (await house.one<{ number: string | null }>(`select number from letters where id = $1`, [id])).number;
const clocksOf = async (id: string) =>
  (await house.db.query(`select key from clocks where process_id = $1`, [id])).map(({ key }: { key: string }) => key);
const outside = () => ({ reviewers: [], to: [{ outside: 'بانک ملی' }] });
const sign = () => task('sign', 'signers', { form: 'letter.sign' });
const number = command('number', 'letter.register');

describe('a command that is interrupted', () => {
  it('while its letter is held leaves no hold behind, and nobody is asked for it later', async () => {
    await drawnFor(
      [sign(), number, after('late', 'number', 'PT1S'), task('head', 'reviewers'), command('gone', 'letter.discard')],
      ['s > sign', 'sign > number', 'number > e', 'late > head', 'head > gone', 'gone > e'],
    );
    const id = await letters.submitted({ ...outside(), reviewers: [reviewer] });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.moveClock(1010);
    expect(await clocksOf(id)).toEqual([]);
    expect(await refusal(house.act(signer, `/api/letters/${id}/take-back`, {}))).toBe('409 letter.hold_over');
    await house.passHold();
    expect(await house.open(id)).toEqual([expect.stringMatching(/^step\./)]);
    await close(reviewer, id, 'step', { outcome: 'done' });
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('takes its task from the desk of the clerk, who is asked anew when it comes again', async () => {
    await drawnFor(
      [sign(), number, after('late', 'number', 'PT5H'), task('head', 'reviewers')],
      ['s > sign', 'sign > number', 'number > e', 'late > head', 'head > number'],
    );
    const id = await letters.submitted({ ...outside(), reviewers: [reviewer] });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.passHold();
    expect(await keyOf(id, 'register')).toBeDefined();
    await house.moveClock(5 * HOUR);
    expect(await house.open(id)).toEqual([expect.stringMatching(/^step\./)]);
    await house.lose(id);
    await close(reviewer, id, 'step', { outcome: 'done' });
    await house.passHold();
    expect(await numberOf(id)).toBeNull();
    await close(clerk, id, 'register', { outcome: 'registered' });
    expect(await numberOf(id)).not.toBeNull();
    expect(await house.open(id)).toEqual(['dispatch.1']);
    await house.lose(id);
    await house.closeTask(clerk, id, 'dispatch.1', { outcome: 'dispatched', method: 'POST' });
    expect(await house.state(id)).toBe('CLOSED');
  });
});

describe('a number', () => {
  it('is not given by a clerk to a text that changed after it was signed', async () => {
    await drawnFor(
      [fork('both'), fork('join'), sign(), number, task('review', 'reviewers', { form: 'letter.review' })],
      ['s > sign', 'sign > both', 'both > number', 'both > review', 'number > join', 'review > join', 'join > e'],
    );
    const id = await letters.submitted({ ...outside(), reviewers: [reviewer] });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.passHold();
    await close(reviewer, id, 'review', { outcome: 'edited', version: 1, body: 'متن دیگر' });
    expect(await refusal(close(clerk, id, 'register', { outcome: 'registered' }))).toBe('409 letter.unsigned');
    expect(await numberOf(id)).toBeNull();
  });

  it('ends every change of the text, whoever still has it on the desk', async () => {
    await drawnFor(
      [sign(), number, task('review', 'reviewers', { form: 'letter.review' })],
      ['s > sign', 'sign > number', 'number > review', 'review > e'],
    );
    const id = await letters.submitted();
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.passHold();
    expect(await refusal(close(reviewer, id, 'review', { outcome: 'edited', version: 1, body: 'متن دیگر' }))).toBe(
      '409 letter.not_editable',
    );
    await close(reviewer, id, 'review', { outcome: 'approved', version: 1 });
    expect(await house.state(id)).toBe('DISPATCHED');
  });

  it('keeps its letter from going back to the drafter', async () => {
    await drawnFor([sign(), number, command('back', 'letter.return')], ['s > sign', 'sign > number', 'number > back', 'back > e']);
    const id = await letters.submitted({ reviewers: [] });
    await close(signer, id, 'sign', { outcome: 'signed', version: 1 });
    await house.passHold();
    expect((await view(id)).incidents).toMatchObject([{ element: 'back', code: 'incident.error_uncaught' }]);
    expect(await house.open(id)).toEqual([]);
    const [incident] = (await view(id)).incidents;
    expect(incident).toBeDefined();
    await repair(id, { kind: 'cancelled' });
    expect(await house.state(id)).toBe('DISPATCHED');
  });
});

describe('a signature', () => {
  it('is taken back by whoever gave it, though another was asked for one meanwhile and no longer is', async () => {
    await drawnFor(
      [
        fork('both'),
        sign(),
        task('second', 'reviewers', { form: 'letter.sign' }),
        after('late', 'second', 'PT1S'),
        number,
        end('e2'),
        end('e3'),
      ],
      ['s > both', 'both > sign', 'both > second', 'sign > number', 'number > e', 'second > e2', 'late > e3'],
    );
    const id = await letters.submitted({ reviewers: ['hq.identity.events.head'] });
    const key = (await house.db.query(`select key from tasks where letter_id = $1 and element = 'sign'`, [id]))[0].key;
    await house.closeTask(signer, id, key, { outcome: 'signed', version: 1 });
    await house.moveClock(1010);
    await house.act(signer, `/api/letters/${id}/take-back`, {});
    expect(await keyOf(id, 'sign')).toContain('back');
  });
});

describe('two times that come at the same instant', () => {
  it('both strike', async () => {
    await drawnFor(
      [
        task('a', 'reviewers'),
        after('one', 'a', 'PT1H', false),
        after('two', 'a', 'PT1H', false),
        task('x', 'signers'),
        task('y', 'signers'),
      ],
      ['s > a', 'a > e', 'one > x', 'two > y', 'x > e', 'y > e'],
    );
    const id = await letters.submitted();
    await house.moveClock(HOUR + 10);
    await house.sweep();
    expect(await house.db.query(`select element from tasks where letter_id = $1 and state = 'open' order by 1`, [id])).toEqual([
      { element: 'a' },
      { element: 'x' },
      { element: 'y' },
    ]);
  });
});

describe('an answer', () => {
  it('that the route does not offer is refused, also where the drawing names none', async () => {
    await drawnFor([task('look', 'reviewers'), command('gone', 'letter.discard')], ['s > look', 'look > gone', 'gone > e']);
    const id = await letters.submitted();
    expect(await refusal(close(reviewer, id, 'step', { outcome: 'done', choice: 'returned' }))).toBe('422 route.outcome_not_declared');
  });
});

describe('what was referred of a task', () => {
  it('is not on the desk again when it is returned to somebody who has answered meanwhile', async () => {
    await drawnFor([task('look', 'reviewers')], ['s > look', 'look > e']);
    const id = await letters.submitted();
    const refer = async (who: string, key: string, to: string) =>
      (await house.act<{ keys: string[] }>(who, `/api/desks/${id}/${key}/referrals`, { to: [{ post: house.post(to) }] })).keys[0]!;
    const step = (await keyOf(id, 'step'))!;
    const above = await refer(reviewer, step, 'hq.identity.events.head');
    const below = await refer('hq.identity.events.head', above, signer);
    await house.closeTask('hq.identity.events.head', id, above, { outcome: 'closed' });
    await house.closeTask(signer, id, below, { outcome: 'returned', reason: 'کار من نیست.' });
    expect(await house.open(id)).toEqual([step]);
  });
});

describe('a repair', () => {
  it('brings variables of a sensible size only', async () => {
    await drawnFor([task('look', 'reviewers')], ['s > look', 'look > e']);
    const id = await letters.submitted();
    expect(await refusal(repair(id, { kind: 'variablesSet', variables: { much: 'x'.repeat(900_000) } }))).toMatch(/^400 /);
    await repair(id, { kind: 'variablesSet', variables: { little: 'x'.repeat(900) } });
  });
});

describe('a letter that is moved to another version', () => {
  const move = async (route: string) => {
    const { id } = await (
      await house.person('admin')
    ).post<MigrationView & { processId: string; seq: number }>(`/api/admin/routes/${route}/versions/2/migrations`, {
      from: 1,
      dryRun: false,
    });
    await new Mover(house.db).round(20_000);
    await house.quiet();
    return (await house.person('admin')).get<MigrationView>(`/api/admin/migrations/${id}`);
  };
  const look = (more: object) => drawn([start(), end(), task('look', 'reviewers', more)], ['s > look', 'look > e']);

  it('has the buttons of that version on the desk it lies on', async () => {
    const { id: route } = await office.publish(`مسیر ${Math.random()}`, look({ outcomes: 'بله,خیر' }), {
      letterKind: 'LETTER',
      from: '2020-01-01',
    });
    const id = await letters.submitted();
    expect(await office.publishNext(route, 2, look({ outcomes: 'موافق,مخالف', referral: 'none' }))).toEqual([]);
    expect(await move(route)).toMatchObject({ moved: 1 });
    expect(await house.one(`select choices, may_refer from tasks where letter_id = $1 and state = 'open'`, [id])).toEqual({
      choices: ['موافق', 'مخالف'],
      may_refer: false,
    });
    await close(reviewer, id, 'step', { outcome: 'done', choice: 'موافق' });
    expect(await house.open(id)).toEqual(['draft.2']);
  });

  it('lies anew on the desk where that version asks for something else there', async () => {
    const { id: route } = await office.publish(`مسیر ${Math.random()}`, look({}), { letterKind: 'LETTER', from: '2020-01-01' });
    const id = await letters.submitted();
    expect(await office.publishNext(route, 2, look({ form: 'letter.review' }))).toEqual([]);
    expect(await move(route)).toMatchObject({ moved: 1 });
    expect(await house.open(id)).toEqual([expect.stringMatching(/^review\./)]);
    await close(reviewer, id, 'review', { outcome: 'approved', version: 1 });
    expect(await house.open(id)).toEqual(['draft.2']);
  });
});

describe('the doctor', () => {
  const told = async () =>
    (await examine(house.config, { patienceMs: 0 })).flatMap(({ id, violations }) =>
      violations.map(({ where, what }) => `${id}: ${where} ${what}`),
    );

  it('finds nothing amiss after all this, and tells of a clock that a route waits for and nobody has set', async () => {
    await house.moveClock(120_000);
    expect(await told()).toEqual([]);
    await drawnFor([task('look', 'reviewers'), after('late', 'look', 'PT90H')], ['s > look', 'look > e', 'late > e']);
    const id = await letters.submitted();
    await house.moveClock(120_000);
    await house.db.query(`delete from clocks where process_id = $1 and step = 'timer'`, [id]);
    expect(await told()).toContainEqual(expect.stringMatching(`^routes: letter/${id} .*late`));
  });
});
