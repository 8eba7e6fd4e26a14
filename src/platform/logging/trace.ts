import { codeOf } from '../errors/outage';

/** Where and why something failed. The message repeats what people typed, so the logger lets it through in development only. */
export function traceOf(error: unknown): { error: string; message?: string; errorCode?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
  const errorCode = codeOf(error);
  return { error: error.name, message: error.message, ...(errorCode && { errorCode }), ...(frames && { frames }) };
}
