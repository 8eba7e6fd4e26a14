import { getSchema } from '@tiptap/core';
import { LetterDocument } from '../../../../contracts/document';
import { letterExtensions } from './extensions';

const schema = getSchema(letterExtensions);
const { nodes, marks } = schema;
const text = (words: string) =>
  schema.text(words, [marks.bold!.create(), marks.italic!.create(), marks.underline!.create(), marks.strike!.create()]);
const paragraph = (words: string, attrs?: object) => nodes.paragraph!.create(attrs ?? null, [text(words), nodes.hardBreak!.create()]);

describe('the editor and the vocabulary of letters', () => {
  it('every node the editor can make, a letter may hold', () => {
    const cells = (type: string) => [nodes[type]!.create({ colwidth: [120] }, paragraph('الف')), nodes[type]!.create(null, paragraph('ب'))];
    const document = nodes.doc!.create(null, [
      paragraph('متن', { textAlign: 'justify', dir: 'ltr' }),
      nodes.heading!.create({ level: 2, textAlign: 'center' }, [schema.text('عنوان')]),
      nodes.bulletList!.create(null, nodes.listItem!.create(null, paragraph('یک'))),
      nodes.orderedList!.create({ start: 3 }, nodes.listItem!.create(null, paragraph('سه'))),
      nodes.blockquote!.create(null, paragraph('نقل')),
      nodes.horizontalRule!.create(),
      nodes.table!.create(null, [nodes.tableRow!.create(null, cells('tableHeader')), nodes.tableRow!.create(null, cells('tableCell'))]),
      paragraph('پایان'),
    ]);
    document.check();
    expect(LetterDocument.safeParse(JSON.parse(JSON.stringify(document.toJSON()))).error?.issues).toBeUndefined();
  });

  it('knows nothing that a letter may not hold', () => {
    expect(Object.keys(nodes).sort()).toEqual(
      'blockquote bulletList doc hardBreak heading horizontalRule listItem orderedList paragraph table tableCell tableHeader tableRow text'.split(
        ' ',
      ),
    );
    expect(Object.keys(marks).sort()).toEqual(['bold', 'italic', 'strike', 'underline']);
  });
});
