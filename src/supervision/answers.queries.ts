import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addTo, noAnswers, stretchColumns, type Answers } from './answer-times';
import { closedBetween, EVERY_TYPE, lateColumns, saturdayOf, startOf, sumsOf, type Scope } from './rollup';
import { spansOf, splitAt, type Span } from './spans';

/** Days of the offices, both included. */
export interface Period {
  from: string;
  to: string;
}
/** What is counted: parts of a place, each under its key; offices say where their live rows count. */
export interface Counted {
  level: Scope | 'unit';
  scopes: readonly string[];
  /** offices in which it lies, with the scope of each; of an office's units it is the unit that is asked; `ledger` is where open questions are counted, its own unless said */
  offices: readonly { id: string; scope: string; ledger?: string }[];
  type?: string | undefined;
}
export type GroupedBy = 'scope' | 'type' | 'week' | 'day';

interface Row extends Omit<Answers, 'late' | 'stretches'> {
  key: string;
  late: number[];
  /** of a finished day all of them, of a live row the one it counts in */
  stretches: number[] | number;
}

/** The last day that is counted; none of a unit, whose office has few enough. */
export async function countedUntil(db: DataSource, level: Counted['level']): Promise<string | null> {
  if (level === 'unit') return null;
  const [{ until }] = await db.query<[{ until: string | null }]>(`select until::text from board_rolled`);
  return until;
}

/** Answers of finished days from the rows of those, of the days since then from the questions themselves. */
@Injectable()
export class AnswersQueries {
  constructor(private readonly db: DataSource) {}

  /** @returns by scope, type, or first day of the week; nothing stands for none */
  async between(counted: Counted, { from, to }: Period, by: GroupedBy): Promise<Map<string, Answers>> {
    const { level, scopes, offices, type } = counted;
    const { last, live } = splitAt(await countedUntil(this.db, level), from, to);
    const rows = await this.db.query<Row[]>(sqlOf(by, level, spansOf(from, last, by === 'day')), [
      level,
      scopes,
      type ?? null,
      live,
      to,
      offices.map(({ id }) => id),
      offices.map(({ scope }) => scope),
    ]);
    const sums = new Map<string, Answers>();
    for (const { key, stretches, ...row } of rows) {
      const sum = sums.get(key) ?? noAnswers();
      if (typeof stretches === 'number') sum.stretches[stretches]! += row.answered;
      sums.set(key, addTo(sum, { ...row, stretches: typeof stretches === 'number' ? [] : stretches }));
    }
    return sums;
  }
}

const list = (columns: readonly string[]) => `json_build_array(${columns.map((column) => `coalesce(sum(${column}), 0)`).join(', ')})`;
const sum = (column: string) => `coalesce(sum(${column}), 0)::float8`;
const five = `${sum('answered')} as answered, ${sum('within_day')} as "withinDay", ${sum('within_policy')} as "withinPolicy", ${sum('with_policy')} as "withPolicy", ${sum('sum_ms')} as "sumMs", ${list(lateColumns)} as late`;

/** $1 level, $2 scopes, $3 type, $4 the first day that is read live, $5 the last, $6 offices and $7 the scope of each. */
function sqlOf(by: GroupedBy, level: Counted['level'], spans: Span[]): string {
  const keyOf = (scope: string) => ({ scope: `${scope}::text`, type: 'type', week: `${saturdayOf('day')}::text`, day: 'day::text' })[by];
  const finished = spans.map(
    ([grain, from, before]) =>
      `select ${keyOf('scope')} as key, ${five}, ${list(stretchColumns)} as stretches from board_answers
       where level = $1 and scope = any($2::uuid[]) and grain = '${grain}' and day >= '${from}' and day < '${before}' and type ${by === 'type' ? `= coalesce($3, type) and type <> '${EVERY_TYPE}'` : `= coalesce($3, '${EVERY_TYPE}')`} group by 1`,
  );
  const now = `select key, ${five}, to_json(stretch) as stretches from (${sumsOf(
    `select *, ${keyOf(level === 'unit' ? 'asked_of' : 'scope')} as key from (${closedBetween(
      'select * from unnest($6::uuid[], $7::uuid[]) as office(id, scope)',
      startOf('$4::date'),
      startOf('$5::date + 1'),
    )}) c where ($3::text is null or type = $3) and $1::text is not null and ${level === 'unit' ? 'asked_of = any($2::uuid[])' : '$2::uuid[] is not null'}`,
    'key',
  )}) live group by key, stretch`;
  return [...finished, now].join(' union all ');
}
