import { agreed, type ReadyJourney, readyJourneys } from '../../scripts/people/journeys';
import { readyRoutes, seedRoutes } from '../../src/routing/library/seed-routes';
import { House } from '../support/house';
import { Letters } from '../support/letters';

let house: House;
let letters: Letters;
beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  await seedRoutes(house.db);
}, 60_000);
afterAll(() => house?.shut());

interface Open {
  key: string;
  kind: string;
  post: string;
  choices: string[] | null;
}

const openTasks = (id: string): Promise<Open[]> =>
  house.db.query(
    `select t.key, t.kind, p.code as post, t.choices from tasks t join posts p on p.id = t.post_id where t.process_id = $1 and t.state = 'open' order by t.opened_at, t.key`,
    [id],
  );
const submitted = ({ from, reviewers, signers, to, kind, inquiry }: ReadyJourney): Promise<string> => {
  const draft = { kind, ...(inquiry && { inquiry }) };
  return letters.submitted({ from, reviewers, signers, to: to.map((code) => ({ unit: house.unit(code) })), draft });
};

/** Everybody agrees, until nobody at the sender is asked any more. @returns whom it lay before, in order */
async function agree(id: string): Promise<string[]> {
  const way: string[] = [];
  for (;;) {
    const next = (await openTasks(id)).map((task) => ({ ...task, answer: agreed(task.kind, task.choices) })).find(({ answer }) => answer);
    if (!next) return way;
    way.push(`${next.kind} ${next.post}`);
    await house.closeTask(next.post, id, next.key, next.answer!);
  }
}

const ways: Record<string, string[]> = {
  'outgoing-letter.bpmn': ['review 21.records.head', 'sign 21.head'],
  'internal-letter.bpmn': ['review hq.resources.hr.head', 'review hq.president', 'sign hq.resources.head'],
  'province-inquiry.bpmn': ['review 21.records.head', 'sign 21.head'],
  'circular.bpmn': ['step hq.legal.affairs.head', 'step hq.secretariat', 'sign hq.president'],
  'dispute-board.bpmn': ['step 21.disputes.expert', 'step 21.disputes.expert', 'step 21.disputes.head', 'sign 21.head'],
};

describe('letters on the ready routes', () => {
  it.each(readyRoutes)('$name: agreed on, numbered and sent', async ({ file }) => {
    const id = await submitted(readyJourneys[file]!);
    const way = await agree(id);
    expect(way.map((stop) => stop.replace(/\d$/, '')).sort()).toEqual([...ways[file]!].sort());
    expect(way.at(-1)).toBe(ways[file]!.at(-1));
    await house.passHold();
    expect(
      await house.one(
        `select file_name as file, number is not null as numbered from letter_routes w
      join route_versions v on v.route_id = w.route_id and v.no = w.version join letters l on l.id = w.letter_id where w.letter_id = $1`,
        [id],
      ),
    ).toEqual({ file, numbered: true });
    expect(await house.one(`select count(*)::int as n from route_incidents where letter_id = $1`, [id])).toEqual({ n: 0 });
    expect(await house.state(id)).toBe('DISPATCHED');
  });

  it('two votes of the board against a request are enough: it is given up', async () => {
    const id = await submitted(readyJourneys['dispute-board.bpmn']!);
    const votes = (await openTasks(id)).slice(0, 2);
    for (const { post, key } of votes) await house.closeTask(post, id, key, { outcome: 'done', choice: 'مخالف' });
    expect(await openTasks(id)).toEqual([]);
    expect(await house.state(id)).toBe('DISCARDED');
  });

  it('tells the superior of whoever is late, and goes on', async () => {
    const id = await submitted(readyJourneys['outgoing-letter.bpmn']!);
    await house.moveClock(14 * 86_400_000);
    expect((await openTasks(id)).map(({ kind, post }) => `${kind} ${post}`).sort()).toEqual([
      'notice 21.identity.head',
      'review 21.records.head',
    ]);
  });

  it('asks the head of a late inquiry whether to extend it', async () => {
    const id = await submitted(readyJourneys['province-inquiry.bpmn']!);
    await agree(id);
    await house.passHold();
    await house.moveClock(7 * 86_400_000);
    const step = (await openTasks(id)).find(({ kind }) => kind === 'step')!;
    expect(step).toMatchObject({ post: '21.records.head', choices: ['تمدید', 'پیگیری'] });
    await house.closeTask(step.post, id, step.key, { outcome: 'done', choice: 'پیگیری' });
    expect((await openTasks(id)).map(({ kind, post }) => `${kind} ${post}`)).toContain('notice 21.head');
  });

  it('leaves the letters of all others to the list of their drafter', async () => {
    const id = await letters.submitted();
    expect(await house.one(`select count(*)::int as n from letter_routes where letter_id = $1`, [id])).toEqual({ n: 0 });
  });
});
