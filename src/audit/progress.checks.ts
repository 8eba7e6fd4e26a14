import type { Audit } from './audit';
import { AT_MOST, lasting, type Check, type Violation } from './check';

/** Beyond this many runs, only those that look stuck are looked at one by one. */
const LOOK_AT = 1000;
/** A workflow task that failed twice fails again. */
const TRIES = 2;

interface Stuck {
  id: string;
  workflow_id: string;
  what: string;
}

/**
 * Nobody can ask a million runs where they stand. What the office owes next is told by the journal: after these lines another one
 * follows by itself, whatever people do. A step that is added to a story is added here.
 */
const owedNext = `
  case p.kind
    when 'letter' then case
      when a.kind = 'said' and a.key = 'void' then 'done withdraw'
      when v.key is not null or w.walk is not null then null -- voided, or on a route: what is owed there is another check's
      when a.kind = 'opened' then case when a.refs ? 'clerk' then 'done dispatch.1' else 'asked draft.1' end
      when a.kind = 'answered' and a.key ~ '^(draft|review|sign|hold|register)[.]' or a.kind = 'fired' and a.key ~ '^hold[.]' then 'next'
      when a.kind = 'done' and a.key = 'register' then 'done dispatch.1'
      when a.kind = 'done' and a.key ~ '^dispatch[.]' and a.refs ? 'more' then 'done dispatch.' || split_part(a.key, '.', 2)::int + 1
      when a.kind = 'answered' and a.key ~ '^returned[.]' and a.refs->>'outcome' = 'resent' then 'done resend.' || split_part(a.key, '.', 2)
      when a.kind = 'done' and a.key = 'receipts' then 'done close' end
    when 'inquiry' then case
      when a.kind = 'opened' and a.refs->>'rule' = 'REQUESTER_DECIDES' or a.kind = 'done' and a.key = 'met' then 'asked conclude.1'
      when a.kind = 'answered' and a.key = 'conclude.1' or a.kind = 'said' and a.key = 'withdraw' then 'done endInquiry'
      when a.kind = 'answered' and a.key ~ '^retarget[.]' and a.refs->>'outcome' = 'resent' then 'done ' || a.key end
    when 'respondent' then case
      when a.kind = 'opened' then 'asked answer.1'
      when a.kind = 'answered' and a.key ~ '^answer[.]' then 'done report.' || split_part(a.key, '.', 2)
      when a.kind = 'said' and a.key ~ '^again[.]' then 'asked answer.' || split_part(a.key, '.', 2)::int + 1
      when a.kind = 'said' and (a.key = 'extension.1' or a.key like 'info.%') and not exists (
        select from acts q where q.year = $1 and q.process_id = p.id and q.kind = 'answered' and q.key = a.refs->>'parent') then 'asked ' || a.key end
  end`;

/** A person withdrawing ends what was owed to the rest, and a closed process owes nothing. */
const unfollowed = `
  with owed as (
         select p.id, p.workflow_id, a.seq, a.kind || ' ' || a.key as line, ${owedNext} as next
         from processes p join acts a on a.year = $1 and a.process_id = p.id left join acts v on p.kind = 'letter' and v.year = $1 and v.process_id = p.id and v.kind = 'said' and v.key = 'void'
           left join letter_routes w on p.kind = 'letter' and w.year = $1 and w.letter_id = p.id and w.ended_at is null
         where p.year = $1 and p.closed_at is null and p.runs and a.at < office_now() - interval '60 seconds')
  select o.id, o.workflow_id, 'nothing has followed on "' || o.line || '" for 60 s and more' as what from owed o
  where o.next is not null and not exists (
    select from acts n where n.year = $1 and n.process_id = o.id and case o.next when 'next' then n.seq > o.seq and n.kind in ('asked', 'done') else n.kind || ' ' || n.key = o.next end)`;

/** A parent that has not heard of a child that ended, or has not noticed that all have. */
const unheard = `
  with child as (
         select c.parent_id, c.id, c.closed_at, c.news > 0 and not exists (select from acts h where h.year = $1 and h.process_id = c.parent_id and h.kind = 'heard' and h.key = c.id || '.' || c.news) as untold
         from processes c where c.year = $1 and c.parent_id is not null),
       family as (
         select parent_id, bool_or(untold and closed_at < office_now() - interval '60 seconds') as untold, bool_and(closed_at is not null) as over, max(closed_at) as last from child group by parent_id)
  select p.id, p.workflow_id, case when f.untold then 'has not heard for 60 s and more of a child that ended' else 'every child has ended for 60 s and more, and nothing follows' end as what
  from processes p join family f on f.parent_id = p.id
  where p.year = $1 and p.closed_at is null and p.runs and p.kind in ('letter', 'inquiry')
    and exists (select from acts s where s.year = $1 and s.process_id = p.letter_id and s.kind = 'done' and s.key like 'dispatch.%' and not s.refs ? 'more')
    and not exists (select from acts v where v.year = $1 and v.process_id = p.letter_id and v.kind = 'said' and v.key = 'void')
    and (f.untold or f.over and f.last < office_now() - interval '60 seconds'
      and not exists (select from tasks t where t.year = $1 and t.process_id = p.id and t.state = 'open')
      and not exists (select from acts o where o.year = $1 and o.process_id = p.id and (o.kind = 'done' and o.key in ('receipts', 'met') or o.kind = 'said' and o.key = 'withdraw')))`;

export const progress: Check = {
  id: 'I7',
  title: 'nothing is stuck: every step that the office owes was taken within 60 s, and no run fails at its tasks',
  async run(audit) {
    const stuck = await lasting(audit, await stuckNow(audit), async (earlier) => {
      const now = new Set((await stuckNow(audit)).map(({ id, what }) => id + what));
      return earlier.filter(({ id, what }) => now.has(id + what));
    });
    const told = await audit.runs.standingsOf(stuck, ({ workflow_id }) => workflow_id);
    const seen = new Set(stuck.map(({ workflow_id }) => workflow_id));
    return [
      ...told.map(({ workflow_id, what, standing }) => ({ where: workflow_id, what: `${what}; ${why(standing)}` })),
      ...(await failing(audit, seen)),
    ];
  },
};

async function stuckNow(audit: Audit): Promise<Stuck[]> {
  const found: Stuck[] = [];
  for (const year of await audit.years()) {
    for (const sql of [unfollowed, unheard])
      if (found.length < AT_MOST) found.push(...(await audit.query<Stuck>(`${sql} limit ${AT_MOST - found.length}`, [year])));
  }
  return found;
}

/** A failing run also shows in the journal as soon as something is owed; where there are few runs, it is found before. */
async function failing(audit: Audit, known: ReadonlySet<string>): Promise<Violation[]> {
  const some = [...(await audit.runs.running()).keys()].filter((id) => !known.has(id)).slice(0, LOOK_AT);
  audit.saw(known.size + some.length, 'runs looked at');
  const standings = await audit.runs.standingsOf(
    some.map((workflow_id) => ({ workflow_id })),
    ({ workflow_id }) => workflow_id,
  );
  return standings
    .filter(({ standing }) => standing.running && (standing.attempt ?? 0) > TRIES)
    .map(({ workflow_id, standing }) => ({ where: workflow_id, what: why(standing) }));
}

function why({ running, attempt, waitsMs = 0 }: { running: boolean; attempt?: number; waitsMs?: number }): string {
  if (!running) return 'it does not run';
  if (attempt === undefined) return 'its run waits';
  return attempt > TRIES
    ? `its run fails at its task, ${attempt} times so far`
    : `no worker has taken its task for ${Math.round(waitsMs / 1000)} s`;
}
