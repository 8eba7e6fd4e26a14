import { copyFor, daysUntil, emptyReferral, hasOriginal, referOf } from './refer-form';

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

describe('the working days that can be given', () => {
  const day = (date: string, closes?: string) => ({
    day: date,
    hours: closes ? [{ opens: '07:30', closes }] : [],
    holiday: null,
    known: true,
  });
  const days = [day('2026-11-24', '14:00'), day('2026-11-25', '14:00'), day('2026-11-26'), day('2026-11-28', '14:00')];

  it('end with the last that closes by the deadline; days off are none', () => {
    expect(daysUntil(days, '2026-11-28T10:30:00.000Z')).toBe(3); // 14:00 in Tehran
    expect(daysUntil(days, '2026-11-28T10:29:00.000Z')).toBe(2);
    expect(daysUntil(days, '2026-11-26T20:00:00.000Z')).toBe(2);
    expect(daysUntil(days, '2026-11-23T10:30:00.000Z')).toBe(0);
  });
});
