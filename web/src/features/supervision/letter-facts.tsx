import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import type { BoardLetter } from '../../../../contracts/board';
import { listOf } from '../../shared/format/format';
import { boardWords as words } from './board.words';

/** What is asked, as far as the reader may know. */
export function Subject({ letter }: Pick<BoardLetter, 'letter'>) {
  if (!letter)
    return (
      <span className="inline-flex items-center gap-1 text-ink-2">
        <Lock size={14} aria-hidden />
        {words.hidden}
      </span>
    );
  if (letter.subject === null) return <span className="text-ink-2">{words.noSubject}</span>;
  return (
    <Link to={`/letters/${letter.id}` as string} className="font-medium text-ink underline-offset-4 hover:text-primary hover:underline">
      {letter.subject}
    </Link>
  );
}

/** On whose desk it lies; it leads to the desks of that unit, where work is laid on others. */
export function Desks({ desks, unit }: Pick<BoardLetter, 'desks' | 'unit'>) {
  if (desks.length === 0) return <>{words.noDesk}</>;
  return (
    <Link
      to="/supervision/workload"
      search={{ level: 'unit', under: unit.id }}
      title={words.toDesks}
      className="text-primary underline-offset-4 hover:underline"
    >
      {words.desk} {listOf(desks.map(({ post }) => post.title))}
    </Link>
  );
}
