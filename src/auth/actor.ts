import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Classification } from '../../contracts/classification';
import { DomainError } from '../../contracts/errors';
import type { AssignmentKind } from '../../contracts/org';
import type { SubstitutionScope } from '../../contracts/substitution';

/** One post in which a person may act at this moment, and how they came to it. */
export interface ActorPost {
  postId: string;
  unitId: string;
  officeId: string;
  kind: AssignmentKind;
  postKind: string;
  maySign: boolean;
  /** the person for whom an acting holder, an assistant or a substitute works */
  holderId: string | null;
  /** of a substitute: what was passed on to them, and until when */
  scope: SubstitutionScope | null;
  until: string | null;
}

/** Who is asking: the signed-in person with the posts they may act in right now, read afresh for every request. */
export interface Actor {
  personId: string;
  clearance: Classification;
  isAdmin: boolean;
  posts: ActorPost[];
}

/** @throws DomainError `auth.required` on a public route that forgot that nobody may be signed in */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<Request>();
  if (!actor) throw new DomainError('auth.required');
  return actor;
});

declare module 'express-serve-static-core' {
  interface Request {
    actor?: Actor;
  }
}
