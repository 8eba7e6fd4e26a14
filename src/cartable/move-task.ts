import type { EntityManager } from 'typeorm';
import { Classification } from '../../contracts/classification';
import { yearOf } from '../../contracts/ids';
import type { Refs } from '../../contracts/journal';
import { movableKinds, type MoveObstacle } from '../../contracts/moves';
import type { Page } from '../journal/page';
import { notifyPost } from '../notifications/notify-post';

type Db = Pick<EntityManager, 'query'>;

interface Found {
  from: string;
  /** when it was opened at the desk where it lies, to the microsecond */
  seenAt: string | null;
  moves: number;
  obstacle: MoveObstacle | null;
}

/**
 * Lays an open task on the desk of another post of the same office: the one way in which a task changes its holder. Its key, its due time
 * and its clocks stay; it counts as unseen again, since whoever has it now has not opened it. Whoever acts is `page.by`; with nobody there the
 * office does it by itself. Its process need not be told: no story asks on whose desk a task lies once it has been asked.
 * @param refs more of the line `moved`: the job, the person who ordered it; `seenAt`, where it goes back to who had opened it · @param why kept as the remark of that line
 * @returns what is in the way, and then nothing was changed; else null
 */
export async function moveTask(page: Page, key: string, to: string, refs: Refs = {}, why?: string): Promise<MoveObstacle | null> {
  const { year, id, letter_id } = page.process;
  await page.tx.query(`select from tasks where year = $1 and process_id = $2 and key = $3 for no key update`, [year, id, key]); // who takes it in hand does so before or after
  const { from, seenAt, moves, obstacle } = await look(page.tx, id, key, to);
  if (obstacle) return obstacle;
  await page.tx.query(
    `with sent_on as (update tasks set from_post_id = $4 where year = $1 and process_id = $2 and parent_key = $3 and state = 'open' and from_post_id = $5),
          party as (insert into parties (year, letter_id, post_id, role) select $1, $6, $4, upper(kind) from tasks where year = $1 and process_id = $2 and key = $3 on conflict do nothing)
     update tasks set post_id = $4, seen_at = $7, claimed_by = null, claimed_until = null where year = $1 and process_id = $2 and key = $3`,
    [year, id, key, to, from, letter_id, refs.seenAt ?? null],
  );
  const line = { kind: 'moved', key: `${key}.${moves + 1}` } as const;
  page.add({ ...line, refs: { parent: key, from, post: to, ...(seenAt && { wasSeenAt: seenAt }), ...refs } });
  await page.remark(line, why);
  await page.hint(from, 'task.closed');
  await page.hint(to, 'task.opened');
  await notifyPost(page, from, 'moved_away', key);
  return null;
}

/** The same question without moving anything: what would be in the way now. */
export const moveObstacleOf = async (db: Db, processId: string, key: string, to: string): Promise<MoveObstacle | null> =>
  (await look(db, processId, key, to)).obstacle;

async function look(db: Db, processId: string, key: string, to: string): Promise<Found> {
  const [found]: Found[] = await db.query(looking, [yearOf(processId), processId, key, to, Classification.options, movableKinds]);
  return found ?? { from: '', seenAt: null, moves: 0, obstacle: 'closed' };
}

/** The first that holds, in the order in which somebody would ask. */
const looking = `
  with t as (select t.*, p.kind as process from tasks t join processes p on p.year = t.year and p.id = t.process_id where t.year = $1 and t.process_id = $2 and t.key = $3),
       target as (select * from posts where id = $4 and valid_from <= office_today() and (valid_to is null or valid_to > office_today())),
       holders as (
         select h.id, array_position($5::text[], h.clearance) as clearance from assignments a join people h on h.id = a.person_id and not h.disabled
         where a.post_id = $4 and a.kind in ('HOLDER', 'ACTING') and a.from_at <= office_now() and (a.to_at is null or a.to_at > office_now())),
       route as (select refs from acts a, t where a.year = $1 and a.process_id = $2 and a.kind = 'answered' and t.kind = 'review' and a.refs ? 'reviewers' order by a.seq desc limit 1)
  select t.post_id as "from", to_json(t.seen_at)#>>'{}' as "seenAt", (select count(*)::int from acts m where m.year = $1 and m.process_id = $2 and m.kind = 'moved' and m.refs->>'parent' = $3) as moves,
    case when t.state <> 'open' then 'closed'
         when t.kind <> all($6::text[]) or t.element is not null or t.kind = 'referral' and t.process = 'letter' then 'kind'
         when t.post_id = $4 then 'same_post'
         when t.claimed_until > office_now() then 'claimed'
         when not exists (select from target) then 'post_unknown'
         when (select office_id from target) <> t.unit_id then 'other_office'
         when not exists (select from holders) then 'vacant'
         when (select max(clearance) from holders) < array_position($5::text[], t.classification) then 'not_cleared'
         when t.kind = 'attend' and exists (select from recipients r where r.year = t.year and r.letter_id = t.letter_id and r.post_id = t.post_id) then 'addressed'
         when t.from_post_id = $4 then 'sender'
         when exists (select from tasks o where o.year = $1 and o.process_id = $2 and o.state = 'open' and o.kind <> 'notice' and o.post_id = $4) then 'already_there'
         when t.kind in ('review', 'answer') and (l.post_id = $4 or exists (select from holders h where h.id = l.drafter_id
              or exists (select from versions v where v.year = l.year and v.letter_id = l.id and v.author = h.id))) then 'excluded'
         when exists (select from route where refs->'reviewers' ? $4::text or refs->'signers' ? $4::text) then 'in_line' end as obstacle
  from t join letters l on l.year = t.year and l.id = t.letter_id`;
