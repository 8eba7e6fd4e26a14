import { DomainError } from '../../contracts/errors';
import type { Actor } from '../auth/actor';

/**
 * Who may see and change the organisation; what is not allowed here is refused. The chart is open to everybody who works in it or runs
 * it: letters cannot be addressed otherwise. It holds names and posts only, never what somebody may read.
 * @throws DomainError `auth.forbidden`
 */
export function requireChartReader(actor: Actor): void {
  if (!actor.isAdmin && actor.posts.length === 0) throw new DomainError('auth.forbidden');
}

/** The organisation is changed by its administrators: chart, appointments, people, inquiry types, numbers; they alone read its history. @throws DomainError `auth.forbidden` */
export function requireAdmin(actor: Actor): void {
  if (!actor.isAdmin) throw new DomainError('auth.forbidden');
}
