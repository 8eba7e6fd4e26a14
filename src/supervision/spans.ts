/** Days from one to before another. */
export type Span = readonly [grain: 'day' | 'week', from: string, before: string];

/** @param day ISO date */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The Saturday of a day's week. */
export const saturday = (day: string): string => dayAfter(day, -((new Date(day).getUTCDay() + 1) % 7));

/** How finished days are read: whole weeks as such, so that a year costs what fifty-two rows cost. */
export function spansOf(from: string, last: string, isByDay = false): Span[] {
  const after = dayAfter(last, 1);
  const [first, end] = [saturday(dayAfter(from, 6)), saturday(after)];
  const spans: Span[] =
    !isByDay && first < end
      ? [
          ['day', from, first],
          ['week', first, end],
          ['day', end, after],
        ]
      : [['day', from, after]];
  return spans.filter(([, a, b]) => a < b);
}

/** What of a period is counted already, and the first day that is not. @param until the last finished day that is counted */
export function splitAt(until: string | null, from: string, to: string): { last: string; live: string } {
  if (until === null) return { last: dayAfter(from, -1), live: from };
  return { last: until < to ? until : to, live: until >= from ? dayAfter(until, 1) : from };
}
