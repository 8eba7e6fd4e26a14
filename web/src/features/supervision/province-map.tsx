import type { BoardRow } from '../../../../contracts/board';
import { count } from '../../shared/format/format';
import { cx } from '../../shared/ui/cx';
import { boardWords as words } from './board.words';
import { heatFill, heatGround, heatOf, heatSteps, type HeatSteps } from '../../shared/format/heat';
import { provinceOutlines } from './province-outlines';

export interface ProvinceMapProps {
  rows: readonly BoardRow[];
  /** whose row is pointed at in the table */
  pointed: string | null;
  onPoint: (provinceCode: string | null) => void;
  onOpen: (row: BoardRow) => void;
}

/** The country at a glance, for whoever points with a mouse or finger; the table beside it says and does the same for everybody. */
export function ProvinceMap({ rows, pointed, onPoint, onOpen }: ProvinceMapProps) {
  const provinces = new Map(rows.flatMap((row) => (row.provinceCode ? [[row.provinceCode, row]] : [])) as [string, BoardRow][]);
  const steps = heatSteps(Math.max(0, ...rows.map(({ overdue }) => overdue)));
  const shown = pointed ? provinces.get(pointed) : undefined;
  return (
    <div className="flex flex-1 flex-col gap-2 px-4 pb-4">
      <svg
        role="img"
        aria-label={words.mapSays}
        viewBox="8 88 1014 907"
        className="mx-auto max-h-[32rem] min-h-0 w-full flex-1 print:max-h-80"
      >
        {[...provinces].map(([code, row]) => (
          <path
            key={code}
            d={provinceOutlines[code]}
            strokeWidth={2}
            onPointerEnter={() => onPoint(code)}
            onPointerLeave={() => onPoint(null)}
            onClick={() => onOpen(row)}
            className={cx('cursor-pointer stroke-surface', heatFill[heatOf(row.overdue, steps)])}
          />
        ))}
        {/* drawn last: its line lies above those of the neighbours */}
        {shown && pointed && (
          <path d={provinceOutlines[pointed]} strokeWidth={5} className="pointer-events-none fill-none stroke-ink" strokeLinejoin="round" />
        )}
      </svg>
      <p className="min-h-6 text-secondary text-ink-2 print:hidden">
        {shown ? (
          <>
            <span className="font-medium text-ink">{shown.unit.name}</span>
            {' · '}
            {count(shown.overdue)} {words.overdue} {words.ofOpen(shown.openInquiries)}
          </>
        ) : (
          words.mapHint
        )}
      </p>
      <Legend steps={steps} />
    </div>
  );
}

function Legend({ steps }: { steps: HeatSteps }) {
  const labels = steps.map((to, i) => (i === 0 ? (to === 0 ? words.zero : words.range(0, to)) : words.range(steps[i - 1]! + 1, to)));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
      {[...labels, words.above(steps[3])].map((label, shade) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cx('size-3 rounded-chip print:[print-color-adjust:exact]', heatGround[shade])} />
          {label}
        </li>
      ))}
    </ul>
  );
}
