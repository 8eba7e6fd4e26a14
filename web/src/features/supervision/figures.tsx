import { TrendingDown, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Board } from '../../../../contracts/board';
import { count, percent, persianDuration } from '../../shared/format/format';
import { cx } from '../../shared/ui/cx';
import { boardWords as words } from './board.words';
import { Sparkline } from './sparkline';

/** The four figures of a place: what is late, what will be today, how quickly it answers. */
export function Figures({ board: { totals, trend } }: { board: Board }) {
  const [yesterday, today] = trend.slice(-2);
  const more = yesterday && today ? today.overdue - yesterday.overdue : 0;
  return (
    <dl className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Figure
        name={words.overdue}
        value={count(totals.overdue)}
        isAlarm={totals.overdue > 0}
        note={trend.length > 1 && <Change by={more} />}
        aside={
          trend.length > 1 && <Sparkline values={trend.map(({ overdue }) => overdue)} className={more > 0 ? 'text-danger' : 'text-ok'} />
        }
      />
      <Figure name={words.dueToday} value={count(totals.dueToday)} note={words.dueTomorrow(totals.dueTomorrow)} />
      <Figure
        name={words.within24h}
        value={totals.within24hShare30d === null ? '—' : percent(totals.within24hShare30d)}
        note={
          totals.answered30d
            ? [
                words.ofAnswered(totals.answered30d),
                totals.withinPolicyShare30d !== null && words.withinPolicy(percent(totals.withinPolicyShare30d)),
              ]
                .filter(Boolean)
                .join('، ')
            : words.noAnswers
        }
      />
      <Figure
        name={words.median}
        value={totals.medianAnswerMs30d === null ? '—' : persianDuration(totals.medianAnswerMs30d)}
        isWordy
        note={totals.p90AnswerMs30d === null ? words.ofOpen(totals.openInquiries) : words.p90(totals.p90AnswerMs30d)}
      />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: string;
  note?: ReactNode;
  aside?: ReactNode;
  isAlarm?: boolean;
  /** in words, not a number alone: a little smaller */
  isWordy?: boolean;
}

function Figure({ name, value, note, aside, isAlarm, isWordy }: FigureProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 rounded-card border border-line bg-surface px-4 py-3">
      <dt className="col-span-2 text-secondary text-ink-2">{name}</dt>
      <dd
        className={cx('font-semibold', !aside && 'col-span-2', isWordy ? 'text-title leading-10' : 'text-figure', isAlarm && 'text-danger')}
      >
        {value}
      </dd>
      {aside && <dd className="row-span-2 max-md:hidden">{aside}</dd>}
      <dd className={cx('text-meta text-ink-2', aside ? 'max-md:col-span-2' : 'col-span-2')}>{note}</dd>
    </div>
  );
}

function Change({ by }: { by: number }) {
  if (by === 0) return <>{words.asYesterday}</>;
  const Arrow = by > 0 ? TrendingUp : TrendingDown;
  return (
    <span className={cx('inline-flex items-center gap-1', by > 0 ? 'text-danger' : 'text-ok')}>
      <Arrow size={14} aria-hidden />
      {by > 0 ? words.moreThanYesterday(by) : words.lessThanYesterday(-by)}
    </span>
  );
}
