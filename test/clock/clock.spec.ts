import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClockFact, type ClockState, clockOf, dueAfter, isLate } from '../../contracts/deadline';
import { DomainError } from '../../contracts/errors';
import type { DeadlinePolicy } from '../../contracts/org';
import { CalendarLayer, workingCalendar } from '../../contracts/working-calendar';
import { businessDays, businessHours, nextOpening, shareOfTime, workingTimeBetween } from '../../contracts/working-time';
import { checkFolder } from '../../scripts/sla/cases';

const day: [string, string][] = [['07:30', '14:30']];
const office = workingCalendar([
  CalendarLayer.parse({
    name: 'کشور',
    weeks: [{ hours: { sat: day, sun: day, mon: day, tue: day, wed: day } }],
    exceptions: [
      { from: '2024-03-20', hours: [], kind: 'HOLIDAY' },
      { from: '2025-03-30', to: '2025-04-01', hours: [], kind: 'HOLIDAY' },
    ],
  }),
]);
const hours = (amount: number): DeadlinePolicy => ({ unit: 'WORKING_HOUR', amount });
const days = (amount: number): DeadlinePolicy => ({ unit: 'WORKING_DAY', amount });
const fact = (kind: 'start' | 'pause' | 'resume' | 'stop' | 'cancel' | 'reset', at: string): ClockFact => ({ kind, at });
const start = fact('start', '2025-04-06T04:00:00Z'); // a Sunday, opening time
const due = (policy: DeadlinePolicy, ...facts: ClockFact[]) => {
  const { dueAt } = clockOf(office, policy, [start, ...facts]);
  return dueAt === null ? null : new Date(dueAt).toISOString();
};

describe('a deadline', () => {
  const from = (at: string, policy: DeadlinePolicy) => new Date(dueAfter(office, policy, new Date(at)).dueAt!).toISOString();

  it('counts from the next opening when it starts at night, on a Friday or on a holiday', () => {
    expect(from('2025-04-03T20:00:00Z', hours(1))).toBe('2025-04-05T05:00:00.000Z');
    expect(from('2025-03-30T06:00:00Z', { unit: 'WORKING_MINUTE', amount: 30 })).toBe('2025-04-02T04:30:00.000Z');
  });

  it('ends at closing time when the last minute is used up', () => {
    expect(from('2025-04-06T04:00:00Z', hours(7))).toBe('2025-04-06T11:00:00.000Z');
    expect(from('2025-04-06T04:00:00Z', { unit: 'WORKING_MINUTE', amount: 421 })).toBe('2025-04-07T04:01:00.000Z');
  });

  it('is provisional when a year without a table of holidays is touched', () => {
    const table = { from: '2025-08-01', to: '2025-08-10', hours: [], kind: 'HOLIDAY' };
    const known = workingCalendar([
      CalendarLayer.parse({ name: 'کشور', weeks: [{ hours: { sat: day, sun: day, mon: day, tue: day, wed: day } }], exceptions: [table] }),
    ]);
    expect(dueAfter(known, days(10), new Date('2025-06-01T06:00:00Z')).provisional).toBe(false);
    expect(dueAfter(known, days(10), new Date('2026-03-15T06:00:00Z')).provisional).toBe(true);
    expect(dueAfter(known, days(10), new Date('2025-03-18T06:00:00Z')).provisional).toBe(true);
  });

  it('knows the summer time that Tehran had until 1401', () => {
    expect(from('2021-06-05T03:00:00Z', hours(1))).toBe('2021-06-05T04:00:00.000Z'); // 07:30 was 03:00 UTC
  });

  it('is refused when it lies beyond the years that the calendar knows', () => {
    expect(() => from('2025-04-06T04:00:00Z', { unit: 'MONTH', amount: 10_000 })).toThrow(new DomainError('calendar.beyond_years'));
  });
});

