import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheckBig, Eye, EyeOff } from 'lucide-react';
import type { BoardLetter } from '../../../../contracts/board';
import { LetterNo } from '../../shared/format/letter-no';
import { Deadline } from '../../shared/letters/marks';
import { deadlineWords } from '../../shared/letters/marks.words';
import { Choice } from '../../shared/ui/field';
import { More } from '../../shared/ui/more';
import { Panel } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { lateLettersQuery, type Where } from './board.data';
import type { BoardSearch } from './board-search';
import { boardWords as words } from './board.words';
import { Desks, Subject } from './letter-facts';
import { OnlyFirst } from './only-first';
import { useReminding } from './reminding';

const states = (['overdue', 'dueToday', 'soon', 'open'] as const).map((id) => ({ id, label: words.states[id] }));

export interface LateLettersProps {
  where: Where;
  search: Pick<BoardSearch, 'state' | 'type' | 'post'>;
  onChange: (part: Partial<BoardSearch>) => void;
  title?: string;
}

/** The letters behind the figures, soonest due first: which unit is asked, and on whose desk it lies. */
export function LateLetters({ where, search, onChange, title = words.letters }: LateLettersProps) {
  const state = search.state ?? 'overdue';
  const query = useInfiniteQuery(lateLettersQuery(where, { ...search, state }));
  const letters = query.data?.pages.flatMap(({ items }) => items);
  const { button, all, choiceOf } = useReminding(letters ?? []);
  return (
    <Panel title={title} actions={!!letters?.length && button}>
      <div className="px-4 pb-2 print:hidden">
        <Choice
          label={words.show}
          value={state}
          onChange={(next) => onChange({ state: next === 'overdue' ? undefined : next })}
          options={states}
        />
      </div>
      <p className="hidden px-4 pb-2 text-secondary print:block print:break-after-avoid">{words.states[state]}</p>
      {query.error && !letters && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={[4, 4, 4]} />}
      {letters?.length === 0 && <Empty icon={<CircleCheckBig size={32} />} title={words.noLetters[state]} />}
      {letters && letters.length > 0 && (
        <>
          {all}
          <ul aria-label={title} className="border-t border-line">
            {letters.map((letter) => (
              <li key={letter.process} className="flex gap-3 border-b border-line px-4 py-2.5 last:border-0 print:break-inside-avoid">
                {choiceOf(letter)}
                <Line line={letter} />
              </li>
            ))}
          </ul>
        </>
      )}
      <OnlyFirst query={query} />
      <More query={query} />
    </Panel>
  );
}

function Line({ line: { letter, unit, asker, type, openedAt, dueAt, seenAt, desks } }: { line: BoardLetter }) {
  const Seen = seenAt ? Eye : EyeOff;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-1 md:flex-row md:items-center">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Subject letter={letter} />
          {letter?.number && <LetterNo value={letter.number} className="text-secondary text-ink-2" />}
        </p>
        <p className="text-secondary text-ink-2">
          {words.asked} <span className="font-medium text-ink">{unit.name}</span> · {words.asker}: {asker.name} · {type}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 md:w-80 md:shrink-0 md:justify-between">
        <p className="min-w-0 flex-1 text-secondary text-ink-2">
          <Desks desks={desks} unit={unit} />
          <span className="ms-2 inline-flex items-center gap-1 text-meta text-ink-3">
            <Seen size={14} aria-hidden />
            {seenAt ? words.seen : words.unseen}
          </span>
        </p>
        {dueAt ? (
          <Deadline dueAt={dueAt} startedAt={openedAt} />
        ) : (
          <span className="text-meta text-info-ink">{deadlineWords.pausedShort}</span>
        )}
      </div>
    </div>
  );
}
