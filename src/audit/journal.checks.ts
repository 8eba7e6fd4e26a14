import { yearly, type Check } from './check';

export const chain: Check = {
  id: 'chain',
  title: 'every line has the hash of what it says, chained to the line before',
  async run(audit) {
    audit.saw(await audit.countInYears(`acts where year = $1`), 'lines');
    return [...(await audit.inYears(changedLines)), ...(await audit.inYears(brokenLinks))];
  },
};

const changedLines = `
  select process_id || ' line ' || seq as where, 'its hash is not that of what it says (' || kind || ' ' || key || ')' as what
  from acts where year = $1 and hash <> act_hash(prev_hash, year, process_id, seq, kind, key, actor, post, on_behalf_of, refs, at)`;

const brokenLinks = `
  select process_id || ' line ' || seq as where, case when seq <> place then 'line ' || place || ' is missing' else 'does not follow from the line before' end as what
  from (select process_id, seq, prev_hash, row_number() over line as place, lag(hash, 1, ''::bytea) over line as before from acts where year = $1
        window line as (partition by process_id order by seq)) l
  where seq <> place or prev_hash <> before`;

export const head = yearly({
  id: 'head',
  title: 'every process stands where its journal ends',
  counts: { processes: `processes where year = $1` },
  sql: `
  select p.workflow_id as where, case when a.seq is null then 'says line ' || p.seq || ', which is not there' when later.seq is not null then 'says line ' || p.seq || ', the journal has ' || later.seq
                                      else 'its head is not the hash of line ' || p.seq end as what
  from processes p left join acts a on a.year = $1 and a.process_id = p.id and a.seq = p.seq left join acts later on later.year = $1 and later.process_id = p.id and later.seq = p.seq + 1
  where p.year = $1 and (a.seq is null or a.hash <> p.head or later.seq is not null)`,
});

/** What is said when a process ends, and what opens it again. */
export const ends = yearly({
  id: 'ends',
  title: 'closed is what the journal has ended, and nothing else',
  counts: { processes: `processes where year = $1` },
  sql: `
  with turn as (select process_id, max(seq) filter (where kind = 'done') as ended, max(seq) filter (where kind = 'said') as reopened from acts
                where year = $1 and (kind = 'done' and (key in ('close', 'discard', 'withdraw', 'endInquiry', 'endRehearsal') or key like 'report.%') or kind = 'said' and (key = 'void' or key like 'again.%'))
                group by process_id)
  select p.workflow_id as where, case when p.closed_at is null then 'is open, and its journal has ended' else 'is closed, and its journal has not ended' end as what
  from processes p left join turn t on t.process_id = p.id
  where p.year = $1 and (p.closed_at is not null) <> coalesce(t.ended > coalesce(t.reopened, 0), false)`,
});
