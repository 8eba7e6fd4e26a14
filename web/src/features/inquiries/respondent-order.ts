import type { RespondentView } from '../../../../contracts/views';

export type Group = 'all' | 'waiting' | 'late' | 'answered' | 'over';
type Seen = Pick<RespondentView, 'state' | 'clock' | 'closedAt'>;

/** Where a unit that is asked stands, for the asker. */
export function groupOf({ state, clock, closedAt }: Seen): Exclude<Group, 'all'> {
  if (state === 'ANSWERED') return 'answered';
  if (closedAt) return 'over';
  return clock?.overdue && !clock.stoppedAt ? 'late' : 'waiting';
}

const first: readonly Group[] = ['late', 'waiting', 'answered', 'over'];

/** Those who are late stand first, then by deadline; who has answered comes after who has not. */
export function inOrder<T extends Seen>(respondents: readonly T[]): T[] {
  const due = ({ clock }: Seen) => clock?.dueAt ?? '9';
  return [...respondents].sort(
    (a, b) => first.indexOf(groupOf(a)) - first.indexOf(groupOf(b)) || (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0),
  );
}

export function countsOf(respondents: readonly Seen[]): Record<Group, number> {
  const counts: Record<Group, number> = { all: respondents.length, waiting: 0, late: 0, answered: 0, over: 0 };
  for (const one of respondents) counts[groupOf(one)] += 1;
  return counts;
}

/** Who gave the question back or on does not owe an answer any more; whoever is asked instead does. */
export const passedOn = (respondents: readonly Pick<Seen, 'state'>[]): number =>
  respondents.filter(({ state }) => state === 'RETURNED_WRONG_UNIT' || state === 'REDIRECTED').length;

/** Which unit a decision of the asker is about: returns are numbered in the order in which they came. */
export function returnedBy<T extends Seen>(respondents: readonly T[], taskKey: string): T | undefined {
  const returned = respondents.filter(({ state }) => state === 'RETURNED_WRONG_UNIT');
  if (returned.length === 1) return returned[0];
  const nth = Number(taskKey.split('.')[1]);
  return [...returned].sort((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? -1 : 1))[nth - 1];
}
