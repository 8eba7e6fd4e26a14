import { trialSentences } from '../../contracts/route-trials.words';
import type { RoutePlan } from '../../contracts/route-plan';
import type { TrialFigures } from '../../contracts/route-trials';
import { compileRoute } from '../../src/routing/compile/compile';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { readyFile } from '../../src/routing/library/seed-routes';
import { figuresOf } from '../../src/routing/trial/figures';
import type { Past } from '../../src/routing/trial/past';
import { goes } from '../../src/routing/trial/replay-way';
import { type Evaluate, simulate } from '../../src/routing/trial/simulate';
import { kindOfWay } from '../../src/routing/trial/way';
import { drawn, e, ext, fileOf, s } from '../support/drawings';
import { feelPool } from '../support/feel-pool';
import { trialRunner } from '../support/trial-runner';
import { calendar, facts, NARROW, pastOf } from '../../scripts/bench-routes/past';

const HOUR = 3_600_000;
let pool: FeelPool;
beforeAll(() => void (pool = feelPool()));
afterAll(() => pool.close());

const task = (id: string, who: string, more = '') =>
  `<bpmn:userTask id="${id}" name="${id}">${ext(`<zeebe:formDefinition formId="letter.${id.replace(/\d/, '')}"/><zeebe:assignmentDefinition candidateGroups="= ${who.replaceAll('"', '&quot;')}"/>${more}`)}</bpmn:userTask>`;
const command = (id: string, type: string) =>
  `<bpmn:serviceTask id="${id}">${ext(`<zeebe:taskDefinition type="${type}"/>`)}</bpmn:serviceTask>`;
const planOf = async (inside: string): Promise<RoutePlan> => (await compileRoute(fileOf(inside))).plan!;
const signed = task('sign', 'signers') + command('register', 'letter.register');
const WAY = 's>review review>sign sign>register register>e';
const asToday = () => planOf(drawn(s + task('review', 'reviewers') + signed + e, WAY));
const throughOne = () => planOf(drawn(s + task('review', `["${NARROW}"]`) + signed + e, WAY));

async function tried(plan: RoutePlan, past: Past = pastOf(160, 1), seed = 1): Promise<TrialFigures> {
  return figuresOf(plan, past, await simulate(plan, past, calendar, seed, (asked) => pool.evaluate(asked, facts)), calendar);
}

