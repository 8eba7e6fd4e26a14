import { ChevronDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMe } from '../../shared/api/me';
import { sessionWords } from './session.words';

const AccountMenu = lazy(() => import('./account-menu'));

/** Who is here; the menu behind it comes after the first page stands. */
export function Account() {
  return (
    <Suspense
      fallback={
        <span className="control flex min-w-0 items-center gap-2 px-2">
          <AccountName />
        </span>
      }
    >
      <AccountMenu />
    </Suspense>
  );
}

export function AccountName() {
  const { person, posts, chosenPostId } = useMe();
  const chosen = posts.find(({ postId }) => postId === chosenPostId) ?? (posts.length === 1 ? posts[0] : undefined);
  const acting = posts.length === 0 ? sessionWords.noPost : (chosen?.title ?? sessionWords.allPosts);
  return (
    <>
      <span className="min-w-0">
        <span className="block truncate text-secondary leading-5 font-medium">{person.name}</span>
        <span className="hidden truncate text-meta leading-4 text-ink-2 md:block">{acting}</span>
      </span>
      <ChevronDown size={16} aria-hidden className="shrink-0" />
    </>
  );
}
