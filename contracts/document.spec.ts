import { DOCUMENT_LIMITS, documentOf, LetterDocument, textOf } from './document';

const paragraph = (text: string, attrs?: object) => ({ type: 'paragraph', ...(attrs && { attrs }), content: [{ type: 'text', text }] });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const isLetter = (document: unknown) => LetterDocument.safeParse(document).success;

describe('the document of a letter', () => {
  const whole = doc(
    { type: 'heading', attrs: { level: 2, textAlign: 'center', dir: null }, content: [{ type: 'text', text: 'گزارش' }] },
    paragraph('No. 12', { textAlign: null, dir: 'ltr' }),
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'با ', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }, { type: 'text', text: 'سلام' }],
    },
    {
      type: 'orderedList',
      attrs: { start: 1, type: null },
      content: [
        {
          type: 'listItem',
          content: [paragraph('یک'), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('دو')] }] }],
        },
      ],
    },
    { type: 'horizontalRule' },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [paragraph('نام')] },
            { type: 'tableCell', content: [paragraph('شماره')] },
          ],
        },
      ],
    },
    { type: 'blockquote', content: [paragraph('نقل')] },
  );

  it('holds what an editor of letters has, and is read as lines', () => {
    expect(LetterDocument.parse(whole)).toEqual(whole);
    expect(textOf(LetterDocument.parse(whole))).toBe('گزارش\nNo. 12\nبا \nسلام\nیک\nدو\n\nنام\tشماره\nنقل');
  });

  it('gives a plain text back as it was', () => {
    for (const text of ['', 'یک خط', 'یک\n\nسه ', '\n']) {
      expect(textOf(documentOf(text))).toBe(text);
      expect(isLetter(documentOf(text))).toBe(true);
    }
  });

  it.each<[string, unknown]>([
    ['is no document', 'متن'],
    ['is nothing', doc()],
    ['has an image', doc({ type: 'image', attrs: { src: 'x' } })],
    [
      'has a link',
      doc({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:0' } }] }] }),
    ],
    ['has a style', doc(paragraph('x', { style: 'position:fixed' }))],
    ['has a field that no text has', doc({ ...paragraph('x'), html: '<b>' })],
    [
      'has an attribute of the object itself',
      JSON.parse('{"type":"doc","content":[{"type":"blockquote","content":[{"type":"paragraph","attrs":{"__proto__":{"x":1}}}]}]}'),
    ],
    ['is called as nothing is', doc({ type: 'constructor' })],
    ['has text outside a paragraph', doc({ type: 'text', text: 'x' })],
    ['has a paragraph in a paragraph', doc({ type: 'paragraph', content: [paragraph('x')] })],
    [
      'has an item that does not begin with a paragraph',
      doc({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'horizontalRule' }] }] }),
    ],
    ['has an empty list', doc({ type: 'bulletList', content: [] })],
    ['has a heading of the fourth order', doc({ type: 'heading', attrs: { level: 4 } })],
    ['has empty text', doc(paragraph(''))],
    ['has half a character', doc(paragraph('\ud800'))],
    ['has a character that no text has', doc(paragraph('\0'))],
    ['is too long', doc(paragraph('x'.repeat(DOCUMENT_LIMITS.text)), paragraph('x'))],
    ['has too many parts', doc(...Array.from({ length: DOCUMENT_LIMITS.nodes }, () => ({ type: 'paragraph' })))],
    ['is too deep', doc(Array.from({ length: 30 }).reduce<object>((inner) => ({ type: 'blockquote', content: [inner] }), paragraph('x')))],
    ['is deeper than any stack', doc(JSON.parse('{"type":"blockquote","content":['.repeat(50_000) + '1' + ']}'.repeat(50_000)))],
  ])('is refused when it %s', (_, document) => {
    expect(isLetter(document)).toBe(false);
  });
});
