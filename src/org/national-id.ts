import { invalidNationalIdSequences, validateNationalIdChecksum } from '@persian-tools/persian-tools';
import { DomainError } from '../../contracts/errors';
import { normaliseDigits } from '../../contracts/normalise-digits';

/**
 * Tests the check digit only: the library's table of prefixes ends with its release, while new ones are issued.
 * @param typed ten digits of any keyboard, perhaps with spaces or hyphens between · @returns them in Latin digits
 * @throws DomainError `national_id.invalid`
 */
export function nationalIdOf(typed: string): string {
  const digits = normaliseDigits(typed).replace(/[\s\u200c-]/g, '');
  if (!/^\d{10}$/.test(digits) || invalidNationalIdSequences.has(digits) || !validateNationalIdChecksum(digits))
    throw new DomainError('national_id.invalid');
  return digits;
}
