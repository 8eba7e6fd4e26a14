import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import type { Config } from '../../config/env';
import { DomainError } from '../../contracts/errors';
import { PUBLIC } from '../platform/http/public';
import { InjectConfig } from '../platform/platform.module';
import { Identities, type Identity } from './identity';
import { sessionTokenOf } from './session-cookie';

/** Every route asks for a session, unless it says that it is public. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identities: Identities,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** @throws DomainError `auth.required` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const identity = await this.identities.of(sessionTokenOf(request, this.config));
    if (!identity) throw new DomainError('auth.required');
    request.identity = identity;
    request.actor = identity.actor;
    context.switchToHttp().getResponse<Response>().locals.personId = identity.actor.personId;
    return true;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    identity?: Identity;
  }
}