describe('the trial of a route on the past', () => {
  it('finds a post through which everything has to go, and names it first', async () => {
    const figures = await tried(await throughOne());
    expect(figures.gains[0]).toEqual({ post: NARROW, before: 0, after: 160 });
    expect(figures.queues[0]).toMatchObject({ post: NARROW, tasks: 160 });
    expect(figures.queues[0]!.waited).toBeGreaterThan(20 * (figures.queues[1]?.waited ?? 0));
    expect(figures.cycle.after!.median).toBeGreaterThan(5 * figures.cycle.before!.median);
    expect(trialSentences({ days: 90, figures, names: { [NARROW]: 'رئیس هیئت' } })[1]).toMatch(/^گلوگاه: «رئیس هیئت»\. ۱۶۰ کار/);
  });

  it('finds none in the way letters go today, and comes to the times they took', async () => {
    const figures = await tried(await asToday());
    const { cycle, queues, gains, losses, ended } = figures;
    expect(ended).toEqual({ numbered: 160, discarded: 0, stuck: 0, open: 0 });
    expect({ gains, losses }).toEqual({ gains: [], losses: [] });
    expect(Math.abs(cycle.after!.median / cycle.before!.median - 1)).toBeLessThan(0.2);
    for (const { waited, tasks } of queues) expect(waited / tasks).toBeLessThan(HOUR);
    expect(trialSentences({ days: 90, figures, names: {} }).join(' ')).not.toMatch(/گلوگاه|صف می/);
  });

  it('gives the same figures for the same seed, and others for another', async () => {
    const [plan, past] = [await throughOne(), pastOf(40, 1)];
    expect(await tried(plan, past, 7)).toEqual(await tried(plan, past, 7));
    expect(await tried(plan, past, 8)).not.toEqual(await tried(plan, past, 7));
  });

  it('holds the posts to all they had to do beside', async () => {
    const past = pastOf(40, 1);
    const busy = pastOf(40, 1);
    for (let n = 0; n < 60; n++) {
      const opened = busy.from + n * 24 * HOUR;
      busy.work.push({
        post: NARROW,
        unit: 'hq',
        kind: 'attend',
        outcome: 'closed',
        opened,
        closed: opened + 6 * HOUR,
        due: null,
        isStep: false,
      });
    }
    const waited = async (of: Past) => (await tried(await throughOne(), of)).queues.find(({ post }) => post === NARROW)?.waited ?? 0;
    expect(await waited(busy)).toBeGreaterThan((await waited(past)) + 10 * HOUR);
  });

  it('answers as the past did: what reviewers refused then is given up now', async () => {
    const past = pastOf(80, 1);
    for (const work of past.work) if (work.kind === 'review') work.outcome = 'rejected';
    const { plan } = await compileRoute(readyFile('outgoing-letter.bpmn'));
    const { ended } = await tried(plan!, past);
    expect(ended.discarded).toBe(80);
  });

  it('says which steps would be late', async () => {
    const due = (hours: number) => `<zeebe:taskSchedule dueDate="= businessHours(now(), duration(&quot;PT${hours}H&quot;))"/>`;
    const of = (hours: number) => planOf(drawn(s + task('review', 'reviewers', due(hours)) + signed + e, WAY));
    expect((await tried(await of(10))).breaches).toEqual([]);
    const { breaches, late } = await tried(await of(1));
    expect(breaches).toEqual([{ element: 'review', tasks: 160, late: late.after.late }]);
    expect(late.after.late).toBeGreaterThan(20);
  });

  it('says which letters would stand still, and why', async () => {
    const unsigned = await planOf(drawn(s + command('register', 'letter.register') + e, 's>register register>e'));
    const figures = await tried(unsigned);
    expect(figures.incidents).toEqual([{ element: 'register', code: 'letter.unsigned', letters: 160 }]);
    expect(figures.ended.stuck).toBe(160);
    expect(trialSentences({ days: 90, figures, names: { register: 'ثبت' } })).toContain(
      '۱۶۰ نامه در «ثبت» می‌ماند: نامه هنوز امضا نشده است.',
    );
    const nobody = await planOf(drawn(s + task('review', 'head("none")') + signed + e, WAY));
    expect((await tried(nobody)).incidents).toEqual([{ element: 'review', code: 'incident.nobody_found', letters: 160 }]);
  });

  it('says where letters would wait for ever', async () => {
    const waits = '<bpmn:receiveTask id="w" messageRef="msg"/>';
    const figures = await tried(await planOf(drawn(s + waits + e, 's>w w>e')));
    expect(figures.waits).toEqual([{ element: 'w', letters: 160 }]);
  });

  it('ends where a letter goes in circles', async () => {
    const plan = await planOf(
      drawn(s + task('review', 'reviewers') + e + '<bpmn:exclusiveGateway id="g"/>', 's>review review>g g>review! g>e?').replace(
        '= x',
        '= false',
      ),
    );
    expect((await tried(plan, pastOf(4, 1))).incidents).toEqual([{ element: 'p', code: 'trial.endless', letters: 4 }]);
  });

  it('strikes the clocks of a route when they are due', async () => {
    const { plan } = await compileRoute(readyFile('outgoing-letter.bpmn'));
    const past = pastOf(12, 1);
    for (const work of past.work) if (work.kind === 'review') work.closed = work.opened + 9 * 24 * HOUR;
    const { walks } = await simulate(plan!, past, calendar, 1, (asked) => pool.evaluate(asked, facts));
    expect(walks.every(({ state }) => state.completed.review_notice === 1)).toBe(true);
  });

  it('tells its provinces apart', async () => {
    const { provinces } = await tried(await throughOne());
    expect(provinces.map(({ province, letters }) => [province, letters])).toEqual([
      ['21', 120],
      [null, 40],
    ]);
  });

  it('names nobody and no letter in what it keeps', async () => {
    expect(JSON.stringify(await tried(await throughOne()))).not.toMatch(/letter-\d/);
  });
});

