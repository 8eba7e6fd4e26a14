import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const logger = new Logger('Request');

/** Gives every request an id and writes one line when it is answered: ids, route, status and time, nothing a person typed. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const started = process.hrtime.bigint();
  const requestId = randomUUID();
  response.locals.requestId = requestId;
  response.setHeader('x-request-id', requestId);
  response.once('close', () => {
    const route: unknown = (request.route as { path?: unknown } | undefined)?.path;
    const line = {
      requestId,
      method: request.method,
      route: typeof route === 'string' ? route : '-',
      status: response.statusCode,
      ms: Math.round(Number(process.hrtime.bigint() - started) / 1e4) / 100,
      code: response.locals.code as string | undefined,
      personId: response.locals.personId as string | undefined,
    };
    if (response.statusCode >= 500) logger.warn(line);
    else logger.debug(line);
  });
  next();
}

export const requestIdOf = (response: Response): string => (response.locals.requestId as string | undefined) ?? randomUUID();
