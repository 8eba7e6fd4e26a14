import { Problem } from '../../shared/api/client';
import { stateWords } from '../../shared/ui/ui.words';

/** A refusal in one line. */
export const problemWords = (error: unknown): string => (error instanceof Problem ? error.title : stateWords.failed);
