import { verifyIranianNationalId } from '@persian-tools/persian-tools';
import { DomainError } from '../../contracts/errors';
import { normaliseDigits } from '../../contracts/normalise-digits';

/**
 * @param typed ten digits of any keyboard, perhaps with spaces or hyphens between · @returns them in Latin digits
 * @throws DomainError `national_id.invalid` also when the check digit does not fit
 */
export function nationalIdOf(typed: string): string {
  const digits = normaliseDigits(typed).replace(/[\s\u200c-]/g, '');
  if (!/^\d{10}$/.test(digits) || !verifyIranianNationalId(digits)) throw new DomainError('national_id.invalid');
  return digits;
}
