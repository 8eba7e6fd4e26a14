import type { ActRecorded } from '../../contracts/tasks';
import { House } from '../support/house';
import { usual } from '../support/letters';
import { RunningApi } from '../api/running-api';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { Person } from '../../scripts/people/person';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database?.drop());

describe('while Temporal is away', () => {
  /** Five letters, written and submitted while nothing listens where Temporal should be. */
  async function madeMeanwhile(away: RunningApi) {
    const drafter = await Person.signedIn(usual.from, DEVELOPMENT_PASSWORD, away.url);
    const [{ post, signer, unit }] = await away.db.query(
      `select (select id from posts where code = $1) as post, (select id from posts where code = $2) as signer, (select id from units where code = '23') as unit`,
      [usual.from, usual.signer],
    );
    const answers: ActRecorded[] = [];
    const began = Date.now();
    for (let n = 0; n < 5; n++) {
      const { processId } = await drafter.post('/api/letters', { post, subject: `نامه ${n}`, recipients: [{ unit }] }, { wait: 2 });
      const submission = { outcome: 'submitted', version: 1, signers: [signer] };
      answers.push(await drafter.post(`/api/letters/${processId}/tasks/draft.1`, submission, { wait: 2 }));
    }
    const took = (Date.now() - began) / answers.length;
    const ids = answers.map(({ processId }) => processId);
    const [kept] = await away.db.query(
      `select (select count(*)::int from acts where process_id = any($1)) as lines, (select count(*)::int from nudges where process_id = any($1)) as nudges,
              (select count(*)::int from requests where response->>'processId' = any($1::text[])) as requests`,
      [ids],
    );
    return { answers, took, ids, kept };
  }

  it('what people do is recorded at once, and told when it is back', async () => {
    const env = { DATABASE_URL: database.url, OFFICE_PRACTICE: 'true' };
    const away = await RunningApi.start({ env: { ...env, TEMPORAL_ADDRESS: '127.0.0.1:9' } });
    const { answers, took, ids, kept } = await madeMeanwhile(away).finally(() => away.stop());
    expect(answers.every(({ settled }) => !settled)).toBe(true);
    expect(kept).toEqual({ lines: 15, nudges: 5, requests: 10 });
    expect(took).toBeLessThan(3000); // of 4 s for which two requests are ready to wait

    const house = await House.open({ databaseUrl: database.url, env: { RELAY_MS: '100' } });
    try {
      for (const end = Date.now() + 20_000; ; await new Promise((next) => setTimeout(next, 100))) {
        const open = await Promise.all(ids.map((id) => house.open(id)));
        if (open.every(([key]) => key === 'sign.1.1')) break;
        if (Date.now() > end) throw new Error(`nobody told them: ${JSON.stringify(open)}`);
      }
      for (
        const end = Date.now() + 10_000;
        (await house.one<{ n: number }>(`select count(*)::int as n from nudges`)).n > 0;
        await new Promise((next) => setTimeout(next, 100))
      )
        if (Date.now() > end) throw new Error('what was told is still owed');
      expect(await house.one(`select count(*)::int as n from acts where process_id = any($1) and kind = 'asked'`, [ids])).toEqual({
        n: 10,
      });
    } finally {
      await house.shut();
    }
  }, 60_000);
});