describe('the facts of a clock', () => {
  it('pause it: working time, and days that are touched, do not count', () => {
    const pause = [fact('pause', '2025-04-06T05:00:00Z'), fact('resume', '2025-04-07T05:00:00Z')];
    expect(due(hours(2), ...pause)).toBe('2025-04-07T06:00:00.000Z');
    expect(due(hours(1), ...pause)).toBe('2025-04-06T05:00:00.000Z'); // used up when the pause began
    expect(due(days(1), ...pause)).toBe('2025-04-08T11:00:00.000Z');
    expect(due(days(1), fact('pause', '2025-04-07T11:00:00Z'), fact('resume', '2025-04-08T04:00:00Z'))).toBe('2025-04-07T11:00:00.000Z');
  });

  it('pause it without an end: it is not due before it goes on, unless its time was over', () => {
    const pause = fact('pause', '2025-04-06T05:00:00Z');
    expect(clockOf(office, hours(2), [start, pause])).toMatchObject({ state: 'PAUSED', dueAt: null });
    expect(due(hours(1), pause)).toBe('2025-04-06T05:00:00.000Z');
    expect(due(days(1), pause)).toBeNull();
    expect(due(days(1), fact('pause', '2025-04-07T11:00:00Z'))).toBe('2025-04-07T11:00:00.000Z');
  });

  it.each([
    { unit: 'CALENDAR_DAY', amount: 3 },
    { unit: 'MONTH', amount: 1 },
  ] as const)('pause it, which never moves $unit', (policy) => {
    expect(due(policy, fact('pause', '2025-04-06T05:00:00Z'), fact('resume', '2025-08-06T05:00:00Z'))).toBe(due(policy));
    expect(due(policy, fact('pause', '2025-04-06T05:00:00Z'))).toBe(due(policy));
  });

  it('extend it after the time there was, or to an instant that is named', () => {
    expect(due(hours(2), { kind: 'extend', at: '2025-04-06T05:00:00Z', by: hours(6) })).toBe(due(hours(8)));
    expect(due(days(2), { kind: 'extend', at: '2025-04-09T05:00:00Z', by: days(3) })).toBe(due(days(5)));
    const until: ClockFact = { kind: 'extend', at: '2025-04-06T05:00:00Z', until: '2025-04-20T08:00:00Z' };
    expect(due(hours(2), until)).toBe('2025-04-20T08:00:00.000Z');
    expect(due(hours(2), until, { kind: 'extend', at: '2025-04-07T05:00:00Z', by: hours(1) })).toBe('2025-04-20T09:00:00.000Z');
    expect(due(hours(2), fact('pause', '2025-04-06T05:00:00Z'), { ...until, at: '2025-04-06T06:00:00Z' })).toBe('2025-04-20T08:00:00.000Z');
  });

  it('reset it: it begins anew, whatever was before', () => {
    const past = [fact('pause', '2025-04-06T05:00:00Z'), { kind: 'extend', at: '2025-04-06T06:00:00Z', by: hours(9) } as const];
    expect(due(hours(2), ...past, fact('reset', '2025-04-08T04:00:00Z'))).toBe('2025-04-08T06:00:00.000Z');
    expect(due(hours(2), { kind: 'reset', at: '2025-04-08T04:00:00Z', policy: hours(3) })).toBe('2025-04-08T07:00:00.000Z');
    expect(due(hours(2), fact('stop', '2025-04-06T05:00:00Z'), fact('reset', '2025-04-08T04:00:00Z'))).toBe('2025-04-08T06:00:00.000Z');
  });

  it.each<['stop' | 'cancel', ClockState]>([
    ['stop', 'STOPPED'],
    ['cancel', 'CANCELLED'],
  ])('%s it: it is %s, and late only when it was so then', (kind, state) => {
    const clock = clockOf(office, hours(2), [start, fact(kind, '2025-04-06T05:00:00Z')]);
    expect(clock).toMatchObject({ state, endedAt: Date.parse('2025-04-06T05:00:00Z'), dueAt: Date.parse('2025-04-06T06:00:00Z') });
    expect(isLate(clock, Date.parse('2025-05-06T05:00:00Z'))).toBe(false);
    expect(isLate(clockOf(office, hours(2), [start, fact(kind, '2025-04-06T06:00:00.001Z')]), 0)).toBe(true);
    expect(isLate(clockOf(office, hours(2), [start]), Date.parse('2025-04-06T06:00:00Z'))).toBe(false);
  });

  it.each<[string, DomainError['code'], ClockFact[]]>([
    ['without a start', 'clock.not_started', [fact('pause', '2025-04-06T05:00:00Z')]],
    ['started twice', 'clock.already_started', [start, start]],
    ['out of order', 'clock.out_of_order', [start, fact('pause', '2025-04-05T05:00:00Z')]],
    ['paused twice', 'clock.already_paused', [start, fact('pause', '2025-04-06T05:00:00Z'), fact('pause', '2025-04-06T06:00:00Z')]],
    ['resumed while it runs', 'clock.not_paused', [start, fact('resume', '2025-04-06T05:00:00Z')]],
    ['paused after its end', 'clock.ended', [start, fact('stop', '2025-04-06T05:00:00Z'), fact('pause', '2025-04-06T06:00:00Z')]],
  ])('are refused when it is %s', (_, code, facts) => {
    expect(() => clockOf(office, hours(2), facts)).toThrow(new DomainError(code));
  });
});

