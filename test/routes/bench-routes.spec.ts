import { join } from 'node:path';
import { compileRoute } from '../../src/routing/compile/compile';
import { drawnRoute } from '../../scripts/bench-routes/compile';
import { microseconds, recordedWays, walk, walkTheList } from '../../scripts/bench-routes/engine';
import { timed } from '../../scripts/bench/measures';
import { feelPool } from '../support/feel-pool';

/** Small forms of `npm run bench:routes`: ratios, since machines differ. */
describe('what routes cost', () => {
  it('is, for a whole letter, some hundred times the list of its drafter, not thousands', async () => {
    const pool = feelPool();
    const ways = await recordedWays(join(__dirname, '../../data/routes/cases'), pool).finally(() => pool.close());
    expect(ways).toHaveLength(5);
    const list = microseconds(walkTheList, 3);
    for (const way of ways) expect(microseconds(() => walk(way), 3) / list).toBeLessThan(5000);
  });

  it('grows with a file, but not by its square', async () => {
    await compileRoute(drawnRoute(60));
    const small = await timed(() => compileRoute(drawnRoute(120)));
    const { plan, report } = await compileRoute(drawnRoute(1200));
    expect([report.publishable, Object.keys(plan!.nodes).length]).toEqual([true, 1201]);
    expect((await timed(() => compileRoute(drawnRoute(1200)))) / small).toBeLessThan(60);
  });
});
