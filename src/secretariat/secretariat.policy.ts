import type { Actor, ActorPost } from '../auth/actor';

/** The seats of a person in secretariats; none for everybody else. */
export const clerksSeats = ({ posts }: Actor): ActorPost[] => posts.filter(({ postKind }) => postKind === 'CLERK');

/** Books are read by the secretariat that keeps them. @returns the offices whose books those are, those of one post where one is named */
export const officesKept = (actor: Actor, post?: string): string[] => [
  ...new Set(
    clerksSeats(actor)
      .filter(({ postId }) => post === undefined || postId === post)
      .map(({ officeId }) => officeId),
  ),
];
