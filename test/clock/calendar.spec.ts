import { DomainError } from '../../contracts/errors';
import { dayOfJalali, dayOfJalaliText, jalaliOf, jalaliText, monthsLater } from '../../contracts/jalali-date';
import { clockOf, dayOf, dayOfDate, spansOf, timeOf } from '../../contracts/tehran-time';
import { CalendarLayer, type WorkingCalendar, warningsOf, workingCalendar, workingDayFrom } from '../../contracts/working-calendar';
import { calendarWords } from '../../contracts/working-calendar.words';

const everyDay = (...hours: [string, string][]) => ({ sat: hours, sun: hours, mon: hours, tue: hours, wed: hours });
const nation = layer(
  'کشور',
  [{ hours: { ...everyDay(['07:30', '14:30']), thu: [['07:30', '12:30']], fri: [] } }],
  [{ from: '2025-03-20', to: '2025-03-24', hours: [], kind: 'HOLIDAY', title: 'نوروز' }],
);

function layer(name: string, weeks: unknown[], exceptions: unknown[] = []): CalendarLayer {
  return CalendarLayer.parse({ name, weeks, exceptions });
}

const hoursOn = (calendar: WorkingCalendar, date: string) =>
  calendar
    .on(dayOfDate(date))
    .hours.map(([opens, closes]) => `${clockOf(opens)}-${clockOf(closes)}`)
    .join(' ');
const instantsOn = (day: string, ...hours: [number, number][]) =>
  spansOf(dayOfDate(day), hours).map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()]);

describe('the layers of a calendar', () => {
  const summer = { from: '2025-05-15', to: '2025-09-15', hours: everyDay(['06:30', '12:00']) };
  const province = layer('استان', [summer], [{ from: '2025-11-24', to: '2025-11-26', hours: [], kind: 'CLOSURE', title: 'آلودگی هوا' }]);
  const county = layer('شهرستان', [], [{ from: '2025-11-25', hours: [['08:00', '12:00']] }]);
  const calendar = workingCalendar([nation, province, county]);

  it('give each day the hours of the most specific week that names it', () => {
    expect(hoursOn(calendar, '2025-05-14')).toBe('07:30-14:30');
    expect(hoursOn(calendar, '2025-05-17')).toBe('06:30-12:00');
    expect(hoursOn(calendar, '2025-05-15')).toBe('07:30-12:30'); // a Thursday, which the province does not name
    expect(hoursOn(calendar, '2025-09-15')).toBe('06:30-12:00');
    expect(hoursOn(calendar, '2025-09-16')).toBe('07:30-14:30');
  });

  it('let any exception beat any week, and the more specific exception the other', () => {
    expect(hoursOn(workingCalendar([nation, layer('استان', [{ hours: everyDay(['06:00', '12:00']) }])]), '2025-03-22')).toBe('');
    expect(['24', '25', '26', '27'].map((day) => hoursOn(calendar, `2025-11-${day}`))).toEqual(['', '08:00-12:00', '', '07:30-12:30']);
  });

  it('tell from which of them a day has its hours', () => {
    expect(calendar.on(dayOfDate('2025-11-24')).source).toEqual({ layer: 'استان', kind: 'CLOSURE', title: 'آلودگی هوا' });
    expect(calendar.on(dayOfDate('2025-11-25')).source).toEqual({ layer: 'شهرستان', kind: 'SHORT_DAY', title: null });
    expect(calendar.on(dayOfDate('2025-03-23')).source).toEqual({ layer: 'کشور', kind: 'HOLIDAY', title: 'نوروز' });
    expect(calendar.on(dayOfDate('2025-11-28')).source).toEqual({ layer: 'کشور', kind: 'WEEK', title: null });
    expect(workingCalendar([layer('تنها شنبه', [{ hours: { sat: [['08:00', '09:00']] } }])]).on(dayOfDate('2025-11-28')).source).toBeNull();
  });

  it('know the years whose holidays they hold', () => {
    const known = (...exceptions: unknown[]) => {
      const calendar = workingCalendar([layer('کشور', nation.weeks, exceptions)]);
      return [1403, 1404, 1405].filter((year) => calendar.knows(year));
    };
    const nowruz = { from: '2025-03-15', to: '2025-03-30', hours: [], kind: 'HOLIDAY' }; // six days in 1403, ten in 1404
    expect(known(nowruz)).toEqual([1404]);
    expect(known(nowruz, nowruz, { from: '2026-03-29', hours: [] })).toEqual([1404]); // a day that is known early is no table
    expect(known({ ...nowruz, kind: 'CLOSURE' })).toEqual([]);
    expect(known({ ...nowruz, to: '9999-12-31' })).toEqual([1404, 1405]);
  });

  it('take the later of two in one layer', () => {
    const twice = layer('کشور', [{ hours: { sat: [['08:00', '12:00']] } }, { hours: { sat: [['09:00', '10:00']] } }]);
    expect(hoursOn(workingCalendar([twice]), '2025-11-22')).toBe('09:00-10:00');
  });
});

