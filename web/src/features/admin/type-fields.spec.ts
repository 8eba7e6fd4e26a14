import { choicesOf, draftOf, fieldOf, isWhole, newField } from './type-fields';

describe('fields of a reply', () => {
  const status = {
    name: 'status',
    title: 'وضع',
    type: 'choice' as const,
    required: true,
    choices: [
      { value: 'ALIVE', title: 'در قید حیات' },
      { value: 'DEAD', title: 'درگذشته' },
    ],
  };

  it('keep the values of choices that are still called the same', () => {
    const draft = draftOf(status);
    expect(fieldOf({ ...draft, choices: `${draft.choices}\nنامعلوم` }, status).choices).toEqual([
      ...status.choices,
      { value: 'نامعلوم', title: 'نامعلوم' },
    ]);
  });

  it('want a title, and two different choices where one is to be chosen', () => {
    const field = newField(['field1', 'field2']);
    expect(field.name).toBe('field3');
    expect(isWhole(field)).toBe(false);
    expect(isWhole({ ...field, title: 'نام' })).toBe(true);
    expect(choicesOf('یک\n\n یک \nدو')).toEqual(['یک', 'دو']);
    expect(isWhole({ ...field, title: 'نام', type: 'choice', choices: 'یک\nیک' })).toBe(false);
  });
});
