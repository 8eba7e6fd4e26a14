import { calendarErrors, calendarSentences } from './calendar.errors';
import { deadlineErrors, deadlineSentences } from './deadline.errors';
import { inquiriesErrors, inquiriesSentences } from './inquiries.errors';
import { lettersErrors, lettersSentences } from './letters.errors';
import { orgErrors, orgSentences } from './org.errors';
import { personalErrors, personalSentences } from './personal.errors';
import { platformErrors, platformSentences } from './platform.errors';
import { policiesErrors, policiesSentences } from './policies.errors';
import { routingErrors, routingSentences } from './routing.errors';
import { secretariatErrors, secretariatSentences } from './secretariat.errors';
import { supervisionErrors, supervisionSentences } from './supervision.errors';
import { substitutionErrors, substitutionSentences } from './substitution.errors';

/** Every way the system says no, with its HTTP status. Each capability keeps its own list in `<capability>.errors.ts`. */
export const errorStatus = {
  ...platformErrors,
  ...orgErrors,
  ...lettersErrors,
  ...inquiriesErrors,
  ...deadlineErrors,
  ...calendarErrors,
  ...policiesErrors,
  ...secretariatErrors,
  ...supervisionErrors,
  ...personalErrors,
  ...routingErrors,
  ...substitutionErrors,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** The Persian sentence of each refusal; `{name}` is filled from the parameters of the same name. */
export const errorSentences: Record<ErrorCode, string> = {
  ...platformSentences,
  ...orgSentences,
  ...lettersSentences,
  ...inquiriesSentences,
  ...deadlineSentences,
  ...calendarSentences,
  ...policiesSentences,
  ...secretariatSentences,
  ...supervisionSentences,
  ...personalSentences,
  ...routingSentences,
  ...substitutionSentences,
};

type Params = Readonly<Record<string, string | number>>;

/**
 * A refusal the caller can understand. Anything else that is thrown is a bug or an outage.
 * @param params ids, enums and numbers for the sentence, never names or texts; `retryAfter` (seconds) also becomes the header
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: Params = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

const digits = new Intl.NumberFormat('fa-IR', { useGrouping: false });

/** A sentence with its `{name}`s filled in, numbers in Persian digits. */
export const filled = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? digits.format(value) : (value ?? '؟');
  });

/** The sentence of a refusal. */
export const sentenceOf = (code: ErrorCode, params: Params = {}): string => filled(errorSentences[code], params);
