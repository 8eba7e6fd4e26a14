import { normaliseDigits } from '../../../../contracts/normalise-digits';

/** Persian text as it is compared: one form of ی and ک, no vowel marks, no half-spaces, Latin digits. */
export const normalise = (text: string): string =>
  normaliseDigits(text)
    .replace(/[يىئ]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[ۀةه]ٔ?/g, 'ه')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ؤ/g, 'و')
    .replace(/[\u064B-\u0652\u0670ـ]/g, '')
    .replace(/[\u200c\u200d\s]+/g, ' ')
    .trim()
    .toLowerCase();
