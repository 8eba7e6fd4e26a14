import type { Ask, Question } from '../../contracts/route-events';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { feelPool } from '../support/feel-pool';

const question = (asks: Ask[], context = {}): Question => ({
  id: 'q#1',
  instance: 'A#1',
  element: 'A',
  at: '2026-01-07T08:30:00.000Z',
  context,
  lets: [],
  asks,
});
const value = (feel: string): Ask => ({ key: feel, as: 'value', feel });

describe('expressions of a route', () => {
  let pool: FeelPool;
  beforeAll(() => void (pool = feelPool({ threads: 1 })));
  afterAll(() => pool.close());

  const answer = async (asks: Ask[], context = {}) => (await pool.evaluate([question(asks, context)], { version: '' }))[0]!;

  it('one without an end is ended, and the next is answered', async () => {
    const endless = await answer([value('count(for i in 1..1000000000 return i)')]);
    expect(endless.failed).toEqual({ error: 'incident.expression_too_slow', params: { feel: 'count(for i in 1..1000000000 return i)' } });
    expect((await answer([value('1 + 1')])).answers).toEqual({ '1 + 1': { value: 2 } });
  });

  it('hours and dates come as instants, what is missing as null', async () => {
    const { answers } = await answer([
      value('now()'),
      value('missing'),
      value('date and time("2026-01-01T10:00:00")'),
      value('jalaliDate("1405/01/01")'),
    ]);
    expect(Object.values(answers)).toEqual([
      { value: '2026-01-07T08:30:00.000Z' },
      { value: null },
      { value: '2026-01-01T06:30:00.000Z' },
      { value: '2026-03-21' },
    ]);
  });

  it('a timer is told as the instants at which it fires', async () => {
    const timers: Ask[] = [
      { key: 'month', as: 'timer', form: 'duration', value: { text: 'P1M' } },
      { key: 'cycle', as: 'timer', form: 'cycle', value: { text: 'R2/PT1H' } },
      { key: 'endless', as: 'timer', form: 'cycle', value: { text: 'R/PT1H' } },
      { key: 'date', as: 'timer', form: 'date', value: { feel: 'date("2026-02-01")' } },
      { key: 'wrong', as: 'timer', form: 'duration', value: { feel: '7' } },
    ];
    const { month, cycle, endless, date, wrong } = (await answer(timers)).answers;
    expect(month).toEqual({ value: ['2026-02-07T08:30:00.000Z'] });
    expect(cycle).toEqual({ value: ['2026-01-07T09:30:00.000Z', '2026-01-07T10:30:00.000Z'] });
    expect(endless).toMatchObject({ value: { length: 100 } });
    expect(date).toEqual({ value: ['2026-01-31T20:30:00.000Z'] });
    expect(wrong).toMatchObject({ error: 'incident.expression_failed' });
  });

  it('a decision nobody knows is told, not guessed', async () => {
    const { answers } = await answer([{ key: 'decision', as: 'decision', decision: 'signLevel' }]);
    expect(answers.decision).toMatchObject({ error: 'incident.expression_failed' });
  });
});
