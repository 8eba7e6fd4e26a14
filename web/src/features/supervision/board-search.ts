import type { BoardLevel } from '../../../../contracts/board';
import type { MeasuresFilter } from '../../../../contracts/board-measures';

/** What the screen shows, as it stands in the address: every view can be sent to somebody. */
export interface BoardSearch {
  level?: BoardLevel;
  under?: string;
  tab?: string;
  /** code of a type of inquiry */
  type?: string;
  /** which letters are listed */
  state?: LetterState;
  post?: string;
  from?: string;
  to?: string;
  by?: MeasuresFilter['by'];
  /** compared with the days just before, the same days a year earlier, or those that are named */
  against?: 'year' | 'days';
  againstFrom?: string;
  againstTo?: string;
}
export type LetterState = 'overdue' | 'dueToday' | 'soon' | 'open';

const levels: readonly BoardLevel[] = ['country', 'province', 'county', 'unit'];
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined => values.find((each) => each === value);

/** Whatever an address says; what it cannot say is left out. */
export function boardSearchOf(raw: Record<string, unknown>): BoardSearch {
  const text = (name: string) => (typeof raw[name] === 'string' && raw[name] ? raw[name] : undefined);
  const day = (name: string) => (isDay(raw[name]) ? raw[name] : undefined);
  const search: BoardSearch = {
    level: oneOf(levels, raw.level),
    under: text('under'),
    tab: text('tab'),
    type: text('type'),
    state: oneOf(['dueToday', 'soon', 'open'] as const, raw.state),
    post: text('post'),
    from: day('from'),
    to: day('to'),
    by: oneOf(['type', 'week'] as const, raw.by),
    against: oneOf(['year', 'days'] as const, raw.against),
    againstFrom: day('againstFrom'),
    againstTo: day('againstTo'),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
