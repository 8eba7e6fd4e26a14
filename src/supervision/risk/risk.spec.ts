import fc from 'fast-check';
import { riskSentence } from '../../../contracts/risk';
import { CalendarLayer, workingCalendar } from '../../../contracts/working-calendar';
import { workingTimeBetween } from '../../../contracts/working-time';
import { DAY } from '../../../contracts/tehran-time';
import { Chance } from '../../../scripts/eval-risk/chance';
import { evaluate, summaryOf } from '../../../scripts/eval-risk/evaluate';
import { daysFrom, firstDay, historyOf, worlds } from '../../../scripts/eval-risk/worlds';
import { officeWeek } from '../../calendar/seed-calendar';
import { compare, type Looked } from './compare';
import { Experience, type Past, type Question } from './experience';
import { heldOut, pastOf, type Asked } from './held-out';
import { Survival } from './survival';
import { workingClock } from './working-clock';

const HOUR = 3_600_000;
const calendar = workingCalendar([CalendarLayer.parse({ name: 'کشور', weeks: [officeWeek] })]);
const clock = workingClock(calendar);

describe('how long questions take', () => {
  it('is told by what ended, and by what was still open for as long as it was', () => {
    // the example of every textbook: 6 of 10 ended, after 6, 6, 7, 10, 13 and 16; others were last seen open in between
    const ended = [6, 6, 7, 10, 13, 16].map((tookMs) => ({ tookMs, ended: true }));
    const open = [6, 9, 10, 11].map((tookMs) => ({ tookMs, ended: false }));
    const survival = new Survival([...open, ...ended]);
    expect(survival.beyond(0, 6).share).toBeCloseTo(8 / 10);
    expect(survival.beyond(0, 7).share).toBeCloseTo((8 / 10) * (6 / 7));
    expect(survival.beyond(0, 10).share).toBeCloseTo((8 / 10) * (6 / 7) * (4 / 5));
    expect(survival.beyond(7, 10)).toMatchObject({ known: 4, missed: 3, share: 4 / 5 });
    expect(survival.beyond(0, 99).share).toBe(0);
    expect(new Survival([]).beyond(3, 5)).toEqual({ known: 0, missed: 0, share: 1 });
  });

  it('counts working time as the clock of a task does', () => {
    const at = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2026-12-01') });
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 40 * 24 * HOUR }), (from, ms) => {
        expect(clock(from + ms) - clock(from)).toBe(workingTimeBetween(calendar, from, from + ms));
      }),
      { numRuns: 100 },
    );
  });

  it('takes an answer in the evening for one after closing time', () => {
    const [startedAt, dueAt] = [Date.parse('2026-05-09T05:00:00Z'), Date.parse('2026-05-09T11:00:00Z')]; // Saturday 08:30 to closing time
    const asked: Asked = {
      unit: 'u',
      province: 'p',
      type: 't',
      startedAt,
      dueAt,
      seenAt: null,
      handedAt: null,
      endedAt: dueAt + 3 * HOUR,
      cancelled: false,
    };
    const { tookMs } = pastOf(asked, dueAt + 9 * HOUR, () => clock);
    expect(tookMs).toBeGreaterThan(clock(dueAt) - clock(startedAt));
    expect(pastOf(asked, dueAt + HOUR, () => clock)).toMatchObject({ ended: false });
  });
});

const past = (unit: string, tookHours: number, rest: Partial<Past> = {}): Past => ({
  unit,
  province: 'p',
  type: 't',
  tookMs: tookHours * HOUR,
  ended: true,
  seenMs: null,
  handedMs: null,
  ...rest,
});
const question = (rest: Partial<Question> = {}): Question => ({
  unit: 'slow',
  province: 'p',
  type: 't',
  stage: 'unseen',
  elapsedMs: 0,
  allowedMs: 8 * HOUR,
  ...rest,
});

