import { commandOf, emptyForm, missingIn } from './incoming-form';

const form = { ...emptyForm, sender: ' دادگستری شیراز ', number: '۱۲/۳', date: '2026-11-20', subject: 'استعلام', recipients: ['a'] };

describe('a letter from outside, typed in', () => {
  it('names every field that is still empty', () => {
    expect(Object.keys(missingIn(emptyForm))).toEqual(['sender', 'number', 'date', 'subject', 'recipients']);
    expect(missingIn(form)).toEqual({});
  });

  it('wants the name of whoever a national id is given for', () => {
    expect(Object.keys(missingIn({ ...form, nationalId: '2280123456' }))).toEqual(['applicant']);
  });

  it('goes to each unit once: who receives the letter gets no copy of it', () => {
    const { recipients, sender } = commandOf({ ...form, copies: ['a', 'b'] }, 'post', false);
    expect(recipients).toEqual([
      { role: 'MAIN', unit: 'a' },
      { role: 'CC', unit: 'b' },
    ]);
    expect(sender).toEqual({ name: 'دادگستری شیراز', number: '۱۲/۳', date: '2026-11-20' });
  });
});
