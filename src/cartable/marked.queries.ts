import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CartableFilter, CartablePage, CountFilter, Folder, RowCount } from '../../contracts/cartable';
import type { Actor } from '../auth/actor';
import { classesUpTo, isSenderSide, maySee } from '../letters/letters.policy';
import { Conditions } from '../org/picker';
import type { FoundRow } from './cartable.queries';
import { narrowMarked, type Narrowing } from './narrow';
import { pageRead, readingOf } from './paging';
import { taskView } from './possible';
import { taskFacts, taskRows } from './rows';

type MarkFolder = Extract<Folder, 'followUp' | 'archive'>;
type OfMarks<Filter> = Filter & { folder: MarkFolder };

/** The column that says when, and its place in a list. */
const columnOf = { followUp: 'follow_up_on', archive: 'archived_at' } as const;
const placeOf = { followUp: 'day', archive: 'instant' } as const;

export const isOfMarks = <Filter extends Narrowing>(filter: Filter): filter is OfMarks<Filter> =>
  filter.folder === 'followUp' || filter.folder === 'archive';

/** Letters a person marked to follow up or put away, at the desk where they lie or last lay; only those they may still see. */
@Injectable()
export class MarkedQueries {
  constructor(private readonly db: DataSource) {}

  async page(actor: Actor, posts: string[], filter: OfMarks<CartableFilter>): Promise<CartablePage> {
    const { folder, limit } = filter;
    const at = columnOf[folder];
    const reading = readingOf(filter, filter.sort ?? (folder === 'followUp' ? 'due' : 'newest'), [placeOf[folder], 'id']);
    const { which, $posts, $person } = ofFolder(actor, posts, filter);
    if (reading.place) {
      const [$at, $id] = reading.place.map((part) => which.place(part));
      which.add(`(m.${at}, m.letter_id) ${reading.beyond} (${$at}::${folder === 'followUp' ? 'date' : 'timestamptz'}, ${$id}::uuid)`);
    }
    const order = (m: string, direction: string) => `${m}.at ${direction}, ${m}.letter_id ${direction}`;
    const rows = await this.db.query<FoundRow[]>(
      `with k as materialized (select m.year, m.letter_id, m.${at} as at from personal_marks m join letters l on l.year = m.year and l.id = m.letter_id
         where ${which.sql} order by m.${at} ${reading.search}, m.letter_id ${reading.search} limit ${limit + 1}),
       t as materialized (select k.at, d.* from k cross join lateral (${deskOf($posts)}) d)
       ${taskRows({ place: 't.at::text', person: $person, subject: 'l.subject', isOwn: true })} order by ${order('t', reading.direction)}`,
      which.values,
    );
    const { shown, previous, next } = pageRead(reading, rows, limit, ({ place, letter }) => [place, letter.id]);
    const items = shown.map(({ place: _, letter, to, unit, marks, open, ...task }) => {
      const view = taskView(actor, open ? task : { ...task, overdue: false });
      return { ...view, ...(!open && { possible: [], referrals: null }), folder, open, recall: null, letter, to, unit, marks };
    });
    return { items, previous, next };
  }

  async count(actor: Actor, posts: string[], filter: OfMarks<CountFilter>): Promise<RowCount> {
    const { which } = ofFolder(actor, posts, filter);
    const [row] = await this.db.query<RowCount[]>(
      `select count(*)::int as count from personal_marks m join letters l on l.year = m.year and l.id = m.letter_id where ${which.sql}`,
      which.values,
    );
    return row!;
  }
}

function ofFolder(actor: Actor, posts: string[], filter: OfMarks<Narrowing>) {
  const which = new Conditions();
  const [$person, $posts, $classes] = [which.place(actor.personId), which.place(posts), which.place(classesUpTo(actor.clearance))];
  which
    .add(`m.person_id = ${$person}`)
    .add(`m.${columnOf[filter.folder]} is not null`)
    .add(maySee('l', $posts, $classes));
  narrowMarked(which, filter, `d.state = 'open' and d.post_id = any(${$posts})`);
  return { which, $person, $posts };
}

/**
 * The one desk of a letter that its reader knows of: an open one before one that is done, their own before others. The sender's side knows
 * all; others their own and where they sent it. A letter without any desk (the reply that became a letter) is shown at its sender.
 */
const deskOf = (posts: string): string => `
  select ${taskFacts} from (
    select t.*, 1 as rank from processes p join tasks t on t.year = p.year and t.process_id = p.id join letters l on l.year = k.year and l.id = k.letter_id
    where p.year = k.year and p.letter_id = k.letter_id and t.kind <> 'notice' and (t.post_id = any(${posts}) or t.from_post_id = any(${posts}) or ${isSenderSide('l', posts)})
    union all
    select (jsonb_populate_record(null::tasks, jsonb_build_object('year', l.year, 'process_id', l.id, 'letter_id', l.id, 'state', 'closed', 'opened_at', l.created_at,
      'key', case l.kind when 'REPLY' then 'answer.1' else 'draft.1' end, 'kind', case l.kind when 'REPLY' then 'answer' else 'draft' end,
      'post_id', coalesce(l.post_id, secretariat_post_of(l.office_id))))).*, 2 from letters l where l.year = k.year and l.id = k.letter_id) t
  order by t.rank, t.state = 'open' desc, t.post_id = any(${posts}) desc, t.opened_at desc, t.key limit 1`;
