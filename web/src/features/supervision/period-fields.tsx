import { dayFromNow } from '../../shared/format/day-from-now';
import { DateField } from '../../shared/ui/date-field';
import type { BoardSearch } from './board-search';
import { measuresWords as words } from './measures.words';

export const USUAL_DAYS = 30;

export interface PeriodFieldsProps {
  search: BoardSearch;
  onChange: (part: Partial<BoardSearch>) => void;
}

/** The days that are looked at: the last thirty until somebody says others. */
export function PeriodFields({ search: { from, to }, onChange }: PeriodFieldsProps) {
  const [first, last] = [from ?? dayFromNow(1 - USUAL_DAYS), to ?? dayFromNow(0)];
  return (
    <>
      <DateField label={words.from} value={first} max={last} onChange={(day) => onChange({ from: day ?? undefined, to: last })} />
      <DateField
        label={words.to}
        value={last}
        min={first}
        max={dayFromNow(0)}
        onChange={(day) => onChange({ from: first, to: day ?? undefined })}
      />
    </>
  );
}