describe('a way that was gone', () => {
  const asked: Evaluate = (questions) => pool.evaluate(questions, facts);
  const waysOf = async (plan: RoutePlan, past: Past) => (await simulate(plan, past, calendar, 1, asked)).walks.map(({ way }) => way);

  it('is gone again by its own plan, with its clocks, its returns and its end', async () => {
    const { plan } = await compileRoute(readyFile('outgoing-letter.bpmn'));
    const past = pastOf(24, 1);
    const reviews = past.work.filter(({ kind }) => kind === 'review');
    for (const [n, work] of reviews.entries()) {
      work.outcome = (['approved', 'returned', 'rejected'] as const)[n % 3]!;
      if (n % 2) work.closed = work.opened + 9 * 24 * HOUR;
    }
    const ways = await waysOf(plan!, past);
    expect(new Set(ways.map(kindOfWay)).size).toBeGreaterThan(4);
    for (const way of ways) expect([way.completed, await goes(plan!, way, asked)]).toEqual([way.completed, true]);
  });

  it('is not gone by a plan that leaves a step out, asks others in its stead, or ends otherwise', async () => {
    const [way] = await waysOf(await asToday(), pastOf(4, 1));
    expect(await goes(await asToday(), way!, asked)).toBe(true);
    expect(await goes(await throughOne(), way!, asked)).toBe(true); // whoever does it
    expect(await goes(await planOf(drawn(s + signed + e, 's>sign sign>register register>e')), way!, asked)).toBe(false);
    const ends = await planOf(drawn(s + task('review', 'reviewers') + e, 's>review review>e'));
    expect(await goes(ends, way!, asked)).toBe(false);
  });

  it('may have more done on it by the office itself', async () => {
    const [way] = await waysOf(await asToday(), pastOf(4, 1));
    const counted = `<bpmn:scriptTask id="count">${ext('<zeebe:script expression="= count(reviewers)" resultVariable="n"/>')}</bpmn:scriptTask>`;
    const plan = await planOf(
      drawn(s + counted + task('review', 'reviewers') + signed + e, `s>count count>review ${WAY.replace('s>review ', '')}`),
    );
    expect(await goes(plan, way!, asked)).toBe(true);
  });
});

describe('a trial in a thread of its own', () => {
  it('comes to the same as here', async () => {
    const task = { plan: await throughOne(), past: pastOf(24, 1), facts, seed: 3 };
    const { figures, ways } = await trialRunner().run(task);
    expect(figures).toEqual(await tried(task.plan, task.past, 3));
    expect(ways).toEqual([expect.objectContaining({ title: 'review ← sign' })]);
  });

  it('is given up when it takes too long, and the next one runs', async () => {
    const task = { plan: await throughOne(), past: pastOf(24, 1), facts, seed: 3 };
    await expect(trialRunner({ limitMs: 1 }).run(task)).rejects.toMatchObject({ code: 'trial.too_long' });
    expect((await trialRunner().run(task)).figures.letters).toBe(24);
  });

  it('stands an expression without an end: its letters stop there, and the reason is told', async () => {
    const endless = 'count(for a in reviewers return count(for b in big return count(for c in big return b + c)))';
    const plan = await planOf(drawn(s + task('review', `[string(${endless})]`) + signed + e, WAY));
    const past = pastOf(1, 1);
    past.letters[0]!.variables.big = Array.from({ length: 3000 }, (_, n) => n);
    const { figures } = await trialRunner().run({ plan, past, facts, seed: 1 });
    expect(figures.incidents).toEqual([{ element: 'review', code: 'incident.expression_too_slow', letters: 1 }]);
  });
});
