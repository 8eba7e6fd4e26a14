import type { DataSource } from 'typeorm';
import { yearOf } from '../../contracts/ids';
import { workingCalendar, type CalendarLayer } from '../../contracts/working-calendar';
import { afterWorkingTime } from '../../contracts/working-time';
import { uuidv7 } from '../../src/journal/new-id';
import { draw } from '../../src/routing/trial/chance';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Cast {
  /** codes of posts */
  sender: string;
  reviewer: string;
  signer: string;
}

/** Letters of the last days that went by the list of their drafter, as rows. */
export async function writePast(db: DataSource, layers: CalendarLayer[], letters: number, days: number, cast: Cast): Promise<void> {
  const calendar = workingCalendar(layers);
  const [{ now }]: [{ now: Date }] = await db.query(`select office_now() as now`);
  const rows = Array.from({ length: letters }, (_, n) => {
    const at = afterWorkingTime(calendar, now.getTime() - (days - (n / letters) * (days - 6)) * DAY, draw(1, `${n} begins`) * 3 * HOUR);
    const reviewed = afterWorkingTime(calendar, at, (0.5 + draw(1, `${n} reviews`)) * HOUR);
    const signed = afterWorkingTime(calendar, reviewed, 0.5 * HOUR);
    const id = uuidv7(new Date(at - HOUR));
    const [submitted, agreed, numbered, closed] = [at, reviewed, signed, signed + DAY].map((ms) => new Date(ms).toISOString());
    return { id, year: yearOf(id), n, submitted, agreed, numbered, closed };
  });
  await db.query(
    `with given as materialized (select * from jsonb_to_recordset($1) as g(id uuid, year int, n int, submitted timestamptz, agreed timestamptz, numbered timestamptz, closed timestamptz)),
       sender as (select * from posts where code = $2), reviewer as (select * from posts where code = $3), signer as (select * from posts where code = $4),
       process as (insert into processes (year, id, kind, letter_id, state, seq, opened_at, closed_at) select year, id, 'letter', id, 'CLOSED', 1, submitted, closed from given),
       letter as (insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, number, registered_at)
         select year, given.id, 'LETTER', 'INTER_UNIT', 'UNCLASSIFIED', 'NORMAL', 'موضوع محرمانه', s.office_id, signer.id, 'p/' || n, numbered from given, sender s, signer),
       act as (insert into acts (year, process_id, seq, kind, key, refs, at, prev_hash, hash)
         select year, given.id, 1, 'answered', 'draft.1', jsonb_build_object('outcome', 'submitted', 'version', 1, 'reviewers', jsonb_build_array(r.id), 'signers', jsonb_build_array(s.id)), submitted, '', ''
         from given, reviewer r, signer s)
     insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, state, outcome, opened_at, closed_at)
     select given.year, given.id, t.key, t.kind, t.post, t.office, given.id, 'closed', t.outcome, t.opened, t.closed
     from given, lateral (
       select 'draft.1' as key, 'draft' as kind, id as post, office_id as office, 'submitted' as outcome, given.submitted - interval '1 hour' as opened, given.submitted as closed from sender
       union all select 'review.1.1', 'review', id, office_id, 'approved', given.submitted, given.agreed from reviewer
       union all select 'sign.1.1', 'sign', id, office_id, 'signed', given.agreed, given.numbered from signer) t`,
    [JSON.stringify(rows), cast.sender, cast.reviewer, cast.signer],
  );
}
