import { randomInt } from 'node:crypto';

const DIGITS = 11;

/** What an applicant takes home: eleven random digits and a check digit (Luhn), so that a slip of the pen finds nobody else's letter. */
export function newTrackingCode(): string {
  const digits = Array.from({ length: DIGITS }, (_, i) => String(randomInt(i === 0 ? 1 : 0, 10))).join('');
  return digits + checkDigit(digits);
}

/** @param code digits of any script already made Latin */
export const isTrackingCode = (code: string): boolean => /^\d{12}$/.test(code) && code.endsWith(checkDigit(code.slice(0, DIGITS)));

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
