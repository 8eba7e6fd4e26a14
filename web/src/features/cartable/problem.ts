import { Problem } from '../../shared/api/client';
import { stateWords } from '../../shared/ui/ui.words';

/** A refusal in one line. */
export const problemWords = (error: unknown): string => (error instanceof Problem ? error.title : stateWords.failed);

/** The list is of a post that is not among those the person works in now. */
export const isPostRefused = (error: unknown): boolean => error instanceof Problem && error.code === 'auth.post_not_held';
