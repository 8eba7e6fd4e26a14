import { Button } from './button';
import { stateWords } from './ui.words';

/** The next page of a list that goes on; nothing at its end. Fits what `useInfiniteQuery` gives. */
export function More({ query }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> } }) {
  if (!query.hasNextPage) return null;
  return (
    <div className="flex justify-center p-3 print:hidden">
      <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
        {stateWords.more}
      </Button>
    </div>
  );
}
