import { iso, taskColumns } from './columns';
import { sendingPost } from '../letters/sender';

/** What is read of a task for its row; the rest comes from its letter. */
export const taskFacts = `t.year, t.process_id, t.key, t.kind, t.post_id, t.letter_id, t.purpose, t.copy, t.instruction, t.title, t.choices, t.may_refer, t.opened_at, t.due_at, t.seen_at, t.claimed_by, t.claimed_until, t.state, t.clock`;

/** The first of a letter's recipients and how many more there are; those of a dispatch are outside, the others have it already. */
const recipients = (isLetter: boolean) => `
  case when ${isLetter ? 'true' : `t.kind in ('register', 'dispatch', 'returned')`} then (
    select json_build_object('name', coalesce(r.outside, o.title, x.name), 'isOutside', r.outside is not null, 'others', r.others)
    from (select r.*, count(*) over ()::int - 1 as others from recipients r
          where r.year = l.year and r.letter_id = l.id and (${isLetter ? 'true' : `t.kind <> 'dispatch' or r.outside is not null and r.dispatched_at is null`})
          order by r.role <> 'MAIN', r.n limit 1) r
      left join posts o on o.id = r.post_id left join units x on x.id = r.unit_id) end`;

/**
 * Rows of the cartable from `t`, which holds `taskFacts` of the few that are shown.
 * @param place SQL of what the next page begins after · @param person parameter: whose marks · @param subject SQL of what is shown of the subject
 * @param isOwn of the reader's own desks: recipients, hidden ones too, are for whoever sends · @param isLetter of letters the reader sent
 */
export const taskRows = ({ place, person, subject, isOwn, isLetter = false }: Rows): string => `
  select ${taskColumns('t', 'p')}, ${place} as place, t.state = 'open' as open,
    json_build_object('id', l.id, 'kind', l.kind, 'direction', l.direction, 'subject', ${subject}, 'number', l.number, 'registeredAt', ${iso('l.registered_at')},
      'priority', l.priority, 'classification', l.classification, 'sender', coalesce(l.outside_name, s.title, f.name),
      'office', case when l.outside_name is null then coalesce(v.name, f.name) end,
      'attachments', (select count(*)::int from attachments a where a.year = l.year and a.letter_id = l.id)) as letter, ${isOwn ? recipients(isLetter) : 'null'} as "to",
    case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as unit,
    json_build_object('unread', coalesce(m.unread, false), 'starred', coalesce(m.starred, false), 'archivedAt', ${iso('m.archived_at')},
      'followUpOn', m.follow_up_on, 'followUpNote', m.follow_up_note) as marks
  from t join processes p on p.year = t.year and p.id = t.process_id join letters l on l.year = t.year and l.id = t.letter_id
    join units f on f.id = l.office_id left join posts s on s.id = ${sendingPost('l')} left join units v on v.id = s.unit_id left join units u on u.id = p.unit_id
    left join personal_marks m on m.person_id = ${person} and m.letter_id = l.id`;

interface Rows {
  place: string;
  person: string;
  subject: string;
  isOwn: boolean;
  isLetter?: boolean;
}
