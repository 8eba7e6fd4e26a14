/** Server is going, gone, full or was not reached in time: not the caller's fault, and likely to pass. */
const passing = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05', // shut down, crashed, starting, idle session ended
  '57014',
  '55P03',
  '40001',
  '40P01', // statement or lock waited too long, serialisation, deadlock
  '53100',
  '53200',
  '53300',
  '25006', // disk full, out of memory, too many connections, read only
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOSPC',
]);

/** Whether the failure is an outage of PostgreSQL or of storage, rather than a bug of ours. */
export function isOutage(error: unknown): boolean {
  return causesOf(error).some(({ code, message, name }) => {
    // what the next statement of a transaction meets whose connection was lost between two of them
    if (name === 'QueryRunnerProviderAlreadyReleasedError' || name === 'QueryRunnerAlreadyReleasedError') return true;
    if (typeof code === 'string' && (passing.has(code) || code.startsWith('08'))) return true;
    // pg and its pool give these no code
    return (
      typeof message === 'string' &&
      /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/.test(
        message,
      )
    );
  });
}

/** The PostgreSQL or system code of a failure, for the log. */
export const codeOf = (error: unknown): string | undefined =>
  causesOf(error).find(({ code }) => typeof code === 'string')?.code as string | undefined;

function causesOf(error: unknown, depth = 0): { code?: unknown; message?: unknown; name?: unknown }[] {
  if (error === null || typeof error !== 'object' || depth > 4) return [];
  const { driverError, cause, errors } = error as { driverError?: unknown; cause?: unknown; errors?: unknown };
  return [error, ...[driverError, cause, ...(Array.isArray(errors) ? errors : [])].flatMap((inner) => causesOf(inner, depth + 1))];
}
