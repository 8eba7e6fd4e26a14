import { textOf, type LetterDocument } from '../../contracts/document';

/** What a command says the text is: a document, plain lines, or nothing. */
export interface Written {
  body?: string | undefined;
  document?: LetterDocument | undefined;
}

/** The plain text of a new letter: search, hash and previews read it, whatever it was written in. */
export const textIn = ({ body, document }: Written): string => (document ? textOf(document) : (body ?? ''));
