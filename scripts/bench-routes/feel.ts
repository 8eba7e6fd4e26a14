import type { Question } from '../../contracts/route-events';
import type { Facts } from '../../src/routing/feel/facts';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { median, timed } from '../bench/measures';
import type { Line } from '../bench/report';

/** What a task asks: whose it is, and until when. */
const asked = (n: number): Question => ({
  ...{ id: `q${n}`, instance: `i${n}`, element: 'task', at: '2026-01-03T05:00:00Z', lets: [] },
  context: { sender: '21.records.expert1', unit: '21.records', outcome: n % 2 ? 'returned' : 'approved' },
  asks: [
    { key: 'candidateGroups', as: 'value', feel: 'managersUpTo(sender, "province")' },
    { key: 'dueDate', as: 'value', feel: 'businessHours(now(), duration("PT16H"))' },
  ],
});

/** Through the threads of the pool, as letters ask. */
export async function feel(pool: FeelPool, facts: Facts, rounds: number, questions = 2000): Promise<Line[]> {
  const batch = Array.from({ length: questions }, (_, n) => asked(n));
  await pool.evaluate(batch.slice(0, 200), facts); // the threads are up, and know the facts
  const each: number[] = [];
  for (let n = 0; n < rounds; n++) each.push(await timed(() => pool.evaluate(batch, facts)));
  const perSecond = (2 * questions * 1000) / median(each);
  return [{ name: 'expressions a second, through the pool', unit: '/s', measured: perSecond, note: 'two a question, all asked at once' }];
}
