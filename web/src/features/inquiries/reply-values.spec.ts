import type { ReplyField } from '../../../../contracts/org';
import { fieldsOf, valuesOf, type Fields } from './reply-values';

const fields: ReplyField[] = [
  { name: 'found', title: 'سند یافت شد', type: 'boolean', required: true },
  { name: 'heirs', title: 'تعداد وراث', type: 'number', required: true },
  { name: 'note', title: 'توضیح', type: 'text', required: false },
];

describe('the answer to an inquiry', () => {
  it('begins with what was said before, the later part first', () => {
    const replies: { fields: Fields }[] = [{ fields: { heirs: 2, note: 'نخست' } }, { fields: { heirs: 3 } }];
    expect(valuesOf(fields, replies)).toEqual({ found: null, heirs: '3', note: 'نخست' });
  });

  it('names what is missing in a whole answer and lets a part go without it', () => {
    const values = { found: null, heirs: '', note: ' ' };
    expect(fieldsOf(fields, values, true)).toEqual({ fields: {}, wrong: { found: 'missing', heirs: 'missing' } });
    expect(fieldsOf(fields, values, false)).toEqual({ fields: {}, wrong: {} });
  });

  it('takes "no" for an answer', () => {
    expect(fieldsOf(fields, { found: false, heirs: '۰' }, true)).toEqual({ fields: { found: false, heirs: 0 }, wrong: {} });
  });

  it('reads numbers in the digits of any keyboard', () => {
    expect(fieldsOf(fields, { found: true, heirs: '۱٬۲۳۴' }, true).fields).toEqual({ found: true, heirs: 1234 });
    expect(fieldsOf(fields, { found: true, heirs: 'سه' }, true).wrong).toEqual({ heirs: 'notNumber' });
  });
});
