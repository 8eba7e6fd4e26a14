import type { ReplyField } from '../../contracts/org';
import { schemaOf } from './reply-fields';

const fields: ReplyField[] = [
  {
    name: 'verdict',
    title: 'نتیجه',
    type: 'choice',
    required: true,
    choices: [
      { value: 'GENUINE', title: 'اصیل' },
      { value: 'MISMATCH', title: 'مغایر' },
    ],
  },
  { name: 'count', title: 'تعداد', type: 'number', required: false },
  { name: 'day', title: 'تاریخ', type: 'date', required: false },
  { name: 'sure', title: 'قطعی', type: 'boolean', required: false },
  { name: 'note', title: 'توضیح', type: 'text', required: false },
];
const isGood = (given: Record<string, unknown>, partial = false) => schemaOf(fields, partial).safeParse(given).success;

describe('the fields of a reply', () => {
  it('are those its type names, each of its sort', () => {
    expect(isGood({ verdict: 'GENUINE', count: 2, day: '2026-02-28', sure: false, note: 'ندارد' })).toBe(true);
    expect(isGood({ verdict: 'GENUINE' })).toBe(true);
  });

  it.each([
    ['a choice that is none', { verdict: 'PERHAPS' }],
    ['a number in words', { verdict: 'GENUINE', count: '۲' }],
    ['a number that is none', { verdict: 'GENUINE', count: Number.NaN }],
    ['a day that is none', { verdict: 'GENUINE', day: '2026-02-30' }],
    ['a yes in words', { verdict: 'GENUINE', sure: 'بله' }],
    ['an empty text', { verdict: 'GENUINE', note: '  ' }],
    ['a field nobody asked for', { verdict: 'GENUINE', colour: 'red' }],
    ['what is required missing', { count: 2 }],
  ])('are refused with %s', (_, given) => expect(isGood(given)).toBe(false));

  it('may be given in parts, then what is required may be missing, and nothing else', () => {
    expect(isGood({ count: 2 }, true)).toBe(true);
    expect(isGood({ count: '۲' }, true)).toBe(false);
    expect(isGood({ colour: 'red' }, true)).toBe(false);
  });
});
