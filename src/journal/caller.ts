import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../../contracts/errors';
import type { Actor } from '../auth/actor';
import { preferHeader, preferredWaitMs } from '../platform/http/preferred-wait';
import { bodyHash, requestKeyHeader, requestKeyOf } from '../platform/http/request-key';

/** Who sends a command, under which key, and how long they would wait for what follows. */
export interface Caller {
  actor: Actor;
  key: string;
  /** tells a repeated request from another one under the same key */
  hash: Buffer;
  waitMs: number;
  /** only to learn what would happen: everything is done, and undone before anybody sees it */
  rehearses?: boolean;
}

/** @throws DomainError `request.key_missing` · `request.key_invalid` */
export const CalledBy = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.actor) throw new DomainError('auth.required');
    return {
      actor: request.actor,
      key: requestKeyOf(request),
      hash: bodyHash(`${request.method} ${request.originalUrl}`, request.body),
      waitMs: preferredWaitMs(request.get('prefer')),
    };
  },
  [requestKeyHeader, preferHeader],
);
