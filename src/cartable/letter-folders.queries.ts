import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CartableFilter, CartablePage, CountFilter, Folder, RowCount } from '../../contracts/cartable';
import type { Actor } from '../auth/actor';
import { classesUpTo, isSenderSide, maySee } from '../letters/letters.policy';
import { isSent } from '../letters/sender';
import { Conditions } from '../org/picker';
import type { FoundRow } from './cartable.queries';
import { narrowLetters, type Narrowing } from './narrow';
import { pageRead, readingOf } from './paging';
import { taskView } from './possible';
import { taskFacts, taskRows } from './rows';

type LetterFolder = Extract<Folder, 'followUp' | 'archive' | 'sent'>;
type OfLetters<Filter> = Filter & { folder: LetterFolder };

/** Where the letters of a folder come from: `l` is the letter, `m` the reader's mark. */
interface Source {
  from: (person: string) => string;
  at: string;
  id: string;
  place: 'day' | 'instant';
}
const marked = () => `personal_marks m join letters l on l.year = m.year and l.id = m.letter_id`;
const sources: Record<LetterFolder, Source> = {
  followUp: { from: marked, at: 'm.follow_up_on', id: 'm.letter_id', place: 'day' },
  archive: { from: marked, at: 'm.archived_at', id: 'm.letter_id', place: 'instant' },
  sent: {
    from: (person) => `letters l left join personal_marks m on m.person_id = ${person} and m.letter_id = l.id`,
    at: 'l.registered_at',
    id: 'l.id',
    place: 'instant',
  },
};

export const isOfLetters = <Filter extends Narrowing>(filter: Filter): filter is OfLetters<Filter> =>
  filter.folder !== undefined && filter.folder in sources;

/** Letters a person marked to follow up or put away, and those their posts sent, at the desk where they lie or last lay; only those they may see. */
@Injectable()
export class LetterFoldersQueries {
  constructor(private readonly db: DataSource) {}

  async page(actor: Actor, posts: string[], filter: OfLetters<CartableFilter>): Promise<CartablePage> {
    const { folder, limit } = filter;
    const { at, id, place } = sources[folder];
    const reading = readingOf(filter, filter.sort ?? (folder === 'followUp' ? 'due' : 'newest'), [place, 'id']);
    const { which, from, owners, $posts, $person } = ofFolder(actor, posts, filter);
    if (reading.place) {
      const [$at, $id] = reading.place.map((part) => which.place(part));
      which.add(`(${at}, ${id}) ${reading.beyond} (${$at}::${place === 'day' ? 'date' : 'timestamptz'}, ${$id}::uuid)`);
    }
    const order = (t: string, direction: string) => `${t}.at ${direction}, ${t}.letter_id ${direction}`;
    const rows = await this.db.query<FoundRow[]>(
      `with k as materialized (select k.* from ${owners} cross join lateral (
           select l.year, ${id} as letter_id, ${at} as at from ${from} where ${which.sql} order by ${at} ${reading.search}, ${id} ${reading.search} limit ${limit + 1}) k
         order by ${order('k', reading.search)} limit ${limit + 1}),
       t as materialized (select k.at, d.* from k cross join lateral (${deskOf($posts)}) d)
       ${taskRows({ place: 't.at::text', person: $person, subject: 'l.subject', isOwn: true, isLetter: folder === 'sent' })} order by ${order('t', reading.direction)}`,
      which.values,
    );
    const { shown, previous, next } = pageRead(reading, rows, limit, ({ place, letter }) => [place, letter.id]);
    const items = shown.map(({ place: _, letter, to, unit, marks, open, ...task }) => {
      const view = taskView(actor, open ? task : { ...task, overdue: false });
      return { ...view, ...(!open && { possible: [], referrals: null }), folder, open, recall: null, letter, to, unit, marks };
    });
    return { items, previous, next };
  }

  async count(actor: Actor, posts: string[], filter: OfLetters<CountFilter>): Promise<RowCount> {
    const { which, from, owners } = ofFolder(actor, posts, filter);
    const [row] = await this.db.query<RowCount[]>(
      `select count(*)::int as count from ${owners} cross join lateral (select from ${from} where ${which.sql}) k`,
      which.values,
    );
    return row!;
  }
}

function ofFolder(actor: Actor, posts: string[], filter: OfLetters<Narrowing>) {
  const which = new Conditions();
  const [$person, $posts, $classes] = [which.place(actor.personId), which.place(posts), which.place(classesUpTo(actor.clearance))];
  const { from, at } = sources[filter.folder];
  if (filter.folder === 'sent') which.add(`l.post_id = owner.id and ${isSent('l')} and l.classification = any(${$classes}::text[])`);
  else
    which
      .add(`m.person_id = ${$person}`)
      .add(`${at} is not null`)
      .add(maySee('l', $posts, $classes));
  narrowLetters(which, filter, `d.state = 'open' and d.post_id = any(${$posts})`);
  // Each post gives its own page from its index.
  const owners = filter.folder === 'sent' ? `unnest(${$posts}::uuid[]) as owner(id)` : `(select ${$posts}::uuid[]) as owner`;
  return { which, from: from($person), owners, $person, $posts };
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
