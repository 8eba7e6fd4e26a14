import { Connection } from '@temporalio/client';
import { ask } from '../../scripts/launch/postgres';
import { createTestDatabase } from './database';

describe('the ground the tests stand on', () => {
  it('gives each suite a database of its own with the tables of today and the organisation', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    expect(one.url).not.toBe(other.url);
    expect((await ask(one.url, `select count(*)::int as tables from pg_tables where schemaname = 'public'`))[0]).toEqual({
      tables: expect.any(Number),
    });
    await Promise.all([one.drop(), other.drop()]);
    await expect(ask(one.url, 'select 1')).rejects.toThrow(/does not exist/);
  });

  it('has a Temporal server that answers', async () => {
    const connection = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS ?? '' });
    await expect(connection.workflowService.getSystemInfo({})).resolves.toBeDefined();
    await connection.close();
  });
});
