import type { CalendarDay } from '../../../../contracts/org';
import type { Refer } from '../../../../contracts/tasks';

export type Purpose = Refer['to'][number]['purpose'];
export type Copy = Refer['to'][number]['copy'];
export type Deadline = 'none' | '1' | '2' | '3' | '5' | '7' | '10' | 'date';

/** What a person has chosen so far; kept while the dialog is shut, until it is sent. */
export interface ReferForm {
  posts: string[];
  /** where it differs from what is usual: the first gets the original */
  copies: Readonly<Record<string, Copy>>;
  purpose: Purpose;
  instruction: string;
  deadline: Deadline;
  /** ISO date */
  date: string | null;
}

export const emptyReferral: ReferForm = {
  posts: [],
  copies: {},
  purpose: 'FOR_ACTION',
  instruction: '',
  deadline: 'none',
  date: null,
};

/** One original, as there is one on paper; whoever is named beside it gets a copy, unless it is said otherwise. */
export const copyFor = ({ posts, copies }: ReferForm, post: string): Copy => copies[post] ?? (post === posts[0] ? 'ORIGINAL' : 'COPY');

export const hasOriginal = (form: ReferForm): boolean => form.posts.some((post) => copyFor(form, post) === 'ORIGINAL');

/** @returns ISO, when the office closes on that day; nothing where it does not open */
export function closeOf({ day, hours }: CalendarDay): string | undefined {
  const last = hours.at(-1);
  return last && new Date(`${day}T${last.closes.slice(0, 5)}:00+03:30`).toISOString();
}

/** How many working days can be given without passing that instant. @param days of the receiver's calendar, from tomorrow on */
export const daysUntil = (days: readonly CalendarDay[], dueAt: string): number =>
  days.filter((day) => (closeOf(day) ?? '9') <= dueAt).length;

/** @param dueAt instant of a chosen date */
export const referOf = (form: ReferForm, dueAt: string | undefined): Refer => ({
  to: form.posts.map((post) => ({
    post,
    purpose: form.purpose,
    copy: copyFor(form, post),
    ...(form.instruction.trim() && { instruction: form.instruction.trim() }),
    ...(form.deadline === 'date' ? dueAt && { dueAt } : form.deadline !== 'none' && { withinDays: Number(form.deadline) }),
  })),
});
