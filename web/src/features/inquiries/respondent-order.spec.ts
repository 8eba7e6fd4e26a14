import type { RespondentView } from '../../../../contracts/views';
import { countsOf, groupOf, inOrder, passedOn, returnedBy } from './respondent-order';

const clock = (dueAt: string, overdue = false, stoppedAt: string | null = null): NonNullable<RespondentView['clock']> => ({
  startedAt: '2026-11-20T06:00:00Z',
  halfAt: null,
  dueAt,
  provisional: false,
  overdue,
  remainingMs: null,
  remainingWorkingMs: null,
  stoppedAt,
  paused: null,
  extension: null,
});
const units = [
  {
    id: 'answered',
    state: 'ANSWERED',
    closedAt: '2026-11-21T06:00:00Z',
    clock: clock('2026-11-22T11:00:00Z', true, '2026-11-21T06:00:00Z'),
  },
  { id: 'later', state: 'DELIVERED', closedAt: null, clock: clock('2026-11-29T11:00:00Z') },
  { id: 'late', state: 'DELIVERED', closedAt: null, clock: clock('2026-11-23T11:00:00Z', true) },
  { id: 'sooner', state: 'PARTIALLY_ANSWERED', closedAt: null, clock: clock('2026-11-25T11:00:00Z') },
  { id: 'returned', state: 'RETURNED_WRONG_UNIT', closedAt: '2026-11-22T06:00:00Z', clock: null },
];

describe('the board of units', () => {
  it('shows who is late first, then who must answer soonest, then who has answered', () => {
    expect(inOrder(units).map(({ id }) => id)).toEqual(['late', 'sooner', 'later', 'answered', 'returned']);
  });

  it('counts each unit once', () => {
    expect(countsOf(units)).toEqual({ all: 5, waiting: 2, late: 1, answered: 1, over: 1 });
    expect(groupOf(units[0]!)).toBe('answered');
  });

  it('knows who owes no answer any more', () => {
    expect(passedOn(units)).toBe(1);
  });

  it('knows which unit a return is about', () => {
    expect(returnedBy(units, 'retarget.1')?.id).toBe('returned');
    const two = [...units, { ...units[4]!, id: 'earlier', closedAt: '2026-11-21T05:00:00Z' }];
    expect(returnedBy(two, 'retarget.1')?.id).toBe('earlier');
    expect(returnedBy(two, 'retarget.2')?.id).toBe('returned');
  });
});
