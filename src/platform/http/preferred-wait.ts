import { describedAs } from './described-as';

const MAX_SECONDS = 5;

/** Shows the header in the description of a route. */
export const preferHeader = describedAs({
  name: 'Prefer',
  required: false,
  description: 'wait=0 to wait=5, in seconds',
  schema: { type: 'string' },
});

/**
 * How long the caller would wait for the process to settle (`Prefer: wait=2`, RFC 7240). What cannot be understood is ignored: a
 * preference is not a demand.
 * @returns milliseconds, 0 to 5000
 */
export function preferredWaitMs(header: string | undefined): number {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?\s*(?:[,;]|$)/i.exec(header ?? '') ?? [];
  return Math.min(Number(seconds ?? 0), MAX_SECONDS) * 1000;
}
