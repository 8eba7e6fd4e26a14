import type { EntityManager } from 'typeorm';
import type { Rung } from '../../contracts/journal';
import { timingOf, type TaskClock } from '../../contracts/task-clock';
import type { CalendarsOfUnits } from './calendars-of-units';

type Db = Pick<EntityManager, 'query'>;

/** A task that waits, with what is stored of its clock. */
export interface OpenClock {
  id: string;
  key: string;
  /** the last line of its process */
  seq: number;
  letter: string;
  clock: TaskClock;
  due: string | null;
  provisional: boolean;
  /** when each step strikes that has not struck yet */
  rungs: Record<string, string> | null;
  /** steps that have struck, where it has stood still at some time; else null */
  struck: string[] | null;
}

/** What a clock counts to now, where that is not what is stored. */
export interface Moved {
  due: string | null;
  provisional: boolean;
  ladder: Rung[];
  /** something strikes earlier than it was to */
  nearer: boolean;
  /** it has stood still, so that other steps may count than did */
  waits: boolean;
}

/** The place in the list of all clocks after which to read on. */
export interface After {
  id: string;
  key: string;
}
export const FROM_THE_FIRST: After = { id: '00000000-0000-0000-0000-000000000000', key: '' };

/** Those that count by the calendar of these units, or reach somebody there. */
const counted = `($1::text[] is null or t.clock->>'unit' = any($1) or exists (select from jsonb_each_text(t.clock->'told') told where told.value = any($1)))`;

/** Clocks are shared out by their process, so that several can look at them side by side. */
export const LANES = 4;

/** @param units those whose calendar they count by; null for all · @param lane of `LANES`; null for all */
export const openClocks = (
  db: Db,
  units: readonly string[] | null,
  { id, key }: After,
  portion: number,
  lane: number | null = null,
): Promise<OpenClock[]> => db.query(reading, [units, id, key, portion, lane]);

export async function countClocks(db: Db, units: readonly string[] | null): Promise<number> {
  const [{ n }]: [{ n: number }] = await db.query(
    `select count(*)::int as n from tasks t where t.state = 'open' and t.clock is not null and ${counted}`,
    [units],
  );
  return n;
}

/** @returns nothing when it strikes as it is stored · @throws DomainError as `clockOf` */
export function movedBy(calendars: CalendarsOfUnits, { clock, due, provisional, rungs, struck }: OpenClock): Moved | undefined {
  const had = new Map(Object.entries(rungs ?? {}));
  const now = timingOf(calendars, clock);
  const owed = now.ladder.filter(({ step }) => (struck ? !struck.includes(step) : had.has(step)));
  const isSame = owed.length === had.size && owed.every(({ step, at }) => had.get(step) === at);
  if (now.dueAt === due && now.provisional === provisional && isSame) return undefined;
  const nearer = owed.some(({ step, at }) => at < (had.get(step) ?? LAST));
  return { due: now.dueAt, provisional: now.provisional, ladder: now.ladder, nearer, waits: struck !== null };
}

/** After every instant. */
const LAST = '~';

const reading = `
  select t.process_id as id, t.key, p.seq, t.letter_id as letter, t.clock, iso(t.due_at) as due, t.provisional, c.rungs,
    case when t.clock @? '$.facts[*] ? (@.kind == "pause")' then array(
      select split_part(f.key, ':', 2) from acts f where f.year = t.year and f.process_id = t.process_id and f.kind = 'fired' and starts_with(f.key, t.key || ':')) end as struck
  from (select * from tasks t where t.state = 'open' and t.clock is not null and ${counted} and (t.process_id, t.key) > ($2::uuid, $3)
          and ($5::int is null or get_byte(uuid_send(t.process_id), 15) % ${LANES} = $5)
        order by t.process_id, t.key limit $4) t
    join processes p on p.year = t.year and p.id = t.process_id
    left join lateral (select json_object_agg(step, iso(at)) as rungs from clocks c where c.year = t.year and c.process_id = t.process_id and c.key = t.key) c on true
  order by t.process_id, t.key`;
