import { boardWords as words } from './board.words';

/** What is on paper of a list that goes on: only its beginning, and where the rest is to be had. */
export function OnlyFirst({ query }: { query: { hasNextPage: boolean } }) {
  if (!query.hasNextPage) return null;
  return <p className="hidden px-4 py-2 text-secondary print:block">{words.onlyFirst}</p>;
}
