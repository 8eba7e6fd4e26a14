import type { EntityManager } from 'typeorm';
import { jalaliYear } from '../../../contracts/ids';
import type { DirectoryFacts } from '../feel/facts';
import type { Past, PastLetter, PastWork } from './past';

/** As many letters, the newest, are enough to tell a way by. */
const MAX_LETTERS = 2_000;
/** What posts did beside: the newest. */
const MAX_WORK = 200_000;
const DAY = 86_400_000;

export interface Scope {
  letterKind: string;
  inquiryType: string | null;
  unit: string | null;
}

/** What routes ask people for, until the number. */
const STEPS = ['draft', 'review', 'sign', 'register', 'step'];

/**
 * The letters of a scope that were begun and submitted in the last days, and what everybody did in that time. Everything is found by the
 * instant in its id, so only those days are read.
 */
export async function readPast(db: Pick<EntityManager, 'query'>, scope: Scope, days: number, directory: DirectoryFacts): Promise<Past> {
  const [{ now }]: [{ now: Date }] = await db.query(`select office_now() as now`);
  const to = now.getTime();
  const letters = await lettersOf(db, scope, to - days * DAY);
  const from = Math.min(to - days * DAY, ...letters.map(({ at }) => at));
  return { from, to, letters, work: await workOf(db, from, letters), posts: await postsOf(db, directory) };
}

async function lettersOf(db: Pick<EntityManager, 'query'>, { letterKind, inquiryType, unit }: Scope, from: number): Promise<PastLetter[]> {
  const rows: (Omit<PastLetter, 'at' | 'numbered' | 'closed'> & { at: Date; numbered: Date | null; closed: Date | null })[] =
    await db.query(
      `with recursive under as (select id from units where id = $5 union all select u.id from under join units u on u.parent_id = under.id),
     taken as (
       select l.*, i.type, p.id as sender, p.unit_id, o.province_code as province, a.at as submitted, a.refs
       from letters l join tasks d on d.year = l.year and d.process_id = l.id and d.key = 'draft.1' join posts p on p.id = d.post_id -- once signed, it is its signer's
       join units o on o.id = p.office_id left join inquiries i on i.year = l.year and i.letter_id = l.id
       join acts a on a.year = l.year and a.process_id = l.id and a.kind = 'answered' and a.key = 'draft.1' and a.refs->>'outcome' = 'submitted'
       where l.year = any($1) and l.id >= $2 and l.kind = $3 and ($4::text is null or i.type = $4) and ($5::uuid is null or p.unit_id in (select id from under))
       order by l.id desc limit ${MAX_LETTERS})
     select l.id, l.submitted as at, l.registered_at as numbered, w.closed_at as closed, l.province, l.refs->>'clerk' as clerk,
       (select count(*)::int from processes r where r.year = l.year and r.letter_id = l.id and r.kind = 'respondent') as asked,
       (select count(*)::int from processes r where r.year = l.year and r.letter_id = l.id and r.kind = 'respondent' and r.state = 'ANSWERED') as answered,
       json_build_object('letterId', l.id, 'kind', l.kind, 'inquiryType', l.type, 'classification', l.classification, 'priority', l.priority,
         'sender', l.sender, 'unit', l.unit_id, 'office', l.office_id,
         'recipients', (select coalesce(json_agg(unit_id order by n), '[]') from recipients r where r.year = l.year and r.letter_id = l.id and role = 'MAIN' and unit_id is not null),
         'copies', (select coalesce(json_agg(unit_id order by n), '[]') from recipients r where r.year = l.year and r.letter_id = l.id and role <> 'MAIN' and unit_id is not null),
         'outside', exists (select from recipients r where r.year = l.year and r.letter_id = l.id and r.outside is not null),
         'reviewers', coalesce(l.refs->'reviewers', '[]'), 'signers', coalesce(l.refs->'signers', '[]'), 'outcome', null) as variables
     from taken l join processes w on w.year = l.year and w.id = l.id order by l.submitted, l.id`,
      [yearsSince(from), floorOf(from), letterKind, inquiryType, unit],
    );
  const ms = (at: Date | null) => at && at.getTime();
  return rows.map(({ at, numbered, closed, ...row }) => ({ ...row, at: at.getTime(), numbered: ms(numbered), closed: ms(closed) }));
}

async function workOf(db: Pick<EntityManager, 'query'>, from: number, letters: readonly PastLetter[]): Promise<PastWork[]> {
  const rows: {
    post: string;
    unit: string;
    kind: string;
    outcome: string | null;
    opened: Date;
    closed: Date;
    due: Date | null;
    step: boolean;
  }[] = await db.query(
    `select post_id as post, unit_id as unit, kind, outcome, opened_at as opened, closed_at as closed, due_at as due,
         process_id = any($3) and kind = any($4) and key <> 'draft.1' as step
       from tasks where year = any($1) and process_id >= $2 and state = 'closed' and closed_at is not null order by process_id desc limit ${MAX_WORK}`,
    [yearsSince(from), floorOf(from), letters.map(({ id }) => id), STEPS],
  );
  return rows.map(({ opened, closed, due, step, ...row }) => ({
    ...row,
    opened: opened.getTime(),
    closed: closed.getTime(),
    due: due && due.getTime(),
    isStep: step,
  }));
}

async function postsOf(db: Pick<EntityManager, 'query'>, { units }: DirectoryFacts): Promise<Past['posts']> {
  const rows: { id: string; code: string }[] = await db.query(`select id, code from posts`);
  const posts: Past['posts'] = {};
  for (const [name, { head }] of Object.entries(units)) if (head) posts[name] = head;
  for (const { id, code } of rows) posts[id] = posts[code] = id;
  return posts;
}

/** Years that a letter of that time, or a process of it, may lie in. */
function yearsSince(from: number): number[] {
  const first = jalaliYear(from);
  return [first, first + 1];
}

/** The least id of that instant. */
function floorOf(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
