import type { PolicyWork } from '../../contracts/deadline-policies';
import type { Policy, Work } from '../../contracts/policy-choice';
import type { TaskClock } from '../../contracts/task-clock';
import type { Db } from './policies.queries';

/** A clock that runs, and the work it measures. */
export interface MeasuredWork extends Work {
  process: string;
  key: string;
  clock: TaskClock;
  dueAt: Date | null;
}

export const FIRST = ['00000000-0000-0000-0000-000000000000', ''] as const;
const PORTION = 2000;

type Scope = Pick<Policy, 'work' | 'type' | 'priority' | 'level' | 'province' | 'unit'>;

/** What the table of tasks calls it. */
const kinds: Record<PolicyWork, string> = { INQUIRY: 'answer' };

const values = ({ work, type, priority, level, province, unit }: Scope) => [kinds[work], type, priority, level, province, unit];

/** Work that a policy with this scope is for; questions that say themselves how long they give are measured by that. */
const within = `
  from tasks t join processes p on p.year = t.year and p.id = t.process_id join letters l on l.year = t.year and l.id = t.letter_id
    join posts o on o.id = t.post_id join units u on u.id = coalesce(p.unit_id, o.unit_id) left join inquiries i on i.year = t.year and i.letter_id = t.letter_id and t.kind = 'answer'
  where t.kind = $1 and i.deadline is null and ($2::text is null or i.type = $2) and ($3::text is null or l.priority = $3) and ($4::text is null or u.level = $4)
    and ($5::text is null or u.province_code = $5) and ($6::uuid is null or $6 in (u.id, u.office_id))`;

/** Portion by portion, in the order of their keys. @param after the last one before · @returns empty when there are no more */
export async function workWithin(db: Db, scope: Scope, after: readonly string[] = FIRST): Promise<MeasuredWork[]> {
  const rows: Omit<MeasuredWork, 'work'>[] = await db.query(
    `select t.process_id as process, t.key, t.clock, t.due_at as "dueAt", i.type, l.priority, u.level, u.province_code as province, array[u.id, u.office_id] as units ${within}
       and t.state = 'open' and t.clock is not null and (t.process_id, t.key) > ($7::uuid, $8) order by t.process_id, t.key limit ${PORTION}`,
    [...values(scope), ...after],
  );
  return rows.map((row) => ({ ...row, work: scope.work }));
}

const DAYS = 30;

/** How much of such work began in a day, of the last thirty. */
export async function newPerDay(db: Db, scope: Scope): Promise<number> {
  const [{ n }] = await db.query(
    `select count(*)::int as n ${within} and t.opened_at > office_now() - interval '${DAYS} days'`,
    values(scope),
  );
  return n / DAYS;
}
