import { inquiryDeadline, ladder } from '../../config/deadlines';
import { clockOf, dueAfter } from '../../contracts/deadline';
import { rungsOf } from '../../contracts/deadline-ladder';
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
