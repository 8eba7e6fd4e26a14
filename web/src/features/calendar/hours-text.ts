import { normaliseDigits } from '../../../../contracts/normalise-digits';
import { persianDigits } from '../../shared/format/format';
import { weekWords as words } from './calendar.words';

type Hours = [string, string][];

/** «07:30-12:00 13:00-16:00»; «تعطیل» is a day off. @returns undefined when it is neither */
export function hoursOf(text: string): Hours | undefined {
  if (text.trim() === words.closed) return [];
  const segments = normaliseDigits(text.trim())
    .split(/\s+/)
    .map((segment) => /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(segment));
  return segments.every((each) => each) ? segments.map((each): Hours[number] => [each![1]!, each![2]!]) : undefined;
}

/** As `hoursOf` reads them. */
export const textOf = (hours: readonly (readonly string[])[]): string => persianDigits(hours.map((each) => each.join('-')).join(' '));
