import { House } from '../support/house';
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