describe('the chance of missing a due time', () => {
  const slow = Array.from({ length: 40 }, (_, i) => past('slow', i < 30 ? 12 : 4));
  const quick = Array.from({ length: 40 }, (_, i) => past('quick', i < 4 ? 12 : 4));
  const experience = new Experience([...slow, ...quick]);

  it('is that of the unit, drawn a little towards its province', () => {
    const found = experience.of(question())!;
    expect(found).toMatchObject({ circle: 'unit', known: 40, missed: 30 });
    expect(found.chance).toBeGreaterThan(0.65);
    expect(found.chance).toBeLessThan(0.75);
    expect(experience.of(question({ unit: 'quick' }))!.chance).toBeLessThan(0.25);
    expect(riskSentence({ ...found, stage: 'unseen' })).toBe(
      'از ۴۰ استعلام مانند این در این واحد که تا این ساعت هنوز دیده نشده بودند، ۳۰ تا از مهلت گذشتند.',
    );
  });

  it('leans on the province where a unit has seen too few, and on nothing where nobody has seen any', () => {
    expect(experience.of(question({ unit: 'new' }))).toMatchObject({ circle: 'province', known: 80, missed: 34 });
    expect(experience.of(question({ unit: 'far', province: 'q' }))).toMatchObject({ circle: 'country', known: 80, missed: 34 });
    expect(experience.of(question({ type: 'other' }))).toBeNull();
  });

  it('grows while nothing happens, and knows those that were seen from those that were not', () => {
    expect(experience.of(question({ elapsedMs: 6 * HOUR }))).toMatchObject({ known: 30, missed: 30 });
    const seen = new Experience([
      ...Array.from({ length: 20 }, () => past('slow', 4, { seenMs: HOUR })),
      ...Array.from({ length: 20 }, () => past('slow', 12)),
    ]);
    const after = (stage: Question['stage']) => seen.of(question({ stage, elapsedMs: 2 * HOUR }))!.chance;
    expect([after('seen') < 0.3, after('unseen') > 0.7]).toEqual([true, true]);
  });
});

describe('two orders, compared on what neither has seen', () => {
  const looked = (chanceOf: (missed: boolean) => number): Looked[] =>
    Array.from({ length: 400 }, (_, i) => {
      const missed = i % 4 === 0;
      return {
        moment: Math.floor(i / 20),
        day: Math.floor(i / 40),
        leftMs: (i * 7919) % 401,
        chanceByLeft: 0.25,
        missed,
        chance: chanceOf(missed),
      };
    });
  const of = (name: string) => worlds.find((world) => world.name === name)!;
  let n = 0;
  const random = () => (n = (n * 16807 + 11) % 2_147_483_647) / 2_147_483_647;

  it('are told apart only where one is better beyond chance', async () => {
    expect(
      await compare(
        looked((missed) => (missed ? 0.9 : 0.1)),
        random,
      ),
    ).toMatchObject({ better: true, risk: { auc: 1, at20: 1 } });
    expect(
      await compare(
        looked(() => 0.25),
        random,
      ),
    ).toMatchObject({ better: false, risk: { auc: 0.5 } });
    expect((await compare(looked((missed) => (missed ? 0.9 : 0.1)).slice(0, 100), random)).better).toBe(false);
    const ofTwoDays = looked((missed) => (missed ? 0.9 : 0.1)).map((each) => ({ ...each, day: each.day % 2 }));
    expect((await compare(ofTwoDays, random)).better).toBe(false);
    expect((await compare([], random)).better).toBe(false);
  });

  it('are told without keeping the process from its other work', async () => {
    const asked = historyOf({ ...of('office'), provinces: 2 }, calendar, firstDay, new Chance(random));
    const slices = { first: firstDay * DAY, cut: daysFrom(firstDay, 120), end: daysFrom(firstDay, 170) };
    const [begun, turns] = [performance.now(), [performance.now()]];
    const others = setInterval(() => turns.push(performance.now()));
    await heldOut(asked, slices, () => clock, random);
    clearInterval(others);
    const waits = [...turns.slice(1), performance.now()].map((at, i) => at - turns[i]!);
    expect(Math.max(...waits)).toBeLessThan((performance.now() - begun) / 4);
  });

  it('are told for simulated offices: shown where units differ, kept back where all are equal', async () => {
    const [office, equal] = [await evaluate(of('office'), 1405, true), await evaluate(of('equal'), 1405, true)];
    expect([office.risk.better, equal.risk.better]).toEqual([true, false]);
    expect(office.risk.calibration.reduce((sum, { looked }) => sum + looked, 0)).toBe(office.risk.looked);
    expect(summaryOf(of('office'), [office])).toMatch(/by deadline .*\n\s+by risk .*\n[^]*shown by the office in 1 of 1 runs/);
  });
});