describe('working time', () => {
  const [open, close] = [Date.parse('2025-04-06T04:00:00Z'), Date.parse('2025-04-06T11:00:00Z')];

  it('has shares, of which none are there when the office is closed', () => {
    expect(shareOfTime(office, open, close, 0.5)).toBe(open + 3.5 * 3_600_000);
    expect(shareOfTime(office, close, close + 1000, 0.5)).toBe(close + 1000);
    expect(workingTimeBetween(office, open, close, [{ from: open + 60_000, to: close }])).toBe(60_000);
  });

  it('begins again at the next opening', () => {
    expect(nextOpening(office, open + 5)).toBe(open + 5);
    expect(nextOpening(office, open - 1)).toBe(open);
    expect(nextOpening(office, close)).toBe(Date.parse('2025-04-07T04:00:00Z'));
    expect(nextOpening(office, Date.parse('2025-04-09T11:00:00Z'))).toBe(Date.parse('2025-04-12T04:00:00Z')); // over the weekend
  });

  it('is counted for routes: so many open hours, or so many working days later at the same time of day', () => {
    expect(businessHours(office, open - 1, 0)).toBe(open - 1);
    expect(businessHours(office, Date.parse('2025-04-02T08:30:00Z'), 6 * 3_600_000)).toBe(Date.parse('2025-04-05T07:30:00Z'));
    expect(businessDays(office, Date.parse('2025-04-02T20:00:01.5Z'), 1)).toBe(Date.parse('2025-04-05T20:00:01.5Z'));
    expect(businessDays(office, Date.parse('2025-04-03T05:00:00Z'), 0)).toBe(Date.parse('2025-04-03T05:00:00Z'));
    expect(businessDays(office, Date.parse('2022-03-19T08:00:00Z'), 2)).toBe(Date.parse('2022-03-21T08:00:00Z'));
    expect(businessDays(office, Date.parse('2022-03-21T08:00:00Z'), 1)).toBe(Date.parse('2022-03-22T07:00:00Z')); // summer time began
    expect(businessDays(office, Date.parse('2022-03-20T20:30:00Z'), 1)).toBe(Date.parse('2022-03-21T20:30:00Z')); // midnight was left out
  });

  it('is counted fast: three thousand deadlines in well under a second of the processor', () => {
    const begun = process.cpuUsage();
    for (let n = 0; n < 3000; n++) dueAfter(office, days(5), new Date(1.743e12 + n * 3e6));
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
  });
});

describe('recorded deadlines', () => {
  it.each(checkFolder(join(__dirname, '../fixtures/deadlines')).map(({ id, problem }) => [id, problem]))(
    '%s is due when it was found to be',
    (_, problem) => expect(problem).toBeUndefined(),
  );

  it('come in folders of others, whatever these hold', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chapar-cases-'));
    const check = (calendars: string, ...cases: object[]) => {
      writeFileSync(join(folder, 'calendars.json'), calendars);
      writeFileSync(join(folder, 'cases.jsonl'), cases.map((each) => `\uFEFF${JSON.stringify(each)}\r\n`).join(''));
      return checkFolder(folder).map(({ problem }) => problem);
    };
    const one = {
      id: 'a',
      calendar: 'office',
      start: '2025-01-04T04:30:00Z',
      unit: 'WORKING_HOUR',
      amount: 4,
      due: '2025-01-04T08:30:00Z',
    };
    try {
      expect(() => checkFolder(folder)).toThrow(/calendars\.json cannot be read/);
      expect(() => check('{"office":')).toThrow(/holds no calendars/);
      const office = '\uFEFF{"office":[{"weeks":[{"hours":{"sat":[["08:00","12:00"]]}}]}]}';
      expect(() => check(office)).toThrow(/holds no case/);
      expect(check(office, one)).toEqual([undefined]);
      expect(check(office, { ...one, unit: 'WORKING_DAY', amount: 1e12 })).toEqual([expect.stringMatching(/at amount/)]);
      expect(check(office, { ...one, calendar: '__proto__' })).toEqual(['There is no calendar __proto__.']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('end with their sum whatever the folder is', () => {
    const check = (folder: string) => {
      const script = ['-r', join(__dirname, '../support/register.js'), join(__dirname, '../../scripts/sla-check.ts'), folder];
      const { status, stdout } = spawnSync(process.execPath, script, { encoding: 'utf8' });
      return [status, stdout.trim().split('\n').at(-1)];
    };
    expect(check(join(__dirname, '../fixtures/deadlines'))).toEqual([0, expect.stringMatching(/^[1-9]\d* passed, 0 failed$/)]);
    expect(check(join(__dirname, '../fixtures/there-is-none'))).toEqual([1, '0 passed, 1 failed']);
  });
});
