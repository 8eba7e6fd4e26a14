import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { MeView } from '../../../../contracts/auth';
import { get } from './client';
import { noteOfficeTime } from './server-clock';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await get<MeView>('/auth/me', {}, signal);
    noteOfficeTime(me.now);
    return me;
  },
  staleTime: 5 * 60_000,
});

/** The signed-in person; on every page behind the sign-in it is there already. */
export const useMe = (): MeView => useSuspenseQuery(meQuery).data;

/** The post an act is done in when the letter does not say: the chosen one, else the person's first. */
export function useActingPost(): MeView['posts'][number] | undefined {
  const { posts, chosenPostId } = useMe();
  return posts.find(({ postId }) => postId === chosenPostId) ?? posts[0];
}
