import type { LoggerService } from '@nestjs/common';
import pino, { type Level, type Logger } from 'pino';
import { traceOf } from './trace';

/** The only fields that reach the log (RELIABILITY D20): ids, codes, places in the code, status and time. */
const allowed = new Set([
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'code',
  'personId',
  'postId',
  'unitId',
  'letterId',
  'processId',
  'taskKey',
  'jobId',
  'job',
  'error',
  'errorCode',
  'frames',
  'count',
  'port',
  'host',
  'year',
  'pid',
  'signal',
  'part',
]);

/** Nest's logger over pino: one JSON line each; of objects, only the fields above. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param messages whether error messages are written too: in development, never where real letters are */
  constructor(
    role: string,
    level: string,
    private readonly messages = false,
  ) {
    this.pino = pino(
      { level, base: { role, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ dest: 1, sync: false }),
    );
  }

  log = (message: unknown, ...rest: unknown[]) => this.write('info', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);

  /** The last parameter is the context Nest adds; an error's stack before it may repeat data and is not written. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const fields = { ...(typeof context === 'string' && { context }), ...this.fieldsOf(message) };
    this.pino[level](fields, typeof message === 'string' ? message : undefined);
  }

  private fieldsOf(message: unknown): Record<string, unknown> {
    const fields = message instanceof Error ? traceOf(message) : message;
    if (fields === null || typeof fields !== 'object') return {};
    const passes = (name: string) => allowed.has(name) || (this.messages && name === 'message');
    return Object.fromEntries(Object.entries(fields).filter(([name, value]) => passes(name) && value !== undefined));
  }
}
