import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FeelPool } from '../../src/routing/feel/feel-pool';
import { conformByEngine } from '../../scripts/routes/conform';
import { feelPool } from '../support/feel-pool';

const folder = join(__dirname, 'cases');
const cases = readdirSync(folder).filter((name) => /^[rp]\d+.*\.json$/.test(name));

describe('the cases of routes, by the interpreter alone', () => {
  let pool: FeelPool;
  beforeAll(() => void (pool = feelPool()));
  afterAll(() => pool.close());

  it.each(cases)('%s', async (name) => {
    expect(await conformByEngine(join(folder, name), pool)).toEqual([]);
  });
});
