import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Word by word; a word with its spaces and marks changes as a whole, so that what is read stays whole words. */
export function differencesOf(before: string, after: string): Piece[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];