describe('a calendar is refused with a sentence when', () => {
  const messages = (weeks: unknown[], exceptions: unknown[] = []) =>
    CalendarLayer.safeParse({ name: 'x', weeks, exceptions }).error?.issues.map(({ message, path }) => `${path.join('.')} ${message}`) ??
    [];

  it.each([
    ['hours of one day overlap', [['08:00', '12:00'], ['11:59', '14:00']], calendarWords.hoursOverlap], // prettier-ignore
    ['hours end before they begin', [['14:00', '08:00']], calendarWords.endBeforeStart],
    ['hours have no length', [['08:00', '08:00']], calendarWords.endBeforeStart],
    ['a day goes on after 24:00', [['08:00', '24:01']], calendarWords.clockInvalid],
    ['an hour is missing its zero', [['8:00', '14:00']], calendarWords.clockInvalid],
  ])('%s', (_, sat, sentence) => {
    expect(messages([{ hours: { sat } }]).join()).toContain(sentence);
    expect(messages([], [{ from: '2025-11-22', hours: sat }]).join()).toContain(sentence);
  });

  it('a range ends before it begins, a week names no day, or a date does not exist', () => {
    expect(messages([{ from: '2025-02-01', to: '2025-01-31', hours: { sat: [] } }])).toEqual([`weeks.0.to ${calendarWords.rangeReversed}`]);
    expect(messages([], [{ from: '2025-02-01', to: '2025-01-31', hours: [] }])).toEqual([`exceptions.0.to ${calendarWords.rangeReversed}`]);
    expect(messages([{ hours: {} }])).toEqual([`weeks.0.hours ${calendarWords.weekEmpty}`]);
    expect(messages([], [{ from: '2025-02-29', hours: [] }])).toHaveLength(1);
    expect(messages([], [{ from: '2024-02-29', hours: [] }])).toEqual([]);
  });

  it('no layer has weekly hours, or it never opens', () => {
    expect(() => workingCalendar([])).toThrow(new DomainError('calendar.no_weekly_hours'));
    expect(() => workingCalendar([layer('x', [{ hours: { sat: [] } }])])).toThrow(new DomainError('calendar.no_weekly_hours'));
    const once = workingCalendar([layer('x', [{ to: '2025-01-01', hours: { wed: [['08:00', '12:00']] } }])]);
    expect(() => workingDayFrom(once, dayOfDate('2025-01-02'))).toThrow(new DomainError('calendar.never_opens'));
  });

  it('but a closure in the past is only remarked upon, and segments in disorder are put in order', () => {
    const closure = { from: '2025-11-22', hours: [], kind: 'CLOSURE' as const };
    expect(warningsOf(closure, '2025-11-23')).toEqual([calendarWords.closureInPast]);
    expect(warningsOf(closure, '2025-11-22')).toEqual([]);
    expect(warningsOf({ ...closure, kind: 'HOLIDAY' }, '2025-11-23')).toEqual([]);
    const lunch = workingCalendar([layer('x', [{ hours: { sat: [['13:00', '16:00'], ['08:00', '12:00']] } }])]); // prettier-ignore
    expect(hoursOn(lunch, '2025-11-22')).toBe('08:00-12:00 13:00-16:00');
  });
});

describe('the clock of Tehran', () => {
  it('agrees with the tz database from 1300 on', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
    for (let ms = Date.parse('1921-04-01T00:00:00Z'); ms < Date.parse('2060-01-01T00:00:00Z'); ms += 97 * 3_600_000 + 60_000)
      expect(`${new Date(dayOf(ms) * 86_400_000).toISOString().slice(0, 10)}, ${timeOf(ms)}`).toBe(format.format(ms));
  });

  it('left out an hour in spring and had one twice in autumn, until 1401', () => {
    expect(instantsOn('2022-03-22', [0, 1440])).toEqual([['2022-03-21T20:30:00.000Z', '2022-03-22T19:30:00.000Z']]); // 23 hours
    expect(instantsOn('2022-09-21', [0, 1440])).toEqual([['2022-09-20T19:30:00.000Z', '2022-09-21T20:30:00.000Z']]); // 25 hours
    expect(instantsOn('2022-03-22', [0, 60])).toEqual([]); // 01:00 followed 23:59
    expect(instantsOn('2022-09-21', [1410, 1440])).toEqual([
      ['2022-09-21T19:00:00.000Z', '2022-09-21T19:30:00.000Z'],
      ['2022-09-21T20:00:00.000Z', '2022-09-21T20:30:00.000Z'],
    ]);
    expect(instantsOn('2023-03-22', [450, 870])).toEqual([['2023-03-22T04:00:00.000Z', '2023-03-22T11:00:00.000Z']]);
  });
});

describe('Jalali dates', () => {
  it('are those of Intl, day for day', () => {
    const format = new Intl.DateTimeFormat('en-US-u-ca-persian', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' });
    for (let day = dayOfDate('1955-01-01'); day < dayOfDate('2080-01-01'); day += 11) {
      const parts = new Map(format.formatToParts(day * 86_400_000).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
      const date = { year: parts.get('year'), month: parts.get('month'), day: parts.get('day') };
      expect(jalaliOf(day)).toEqual(date);
      expect(dayOfJalali(jalaliOf(day))).toBe(day);
    }
  });

  it('have 30 Esfand in leap years only, and are read in any digits', () => {
    expect(jalaliText(dayOfJalaliText('۱۴۰۳/۱۲/۳۰')!)).toBe('1403/12/30');
    expect(dayOfJalaliText('1404-12-30')).toBeUndefined();
    expect(dayOfJalaliText('1404/7/31')).toBeUndefined();
    expect(dayOfJalaliText('1404/13/1')).toBeUndefined();
    expect(dayOfJalaliText('nonsense')).toBeUndefined();
    expect(jalaliText(monthsLater(dayOfJalaliText('1403/12/30')!, 12))).toBe('1404/12/29');
    expect(jalaliText(monthsLater(dayOfJalaliText('1404/06/31')!, 1))).toBe('1404/07/30');
    expect(() => monthsLater(dayOfJalaliText('1404/06/31')!, 10_000)).toThrow(new DomainError('calendar.beyond_years'));
  });
});
