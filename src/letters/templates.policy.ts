import { DomainError } from '../../contracts/errors';
import type { TemplateScope } from '../../contracts/templates';
import type { Actor } from '../auth/actor';
import { reachesTask } from '../auth/seat';

/** Whose a template is. */
export interface Owner {
  scope: TemplateScope;
  unitId: string | null;
  personId: string | null;
  /** the post that answers for the unit */
  head: string | null;
}

/** Everybody keeps their own; the head of a unit, or who works for them, those of the unit; the administration those of all. */
export const mayKeep = ({ personId, isAdmin, posts }: Actor, owner: Owner): boolean =>
  owner.scope === 'PERSON'
    ? owner.personId === personId
    : owner.scope === 'ORGANISATION'
      ? isAdmin
      : posts.some((seat) => seat.postId === owner.head && reachesTask(seat, 'draft'));

/** @throws DomainError `auth.forbidden` */
export function requireKeeper(actor: Actor, owner: Owner): void {
  if (!mayKeep(actor, owner)) throw new DomainError('auth.forbidden');
}
