import { yearly } from './check';

/** What was signed is what is kept, file by file, and what has a number was signed. */
export const signatures = yearly({
  id: 'I12',
  title: 'every text has its hash, and what was signed is unchanged',
  counts: { texts: `versions where year = $1`, 'signed letters': `letters where year = $1 and signed_hash is not null` },
  sql: `
  with file as (select letter_id, string_agg(sha256, ',' order by id) as files from attachments where year = $1 group by letter_id),
       signing as (select distinct on (process_id) process_id, (refs->>'version')::int as version from acts
                   where year = $1 and kind = 'answered' and refs->>'outcome' = 'signed' order by process_id, seq desc),
       compared as (
         select 'letter ' || v.letter_id || ' version ' || v.no as where,
           case when v.hash <> text_hash(v.subject, v.body, v.document) then 'its hash is not that of its text'
                when v.no <> l.version then null
                when l.signed_hash <> sha256(v.hash || convert_to(coalesce(f.files, ''), 'UTF8')) then 'is not what was signed'
                when l.signed_hash is not null and s.version is distinct from l.version then 'is not the version that the journal says was signed'
                when l.signed_hash is null and l.number is not null and l.direction <> 'INCOMING' and l.kind <> 'REPLY' then 'has a number, and nobody signed it' end as what
         from versions v join letters l on l.year = $1 and l.id = v.letter_id left join file f on f.letter_id = v.letter_id left join signing s on s.process_id = v.letter_id
         where v.year = $1)
  select * from compared where what is not null`,
});
