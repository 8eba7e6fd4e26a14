import type { LetterAct, TaskView } from '../../../../contracts/views';
import { planOf } from './possible-actions';

const task = (some: Partial<TaskView>): TaskView => ({
  process: { id: 'p', kind: 'delivery' },
  key: 'attend.1',
  kind: 'attend',
  post: { id: 'post', title: 'رئیس' },
  purpose: null,
  copy: null,
  instruction: null,
  title: null,
  choices: null,
  openedAt: '2026-11-24T06:00:00Z',
  dueAt: null,
  overdue: false,
  pausedSince: null,
  seenAt: null,
  claimed: null,
  possible: ['closed', 'returned'],
  command: '/api/desks/p/attend.1',
  referrals: '/api/desks/p/attend.1/referrals',
  ...some,
});
const always: LetterAct[] = ['note', 'followUp'];
const main = (acts: LetterAct[], one?: TaskView) => planOf(acts, one, 'me').find(({ place }) => place === 'main')?.id;
const ids = (acts: LetterAct[], one?: TaskView) => planOf(acts, one, 'me').map(({ id }) => id);

describe('the buttons of a letter', () => {
  it('expect an answer where one may be written, else that the letter is sent on', () => {
    expect(main([...always, 'reply'], task({}))).toBe('reply');
    expect(main(always, task({}))).toBe('refer');
    expect(main(always, task({ referrals: null }))).toBe('close');
  });

  it('never make returning or rejecting the expected thing', () => {
    expect(main(always, task({ kind: 'sign', possible: ['returned', 'rejected'], referrals: null }))).toBeUndefined();
    expect(main(always, task({ kind: 'sign', possible: ['signed', 'returned', 'rejected'], referrals: null }))).toBe('sign');
  });

  it('leave the answer to an inquiry to where inquiries are at home, and may send it on', () => {
    const asked = task({ kind: 'answer', possible: ['answered', 'returned', 'redirected'] });
    expect(main(always, asked)).toBeUndefined();
    expect(ids(always, asked)).toEqual(expect.arrayContaining(['refer']));
    expect(ids(always, asked)).not.toContain('return');
  });

  it('expect that a step of a route is done, not that it is sent on', () => {
    const step = task({ process: { id: 'p', kind: 'letter' }, kind: 'step', possible: ['done'], choices: ['موافق', 'مخالف'] });
    expect(main(always, step)).toBe('finish');
    expect(ids(always, step)).toContain('refer');
  });

  it('offer nothing of a task a colleague has in hand', () => {
    const taken = task({ claimed: { by: { id: 'she', name: 'مریم' }, until: '2026-11-24T07:00:00Z' } });
    expect(ids(always, taken)).toEqual(['archive', 'followUp', 'note', 'print', 'star', 'unread']);
  });

  it('show what the server allows beside the task, and only that', () => {
    expect(ids(['takeBack', 'void'])).toEqual(['takeBack', 'archive', 'print', 'star', 'unread', 'void']);
    expect(main(['takeBack'])).toBe('takeBack');
  });
});
