import type { ExplainedDay, ExplainedTerm, Explanation } from './deadline-explanation';
import { jalaliOf } from './jalali-date';
import type { DeadlinePolicy, DeadlineUnit } from './org';
import { persianDigits, persianMoment, persianNumber } from './persian-time';
import { clockOf, timeOf, type Segment, type Span } from './tehran-time';
import { weekdayOf, type DaySource } from './working-calendar';
import { calendarWords, exceptionWords, monthWords, weekdayWords } from './working-calendar.words';

const unitWords: Record<DeadlineUnit, string> = {
  WORKING_MINUTE: 'دقیقه کاری',
  WORKING_HOUR: 'ساعت کاری',
  WORKING_DAY: 'روز کاری',
  CALENDAR_DAY: 'روز تقویمی',
  MONTH: 'ماه',
};

/** Of due times that nobody counted. */
export const explanationWords = {
  named: 'این سررسید را کسی نام برده است؛ از تقویم حساب نشده است و با تعطیلی جابه‌جا نمی‌شود.',
  none: 'این کار سررسیدی ندارد.',
} as const;

/** An explanation as people read it, one sentence a line. */
export function explanationLines({ startedAt, dueAt, provisional, terms }: Explanation): string[] {
  return [
    `آغاز: ${moment(startedAt)}.`,
    ...terms.flatMap((term, i) => [headOf(term, i), ...daysOf(term)]),
    dueAt === null ? 'در انتظار طرف دیگر است؛ سررسید پس از ادامه کار معلوم می‌شود.' : `سررسید: ${moment(dueAt)}.`,
    ...(provisional ? [calendarWords.yearWithoutHolidays] : []),
  ];
}

/** «۸ ساعت کاری» */
export const policyWords = ({ unit, amount }: DeadlinePolicy): string => `${persianNumber(amount)} ${unitWords[unit]}`;

/** «شنبه ۲۳ فروردین ۱۴۰۴» @param day days since 1970-01-01 */
export function dayWords(day: number): string {
  const { year, month, day: inMonth } = jalaliOf(day);
  return `${weekdayWords[weekdayOf(day)]} ${persianNumber(inMonth)} ${monthWords[month - 1]} ${persianNumber(year)}`;
}

function headOf(term: ExplainedTerm, nth: number): string {
  if (term.kind === 'UNTIL') return `تمدید تا زمانی که تعیین شد: ${moment(term.until)}.`;
  const had = `${nth === 0 ? 'مهلت' : 'تمدید'}: ${policyWords(term.policy)}`;
  return term.kind === 'DATE' ? `${had}، تا ${dayWords(term.nominal)}.` : `${had}.`;
}

function daysOf(term: ExplainedTerm): string[] {
  if (term.kind === 'UNTIL') return [];
  let counted = 0;
  return inGroups(term.days).map((days) => {
    const [first, last] = [days[0]!, days.at(-1)!];
    if (first.hours.length === 0) return `${rangeOf(first.day, last.day)}: ${closedBecause(first.source)}؛ شمرده نشد.`;
    const hours = `${dayWords(first.day)}، ساعت کاری ${hoursOf(first.hours)} (${sourceOf(first.source)})`;
    const waited = first.paused.map((span) => `${spanOf(span)} در انتظار طرف دیگر`).join(' و ');
    switch (term.kind) {
      case 'TIME':
        return `${hours}: ${[timeCounted(first.counted), waited && `${waited} بود و شمرده نشد`].filter(Boolean).join('؛ ')}.`;
      case 'DAYS':
        return first.counted.length > 0
          ? `${hours}: روز ${persianNumber(++counted)} از ${persianNumber(term.policy.amount)}.`
          : `${hours}: ${waited} بود؛ این روز شمرده نشد.`;
      case 'DATE':
        return `${hours}: پایان کار این روز سررسید است.`;
    }
  });
}

/** Closed days that follow each other for the same reason are told at once. */
function inGroups(days: readonly ExplainedDay[]): ExplainedDay[][] {
  const groups: ExplainedDay[][] = [];
  for (const day of days) {
    const before = groups.at(-1)?.at(-1);
    const same =
      before && [before, day].every(({ hours }) => hours.length === 0) && closedBecause(before.source) === closedBecause(day.source);
    if (same) groups.at(-1)!.push(day);
    else groups.push([day]);
  }
  return groups;
}

const timeCounted = (spans: readonly Span[]): string =>
  spans.length > 0
    ? `${spans.map(spanOf).join(' و ')}، ${lengthOf(spans.reduce((sum, { from, to }) => sum + to - from, 0))} شمرده شد`
    : 'بیرون از ساعت کاری؛ چیزی شمرده نشد';

function closedBecause(source: DaySource | null): string {
  if (!source) return 'روز بی ساعت کاری';
  if (source.kind === 'WEEK') return `تعطیل هفتگی (${source.layer})`;
  return sourceOf(source);
}

function sourceOf(source: DaySource | null): string {
  if (!source) return '';
  const title = source.title ? ` «${source.title}»` : '';
  return source.kind === 'WEEK' ? `برنامه هفتگی${title}، ${source.layer}` : `${exceptionWords[source.kind]}${title}، ${source.layer}`;
}

const rangeOf = (first: number, last: number): string => (first === last ? dayWords(first) : `${dayWords(first)} تا ${dayWords(last)}`);
const hoursOf = (hours: readonly Segment[]): string => hours.map((both) => `${both.map(clockWords).join(' تا ')}`).join(' و ');
const clockWords = (minute: number): string => persianDigits(clockOf(minute));
const spanOf = ({ from, to }: Span): string => `از ${persianDigits(timeOf(from))} تا ${persianDigits(endOfDay(timeOf(to)))}`;
const endOfDay = (time: string): string => (time === '00:00' ? '24:00' : time);
const moment = (at: number): string => persianMoment(new Date(at).toISOString());

/** «۷ ساعت و ۳۰ دقیقه» */
function lengthOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 60), 'ساعت'],
    [minutes % 60, 'دقیقه'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, unit]) => `${persianNumber(n)} ${unit}`);
  return told.length > 0 ? told.join(' و ') : 'کمتر از یک دقیقه';
}
