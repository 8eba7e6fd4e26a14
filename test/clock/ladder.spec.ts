import fc from 'fast-check';
import { inquiryDeadline, ladder } from '../../config/deadlines';
import { clockOf, dueAfter } from '../../contracts/deadline';
import { rungsOf, stepOf } from '../../contracts/deadline-ladder';
import {
  pausedSince,
  timingOf,
  withNews,
  withStepsAhead,
  withStepsPassed,
  type ClockNews,
  type TaskClock,
} from '../../contracts/task-clock';
import { CalendarLayer, workingCalendar } from '../../contracts/working-calendar';
import { shareOfTime, workingTimeBetween } from '../../contracts/working-time';
import { officeWeek } from '../../src/calendar/seed-calendar';
import { randomCase, randomNumbers } from '../../scripts/sla/random-cases';

const office = workingCalendar([CalendarLayer.parse({ name: 'کشور', weeks: [officeWeek] })]);

describe('the ladder of a waiting task', () => {
  it('is reminded at half time, then reaches the head and the province, each in working time', () => {
    const start = Date.parse('2025-04-02T04:00:00Z'); // Wednesday, opening time
    expect(rungsOf(() => office, dueAfter(office, inquiryDeadline, new Date(start)), ladder)).toEqual([
      { step: 'half', at: '2025-04-02T11:00:00.000Z' },
      { step: 'due', at: '2025-04-05T11:00:00.000Z' },
      { step: 'head', at: '2025-04-06T06:00:00.000Z' },
      { step: 'province', at: '2025-04-06T11:00:00.000Z' },
    ]);
  });

  it('has no half before the due time when no working time lies between', () => {
    const night = Date.parse('2025-04-03T20:00:00Z');
    expect(shareOfTime(office, night, night + 3_600_000, 0.5)).toBe(night + 3_600_000);
  });

  it('never lets a rung come before the one below, and half of the time lies before half time', () => {
    const random = randomNumbers(31);
    for (let n = 0; n < 500; n++) {
      const one = randomCase(random);
      const layered = workingCalendar(one.layers.map((layer) => CalendarLayer.parse(layer)));
      const clock = clockOf(layered, one, [{ kind: 'start', at: one.start }]);
      const { startedAt } = clock;
      const [half, due, head, province] = rungsOf(() => layered, clock, ladder).map(({ at }) => Date.parse(at));
      expect(half!).toBeLessThanOrEqual(due!);
      expect(due!).toBeLessThanOrEqual(head!);
      expect(due!).toBeLessThanOrEqual(province!);
      const [before, all] = [half!, due!].map((end) => workingTimeBetween(layered, startedAt, end));
      if (all! > 0) expect(before).toBe(Math.floor(all! / 2));
    }
  });
});

describe('the ladder of a clock that is moved again and again', () => {
  const HOUR = 3_600_000;
  const hours = fc.integer({ min: 1, max: 60 }).map((amount) => ({ unit: 'WORKING_HOUR' as const, amount }));
  const happening = fc.oneof(
    fc.record({ what: fc.constant('passes' as const), ms: fc.integer({ min: 1, max: 80 * HOUR }) }),
    fc.record({ what: fc.constantFrom('extend' as const, 'reset' as const, 'policy' as const), by: hours }),
    fc.record({ what: fc.constantFrom('waits' as const, 'closes' as const, 'opens' as const) }),
  );
  const closed = workingCalendar([
    CalendarLayer.parse({ name: 'کشور', weeks: [officeWeek] }),
    CalendarLayer.parse({ name: 'استان', exceptions: [{ from: '2025-04-03', to: '2025-04-08', hours: [], kind: 'CLOSURE' }] }),
  ]);

  it('strikes each step that lies ahead, none twice under one name, and what is armed is always what it counts to', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 14 }), (happenings) => {
        let now = Date.parse('2025-04-02T04:00:00Z');
        let calendar = office;
        const calendars = { of: () => calendar };
        const struck = new Set<string>();
        let clock: TaskClock = { unit: '', policy: inquiryDeadline, facts: [{ kind: 'start', at: new Date(now).toISOString() }], ladder };
        let armed = new Map(timingOf(calendars, clock).ladder.map(({ step, at }) => [step, at]));
        const counted = () => new Map(timingOf(calendars, clock).ladder.flatMap(({ step, at }) => (struck.has(step) ? [] : [[step, at]])));
        const retime = (news: ClockNews, measured = withNews(clock, news)) => {
          clock = withStepsAhead(calendars, measured, now, struck);
          armed = counted();
          const bare = { ...clock, ladder: clock.ladder.map(({ passed: _, ...step }) => step) };
          const ahead = timingOf(calendars, bare).ladder.filter(({ at }) => Date.parse(at) > now);
          expect([...armed.keys()].filter((step) => Date.parse(armed.get(step)!) > now).sort()).toEqual(
            ahead.map(({ step }) => step).sort(),
          );
          expect(new Set([...armed.keys()].map(stepOf)).size).toBe(armed.size);
        };
        for (const each of happenings) {
          now += 1000;
          const at = new Date(now).toISOString();
          if (each.what === 'passes') now += each.ms;
          if (each.what === 'extend') retime({ facts: [{ kind: 'extend', at, by: each.by }] });
          if (each.what === 'reset' && !pausedSince(clock)) retime({ facts: [{ kind: 'reset', at, policy: each.by }] });
          if (each.what === 'waits') retime({ facts: [{ kind: pausedSince(clock) ? 'resume' : 'pause', at }] });
          if (each.what === 'policy') {
            const waiting = [...armed].flatMap(([step, when]) => (Date.parse(when) <= now ? [step] : []));
            const measured = withStepsPassed(calendars, { ...clock, policy: each.by }, now, new Set([...struck, ...waiting]));
            retime({ facts: [], policy: each.by, ladder: measured.ladder });
            const late = [...armed].flatMap(([step, when]) => (Date.parse(when) <= now && !waiting.includes(step) ? [stepOf(step)] : []));
            expect(late.filter((step) => step !== 'due')).toEqual([]);
          }
          if (each.what === 'closes' || each.what === 'opens') {
            const [before, was] = [armed, calendar];
            const move = (to: typeof calendar) => {
              calendar = to;
              const anew = counted();
              // only a clock that has stood still may have other steps than before
              if (!clock.facts.some(({ kind }) => kind === 'pause')) expect([...anew.keys()]).toEqual([...armed.keys()]);
              armed = anew;
            };
            move(each.what === 'closes' ? closed : office);
            move(was);
            expect(armed).toEqual(before); // undone, it is as it was
            move(each.what === 'closes' ? closed : office);
          }
          for (const [step, when] of armed) {
            if (Date.parse(when) > now) continue;
            expect(struck).not.toContain(step);
            struck.add(step);
            armed.delete(step);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
