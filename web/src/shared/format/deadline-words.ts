import { jalaliParts, persianDuration } from './format';

export type Urgency = 'over' | 'soon' | 'calm';

/** What is said of a deadline, and how loudly; in a narrow list with the largest part only. */
export function deadlineOf(dueAt: string, now: number, startedAt?: string, parts: 1 | 2 = 2): { text: string; urgency: Urgency } {
  const left = new Date(dueAt).getTime() - now;
  if (left <= 0) return { text: `${persianDuration(-left, parts)} گذشته`, urgency: 'over' };
  const [due, today] = [jalaliParts(dueAt), jalaliParts(new Date(now))];
  const isToday = due.year === today.year && due.month === today.month && due.day === today.day;
  const whole = startedAt ? new Date(dueAt).getTime() - new Date(startedAt).getTime() : 0;
  const urgency = isToday || left < whole / 5 ? 'soon' : 'calm';
  if (isToday && left > 4 * 3_600_000) return { text: 'تا پایان امروز', urgency };
  return { text: `${persianDuration(left, parts)} مانده`, urgency };
}
