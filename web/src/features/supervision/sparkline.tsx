import { cx } from '../../shared/ui/cx';

/** The way of a figure through some days, the oldest at the left as in every chart; what it says stands in words beside it. */
export function Sparkline({ values, className }: { values: readonly number[]; className?: string }) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => (high === low ? 12 : 22 - ((value - low) / (high - low)) * 20);
  const points = values.map((value, i) => `${(i / Math.max(1, values.length - 1)) * 94 + 1},${y(value).toFixed(1)}`);
  return (
    <svg aria-hidden viewBox="0 0 96 24" className={cx('h-6 w-24 shrink-0', className)}>
      <polyline
        points={points.join(' ')}
        fill="none"
        className="stroke-current"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
