import { textOf, type LetterDocument } from '../../contracts/document';

/** What a command says the text is: a document, plain lines, or nothing. */
export interface Written {
  body?: string | undefined;
  document?: LetterDocument | undefined;
}

export const isWritten = ({ body, document }: Written): boolean => body !== undefined || document !== undefined;

/** The plain text: search, hash and previews read it, whatever it was written in. */
export const textIn = ({ body, document }: Written): string => (document ? textOf(document) : (body ?? ''));

/** For a jsonb parameter. */
export const jsonOf = (document: LetterDocument | undefined): string | null => (document ? JSON.stringify(document) : null);
