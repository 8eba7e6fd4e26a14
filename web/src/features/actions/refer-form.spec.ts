import { copyFor, emptyReferral, hasOriginal, referOf } from './refer-form';

const form = { ...emptyReferral, posts: ['a', 'b'] };

describe('what is sent on', () => {
  it('is the original for the first and a copy for the others', () => {
    expect(referOf(form, undefined).to).toEqual([
      { post: 'a', purpose: 'FOR_ACTION', copy: 'ORIGINAL' },
      { post: 'b', purpose: 'FOR_ACTION', copy: 'COPY' },
    ]);
  });

  it('stays where only copies go', () => {
    expect(hasOriginal(form)).toBe(true);
    expect(hasOriginal({ ...form, copies: { a: 'COPY' } })).toBe(false);
    expect(copyFor({ ...form, copies: { b: 'ORIGINAL' } }, 'b')).toBe('ORIGINAL');
  });

  it('has a deadline in working days or at an instant, never both', () => {
    expect(referOf({ ...form, posts: ['a'], deadline: '3' }, '2026-11-30T10:30:00.000Z').to[0]).toEqual({
      post: 'a',
      purpose: 'FOR_ACTION',
      copy: 'ORIGINAL',
      withinDays: 3,
    });
    expect(referOf({ ...form, posts: ['a'], deadline: 'date' }, '2026-11-30T10:30:00.000Z').to[0]).toMatchObject({
      dueAt: '2026-11-30T10:30:00.000Z',
    });
  });

  it('carries the note only where something is written', () => {
    expect(referOf({ ...form, instruction: '  ' }, undefined).to[0]).not.toHaveProperty('instruction');
    expect(referOf({ ...form, instruction: ' بررسی شود ' }, undefined).to[1]).toMatchObject({ instruction: 'بررسی شود' });
  });
});
