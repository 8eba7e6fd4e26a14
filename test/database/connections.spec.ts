import type { Pool } from 'pg';
import { createDataSource } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';

describe('connections to PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('may be ended while nobody listens to them', async () => {
    const db = await createDataSource(database.url, 2).initialize();
    const { master } = db.driver as unknown as { master: Pool };
    const client = await master.connect(); // as TypeORM holds it for a moment
    const [{ pid }] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows as [{ pid: number }];
    const ended = new Promise<void>((done) => void client.once('end', done));
    await db.query('select pg_terminate_backend($1)', [pid]);
    await ended;
    client.release(true);
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
    await db.destroy();
  });
});
