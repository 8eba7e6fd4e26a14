import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError } from '../../../contracts/errors';

const FILES = 'acceptsFiles';

/** The route reads the body itself, as a stream of any type but JSON. */
export const AcceptsFiles = () => SetMetadata(FILES, true);

/** A body is JSON, unless the route takes files. */
@Injectable()
export class MediaGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws DomainError `request.media_type_unsupported` */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const empty = request.headers['transfer-encoding'] === undefined && !Number(request.headers['content-length']);
    if (empty || request.is('application/json') || this.reflector.get<boolean>(FILES, context.getHandler())) return true;
    throw new DomainError('request.media_type_unsupported');
  }
}
