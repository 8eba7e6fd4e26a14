import { DomainError } from '../../contracts/errors';
import type { Actor } from '../auth/actor';

/** Who may read the work of a whole office. */
export interface OfficeOverseen {
  id: string;
  provinceCode: string | null;
  /** the post at its head */
  head: string | null;
}

/** @returns the posts that are meant: that one, or all. @throws DomainError `auth.post_not_held` */
export function requirePosts(actor: Actor, post: string | undefined): string[] {
  const posts = actor.posts.map(({ postId }) => postId).filter((id) => !post || id === post);
  if (post && !posts.length) throw new DomainError('auth.post_not_held');
  return posts;
}

/**
 * Its head, its secretariat, supervisors of its province or of the headquarters, and administrators. An administrator sees how much there is
 * and where, not what it says: subjects come with part in the letter only.
 * @param supervised province codes of the actor's supervising posts; null stands for the whole organisation
 * @throws DomainError `auth.forbidden`
 */
export function requireOverseer(actor: Actor, office: OfficeOverseen, supervised: readonly (string | null)[]): void {
  const isOfOffice = actor.posts.some(
    ({ postId, officeId, postKind }) => officeId === office.id && (postId === office.head || postKind === 'CLERK'),
  );
  const supervises = supervised.some((province) => province === null || province === office.provinceCode);
  if (!isOfOffice && !supervises && !actor.isAdmin) throw new DomainError('auth.forbidden');
}
