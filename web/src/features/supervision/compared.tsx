import { TrendingDown, TrendingUp } from 'lucide-react';
import { FEW_ANSWERS } from '../../../../contracts/board-measures.words';
import { percent } from '../../shared/format/format';
import { cx } from '../../shared/ui/cx';
import { measuresWords as words } from './measures.words';

export interface ComparedProps {
  now: number | null;
  before: number | null;
  /** answers behind each of them */
  of: { now: number; before: number };
  kind: 'share' | 'time';
}

/** A figure and how it has changed: in words, with an arrow, and with how few answers stand behind it where they are few. */
export function Compared({ now, before, of, kind }: ComparedProps) {
  const tell = kind === 'share' ? percent : words.lasting;
  if (now === null) return <span className="text-ink-3">—</span>;
  return (
    <span className="flex flex-col whitespace-nowrap">
      <span>{tell(now)}</span>
      {of.now < FEW_ANSWERS && <span className="text-meta text-warn">{words.few(of.now)}</span>}
      {before !== null && (
        <span title={words.was(tell(before), of.before)}>
          <Change by={now - before} kind={kind} />
          {of.before < FEW_ANSWERS && <span className="sr-only"> {words.was(tell(before), of.before)}</span>}
        </span>
      )}
    </span>
  );
}

/** More within time is better, a longer time is worse. */
function Change({ by, kind }: { by: number; kind: 'share' | 'time' }) {
  if (Math.abs(by) < (kind === 'share' ? 0.0005 : 60_000)) return <span className="text-meta text-ink-2">{words.same}</span>;
  const isBetter = kind === 'share' ? by > 0 : by < 0;
  const Arrow = by > 0 ? TrendingUp : TrendingDown;
  const size = kind === 'share' ? words.points(Math.abs(by)) : words.lasting(Math.abs(by)).split(' و ')[0]!;
  return (
    <span className={cx('inline-flex items-center gap-1 text-meta', isBetter ? 'text-ok' : 'text-danger')}>
      <Arrow size={14} aria-hidden />
      {by > 0 ? words.more(size) : words.less(size)}
    </span>
  );
}
