import { normaliseDigits } from '../../../../contracts/normalise-digits';

/**
 * A text as searches compare it: letters that two keyboards write differently are one, vowel signs and joiners are nothing, digits are Latin.
 * For comparing only, never for showing or storing.
 */
export const searchable = (text: string): string =>
  normaliseDigits(text)
    .replace(/[يىئ]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ؤ/g, 'و')
    .replace(/[ۀة]/g, 'ه')
    .replace(/[\u064B-\u065F\u0670\u0640\u200B-\u200F\u2066-\u2069ء]/g, '')
    .replace(/[،؛«»()/.\-–_:]/g, ' ')
    .toLowerCase()
    .trim();

export const searchWords = (text: string): string[] => searchable(text).split(/\s+/).filter(Boolean);
