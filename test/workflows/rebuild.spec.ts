import { Nudges } from '../../src/journal/nudges';
import { OfficeProjection } from '../../src/journal/office.projection';
import { LettersProjection } from '../../src/letters/letters.projection';
import { House } from '../support/house';
import { Letters } from '../support/letters';
import { stories } from '../replay/stories';

let house: House;

beforeAll(async () => {
  house = await House.open();
}, 60_000);
afterAll(() => house?.shut());

/** Each process opened since then that has a run, with its journal and what lies on desks. */
async function positions(since: Date): Promise<Record<string, { journal: string[]; open: string[]; state: string }>> {
  const running: { id: string }[] = await house.db.query(
    `select id from processes where closed_at is null and runs and opened_at >= $1 order by workflow_id`,
    [since],
  );
  return Object.fromEntries(
    await Promise.all(
      running.map(
        async ({ id }) => [id, { journal: await house.journal(id), open: await house.open(id), state: await house.state(id) }] as const,
      ),
    ),
  );
}

describe('a run that is lost', () => {
  it.each([
    'is agreed on, taken back, signed again and sent',
    'is returned, written again, misdirected and sent on',
    'is referred with a deadline, and answered',
    'is asked of all, with every turn a unit may take',
    'is asked of any, and of whom the asker decides',
  ])(
    'after each act of a letter that %s finds its place and repeats nothing',
    async (story) => {
      const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
      let lost = 0;
      house.afterEach = async () => {
        const before = await positions(now);
        for (const id of Object.keys(before)) await house.lose(id);
        lost += Object.keys(before).length;
        expect(await positions(now)).toEqual(before);
      };
      try {
        await stories[story]!(house);
      } finally {
        house.afterEach = undefined;
      }
      expect(lost).toBeGreaterThan(3);
    },
    120_000,
  );
});

describe('a worker that dies when its step stands in the journal and its run does not know of it yet', () => {
  it('leaves nothing unheard: the letter ends though its recipient was done before the next worker came', async () => {
    const id = await new Letters(house).held();
    await house.sendWorkerHome();
    await house.db.query(`update office_clock set shift = shift + $1 * interval '1 ms'`, [house.config.HOLD_MS + 5]);
    const at = { processId: id, since: 0 };
    await house.app.get(OfficeProjection).fire({ ...at, key: 'hold.1.1', step: 'hold' });
    await house.app.get(LettersProjection).register({ ...at, key: 'register' });
    const { 23: delivery } = await house.children(id);
    const head = await house.person('23.head');
    await head.post(`/api/desks/${delivery}/attend.1`, { outcome: 'closed' });
    await house.app.get(Nudges).retell(); // the letter is told while nobody works
    expect(await house.one(`select count(*)::int as owed from nudges where process_id = $1`, [id])).toEqual({ owed: 0 });

    await house.wakeWorker();
    for (const end = Date.now() + 20_000; (await house.state(id)) !== 'CLOSED'; await new Promise((next) => setTimeout(next, 100)))
      if (Date.now() > end) throw new Error(`it waits: ${(await house.journal(id)).join(', ')}`);
  }, 60_000);
});
