import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { Board } from '../../../../contracts/board';
import { persianInstant } from '../../shared/format/format';
import { boardQuery, whereOf, type Where } from './board.data';
import type { BoardSearch } from './board-search';
import { boardWords as words, placeTitle } from './board.words';

export interface WayProps {
  board: Pick<Board, 'above' | 'place'>;
  /** the view that stays while the place changes */
  to: '/supervision' | '/supervision/risk' | '/supervision/workload';
  search?: BoardSearch;
}

/** From the country down to here; each step leads back. */
export function Way({ board: { above, place }, to, search }: WayProps) {
  if (above.length === 0) return null;
  return (
    <nav aria-label={words.way}>
      <ol className="flex flex-wrap items-center gap-x-1 text-secondary">
        {[...above].reverse().map((step) => (
          <li key={step.under ?? step.level} className="inline-flex items-center gap-1">
            <Link
              to={to}
              search={{ ...search, under: undefined, post: undefined, ...whereOf(step) }}
              className="inline-flex min-h-6 items-center text-primary hover:underline"
            >
              {placeTitle(step)}
            </Link>
            <ChevronLeft size={14} aria-hidden className="text-ink-3" />
          </li>
        ))}
        <li aria-current="page" className="text-ink-2">
          {placeTitle(place)}
        </li>
      </ol>
    </nav>
  );
}

/** The way to the place that is looked at beside the board. */
export function WayTo({ where, to }: { where: Where | undefined; to: WayProps['to'] }) {
  const { data: board } = useQuery({ ...boardQuery(where ?? { level: 'country' }), enabled: !!where });
  return board ? <Way board={board} to={to} /> : null;
}

/** Which place, and on paper of which hour. */
export function PlaceLine({ where }: { where: Where }) {
  const { data: board } = useQuery(boardQuery(where));
  if (!board) return null;
  return (
    <p>
      <span className="font-medium text-ink">{placeTitle(board.place)}</span>
      <span className="hidden print:inline"> · {persianInstant(board.at)}</span>
    </p>
  );
}
