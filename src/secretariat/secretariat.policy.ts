import type { Actor } from '../auth/actor';

/** Books are read by the secretariat that keeps them. @returns the offices whose books those are; none for everybody else */
export const officesKept = ({ posts }: Actor): string[] => [
  ...new Set(posts.filter(({ postKind }) => postKind === 'CLERK').map(({ officeId }) => officeId)),
];
