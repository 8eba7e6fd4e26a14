import { type ClockFact, clockOf } from '../../contracts/deadline';
import { evaluate, explain } from '../../contracts/deadline-explanation';
import { explanationLines } from '../../contracts/deadline-explanation.words';
import type { DeadlinePolicy } from '../../contracts/org';
import { CalendarLayer, workingCalendar } from '../../contracts/working-calendar';
import { calendarWords } from '../../contracts/working-calendar.words';
import { factsOf } from '../../scripts/sla/cases';
import { randomCase, randomNumbers } from '../../scripts/sla/random-cases';

const day: [string, string][] = [['07:30', '14:30']];
const calendar = workingCalendar([
  CalendarLayer.parse({
    name: 'کشور',
    weeks: [{ hours: { sat: day, sun: day, mon: day, tue: day, wed: day, thu: [], fri: [] } }],
    exceptions: [
      { from: '2025-03-21', to: '2025-04-02', hours: [], kind: 'HOLIDAY', title: 'نوروز' },
      { from: '2025-11-24', hours: [], kind: 'HOLIDAY', title: 'شهادت' },
    ],
  }),
  CalendarLayer.parse({
    name: 'استان تهران',
    exceptions: [{ from: '2025-11-25', to: '2025-11-26', hours: [], kind: 'CLOSURE', title: 'آلودگی هوا' }],
  }),
]);
const lines = (policy: DeadlinePolicy, ...facts: ClockFact[]) => explanationLines(explain(calendar, clockOf(calendar, policy, facts)));
const start: ClockFact = { kind: 'start', at: '2025-11-23T09:00:00Z' };

describe('the explanation of a deadline', () => {
  it('tells the hours that counted, and the holiday, closure, weekend and pause that did not', () => {
    expect(
      lines(
        { unit: 'WORKING_HOUR', amount: 3 },
        start,
        { kind: 'pause', at: '2025-11-23T10:00:00Z' },
        { kind: 'resume', at: '2025-11-23T10:30:00Z' },
      ),
    ).toEqual([
      'آغاز: یکشنبه ۲ آذر ۱۴۰۴، ساعت ۱۲:۳۰.',
      'مهلت: ۳ ساعت کاری.',
      'یکشنبه ۲ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): از ۱۲:۳۰ تا ۱۳:۳۰ و از ۱۴:۰۰ تا ۱۴:۳۰، ۱ ساعت و ۳۰ دقیقه شمرده شد؛ از ۱۳:۳۰ تا ۱۴:۰۰ در انتظار طرف دیگر بود و شمرده نشد.',
      'دوشنبه ۳ آذر ۱۴۰۴: تعطیل رسمی «شهادت»، کشور؛ شمرده نشد.',
      'سه‌شنبه ۴ آذر ۱۴۰۴ تا چهارشنبه ۵ آذر ۱۴۰۴: تعطیلی اعلام‌شده «آلودگی هوا»، استان تهران؛ شمرده نشد.',
      'پنجشنبه ۶ آذر ۱۴۰۴ تا جمعه ۷ آذر ۱۴۰۴: تعطیل هفتگی (کشور)؛ شمرده نشد.',
      'شنبه ۸ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): از ۰۷:۳۰ تا ۰۹:۰۰، ۱ ساعت و ۳۰ دقیقه شمرده شد.',
      'سررسید: شنبه ۸ آذر ۱۴۰۴، ساعت ۰۹:۰۰.',
    ]);
  });

  it('counts days, and says which of them a pause took', () => {
    expect(
      lines(
        { unit: 'WORKING_DAY', amount: 1 },
        { ...start, at: '2025-11-29T20:00:00Z' },
        { kind: 'pause', at: '2025-11-30T05:00:00Z' },
        { kind: 'resume', at: '2025-11-30T05:30:00Z' },
      ).slice(1),
    ).toEqual([
      'مهلت: ۱ روز کاری.',
      'یکشنبه ۹ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): از ۰۸:۳۰ تا ۰۹:۰۰ در انتظار طرف دیگر بود؛ این روز شمرده نشد.',
      'دوشنبه ۱۰ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): روز ۱ از ۱.',
      'سررسید: دوشنبه ۱۰ آذر ۱۴۰۴، ساعت ۱۴:۳۰.',
    ]);
  });

  it('moves a date from a closed day, tells extensions, and that a year has no holidays yet', () => {
    expect(
      lines(
        { unit: 'CALENDAR_DAY', amount: 3 },
        start,
        { kind: 'extend', at: '2025-11-24T09:00:00Z', by: { unit: 'WORKING_MINUTE', amount: 30 } },
        { kind: 'extend', at: '2025-11-25T09:00:00Z', until: '2026-03-29T08:00:00Z' },
      ),
    ).toEqual([
      'آغاز: یکشنبه ۲ آذر ۱۴۰۴، ساعت ۱۲:۳۰.',
      'مهلت: ۳ روز تقویمی، تا چهارشنبه ۵ آذر ۱۴۰۴.',
      'چهارشنبه ۵ آذر ۱۴۰۴: تعطیلی اعلام‌شده «آلودگی هوا»، استان تهران؛ شمرده نشد.',
      'پنجشنبه ۶ آذر ۱۴۰۴ تا جمعه ۷ آذر ۱۴۰۴: تعطیل هفتگی (کشور)؛ شمرده نشد.',
      'شنبه ۸ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): پایان کار این روز سررسید است.',
      'تمدید: ۳۰ دقیقه کاری.',
      'شنبه ۸ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): بیرون از ساعت کاری؛ چیزی شمرده نشد.',
      'یکشنبه ۹ آذر ۱۴۰۴، ساعت کاری ۰۷:۳۰ تا ۱۴:۳۰ (برنامه هفتگی، کشور): از ۰۷:۳۰ تا ۰۸:۰۰، ۳۰ دقیقه شمرده شد.',
      'تمدید تا زمانی که تعیین شد: یکشنبه ۹ فروردین ۱۴۰۵، ساعت ۱۱:۳۰.',
      'سررسید: یکشنبه ۹ فروردین ۱۴۰۵، ساعت ۱۱:۳۰.',
      calendarWords.yearWithoutHolidays,
    ]);
  });

  it('says that a clock waits', () => {
    const waiting = lines({ unit: 'WORKING_HOUR', amount: 3 }, start, { kind: 'pause', at: '2025-11-23T10:00:00Z' });
    expect(waiting.at(-1)).toBe('در انتظار طرف دیگر است؛ سررسید پس از ادامه کار معلوم می‌شود.');
  });

  it('evaluated back gives the instant of the clock, for calendars, pauses and extensions of every sort', () => {
    const random = randomNumbers(1404);
    for (let n = 0; n < 1500; n++) {
      const one = randomCase(random);
      const other = randomCase(random);
      const layered = workingCalendar(one.layers.map((layer) => CalendarLayer.parse(layer)));
      const facts = factsOf(one);
      const at = facts.at(-1)!.at;
      if (random() < 0.3) facts.push({ kind: 'extend', at, by: { unit: other.unit, amount: other.amount } });
      if (random() < 0.1) facts.push({ kind: 'extend', at, until: other.start });
      if (random() < 0.2) facts.push({ kind: 'pause', at });
      const clock = clockOf(layered, one, facts);
      const explanation = explain(layered, clock);
      expect(evaluate(explanation)).toBe(clock.dueAt);
      expect(evaluate(JSON.parse(JSON.stringify(explanation)))).toBe(clock.dueAt);
      expect(explanationLines(explanation).every((line) => line.length > 0 && !line.includes('undefined'))).toBe(true);
    }
  });
});
