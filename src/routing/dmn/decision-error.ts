import { type DecisionErrorCode, decisionSentences } from '../../../contracts/decisions.errors';

/** Why a decision came to nothing; its message is the Persian sentence. */
export class DecisionError extends Error {
  constructor(
    readonly code: DecisionErrorCode,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(decisionSentences[code].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '؟'));
  }
}
