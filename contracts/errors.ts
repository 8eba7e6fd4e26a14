import { platformErrors, platformSentences } from './platform.errors';

/** Every way the system says no, with its HTTP status. Each capability keeps its own list in `<capability>.errors.ts`. */
export const errorStatus = { ...platformErrors } as const;
export type ErrorCode = keyof typeof errorStatus;

/** The Persian sentence of each refusal; `{name}` is filled from the parameters of the same name. */
export const errorSentences: Record<ErrorCode, string> = { ...platformSentences };

/**
 * A refusal the caller can understand. Anything else that is thrown is a bug or an outage.
 * @param params ids, enums and numbers for the sentence, never names or texts; `retryAfter` (seconds) also becomes the header
 */
export class DomainError extends Error {
  constructor(readonly code: ErrorCode, readonly params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'DomainError';
  }
}
