import type { Board } from '../../../../contracts/board';
import { count, persianDate } from '../../shared/format/format';
import { cx } from '../../shared/ui/cx';
import { boardWords as words } from './board.words';

/** How the lateness of a place went through the week; the oldest day first in the line of reading, each with its number. */
export function Trend({ trend }: { trend: Board['trend'] }) {
  const most = Math.max(1, ...trend.map(({ overdue }) => overdue));
  return (
    <div className="flex flex-1 flex-col px-4 pb-4 print:break-inside-avoid">
      <p className="text-secondary text-ink-2">{words.trendSays}</p>
      <ol className="mt-3 grid min-h-44 flex-1 grid-cols-7 gap-1.5">
        {trend.map(({ day, overdue }, i) => {
          const isNow = i === trend.length - 1;
          return (
            <li key={day} className="flex min-w-0 flex-col items-center gap-1 text-center">
              <span className={cx('tabular text-meta', isNow && 'font-semibold text-danger')}>{count(overdue)}</span>
              <span aria-hidden className="flex w-full flex-1 items-end justify-center">
                <span
                  className={cx('w-full max-w-8 rounded-t-chip print:[print-color-adjust:exact]', isNow ? 'bg-heat-3' : 'bg-heat-1')}
                  style={{ height: `${Math.max(2, (overdue / most) * 100)}%` }}
                />
              </span>
              <time dateTime={day} className="text-meta text-ink-2">
                {isNow ? words.now : dayAndMonth(day)}
              </time>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** «۲۸ آبان» @param day ISO date; noon in Tehran is never another day */
const dayAndMonth = (day: string): string => persianDate(`${day}T08:30:00Z`).split(' ').slice(0, 2).join(' ');
