import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MeView, SignIn } from '../../../../contracts/auth';
import { act } from '../../shared/api/client';
import { meQuery } from '../../shared/api/me';
import { noteOfficeTime } from '../../shared/api/server-clock';

export function useSignIn(onDone: (me: MeView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: SignIn) => act<MeView>('/auth/sign-in', command),
    onSuccess: (me) => {
      noteOfficeTime(me.now);
      queries.setQueryData(meQuery.queryKey, me);
      onDone(me);
    },
  });
}

/** Nothing of the person stays in this browser: neither answers nor drafts. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => act('/auth/sign-out'),
    onSettled: () => {
      queries.clear();
      sessionStorage.clear();
      for (const key of Object.keys(localStorage)) if (key.startsWith('chapar.draft')) localStorage.removeItem(key);
      location.assign('/sign-in'); // a fresh page: nothing of the last person is left in memory either
    },
  });
}

export function useChoosePost() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (postId: string | null) => act<MeView>('/auth/post', { postId }),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }); // what another post sees is another desk
    },
  });
}
