import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  folderOfTask,
  type CartableFilter,
  type CartablePage,
  type CartableRow,
  type CountFilter,
  type Counters,
  type OfficeTasksFilter,
  type RowCount,
} from '../../contracts/cartable';
import { DomainError } from '../../contracts/errors';
import type { Actor } from '../auth/actor';
import { directing } from '../auth/seat';
import { classesUpTo, maySee } from '../letters/letters.policy';
import { Conditions } from '../org/picker';
import { requireOverseer, requirePosts, type OfficeOverseen } from './cartable.policy';
import { countsOfActor, countsOfOffice } from './counters';
import { taskFacts, taskRows } from './rows';
import { LetterFoldersQueries, isOfLetters } from './letter-folders.queries';
import { narrowTasks, type Narrowing } from './narrow';
import { pageRead, readingOf } from './paging';
import { taskView, type TaskFacts } from './possible';

export type FoundRow = TaskFacts & Pick<CartableRow, 'letter' | 'to' | 'unit' | 'marks' | 'open'> & { place: string };

/** Whose open tasks: a column of `tasks` and what stands in it. */
interface Owned {
  column: 'post_id' | 'unit_id' | 'from_post_id';
  owners: string[];
}

/**
 * Open tasks, of a person's posts or of a whole office, and what these posts have sent on. Each owner gives its own page from its index
 * and these few rows are merged, so it does not matter how many tasks there are elsewhere.
 */
@Injectable()
export class CartableQueries {
  constructor(
    private readonly db: DataSource,
    private readonly letters: LetterFoldersQueries,
  ) {}

  /** @throws DomainError `auth.post_not_held` · `request.invalid` */
  ofActor(actor: Actor, filter: CartableFilter): Promise<CartablePage> {
    const posts = requirePosts(actor, filter.post);
    if (isOfLetters(filter)) return this.letters.page(actor, posts, filter);
    return this.page(actor, ownedBy(posts, filter), filter, true); // whoever has a task, or sent it on, has part in its letter
  }

  /** How many rows these filters leave, exactly. @throws DomainError `auth.post_not_held` */
  async countOf(actor: Actor, filter: CountFilter): Promise<RowCount> {
    const posts = requirePosts(actor, filter.post);
    if (isOfLetters(filter)) return this.letters.count(actor, posts, filter);
    const { column, owners } = ownedBy(posts, filter);
    const which = new Conditions(`t.state = 'open'`).where(`t.${column} = any(?::uuid[])`, owners);
    narrowTasks(which.where('t.classification = any(?::text[])', classesUpTo(actor.clearance)), filter, actor.personId);
    if (filter.sort === 'due') which.add('t.due_at is not null');
    const [row] = await this.db.query<RowCount[]>(`select count(*)::int as count from tasks t where ${which.sql}`, which.values);
    return row!;
  }

  countersOf(actor: Actor, post: string | undefined): Promise<Counters> {
    return countsOfActor(this.db, actor, requirePosts(actor, post));
  }

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async ofOffice(actor: Actor, officeId: string, filter: OfficeTasksFilter): Promise<CartablePage> {
    const { head } = await this.overseen(actor, officeId);
    const isHead = directing(actor).posts.some(({ postId }) => postId === head);
    return this.page(actor, { column: 'unit_id', owners: [officeId] }, filter, isHead);
  }

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async countersOfOffice(actor: Actor, officeId: string): Promise<Counters> {
    await this.overseen(actor, officeId);
    return countsOfOffice(this.db, actor, officeId);
  }

  private async overseen(reader: Actor, officeId: string): Promise<OfficeOverseen> {
    const actor = directing(reader);
    const seats = actor.posts.filter(({ postKind }) => postKind === 'SUPERVISOR').map(({ postId }) => postId);
    const [office] = await this.db.query<(OfficeOverseen & { supervised: (string | null)[] })[]>(
      `select u.id, u.province_code as "provinceCode", head_of(u.id) as head, array(select p.province_code from posts p where p.id = any($2)) as supervised
       from units u where u.id = $1 and u.kind = 'OFFICE'`,
      [officeId, seats],
    );
    if (!office) throw new DomainError('unit.not_found');
    requireOverseer(actor, office, office.supervised);
    return office;
  }

  /** @param readsAll shows subjects also where the reader has no part in the letter */
  private async page(actor: Actor, { column, owners }: Owned, filter: OfficeTasksFilter, readsAll: boolean): Promise<CartablePage> {
    const { sort = 'newest', limit } = filter;
    const byDue = sort === 'due';
    const at = byDue ? 'due_at' : 'opened_at';
    const reading = readingOf(filter, sort, ['instant', 'id', 'key']);
    const which = new Conditions(`t.${column} = owner.id`, `t.state = 'open'`);
    const [$owners, $classes] = [which.place(owners), which.place(classesUpTo(actor.clearance))];
    narrowTasks(which.add(`t.classification = any(${$classes}::text[])`), filter, actor.personId);
    if (byDue) which.add('t.due_at is not null');
    if (reading.place) {
      const [$at, $id, $key] = reading.place.map((part) => which.place(part));
      which.add(`(t.${at}, t.process_id, t.key) ${reading.beyond} (${$at}::timestamptz, ${$id}::uuid, ${$key})`);
    }
    const order = (t: string, direction: string) => `${t}.${at} ${direction}, ${t}.process_id ${direction}, ${t}.key ${direction}`;
    const $posts = readsAll ? undefined : which.place(actor.posts.map(({ postId }) => postId));
    // Sorted by a column that no index has in order, the keys are sorted first and the rest is read of one page only.
    const found = byDue ? 't.year, t.process_id, t.key, t.due_at' : taskFacts;
    const rows = await this.db.query<FoundRow[]>(
      `with ${byDue ? 'k' : 't'} as materialized (
         select k.* from unnest(${$owners}::uuid[]) as owner(id) cross join lateral (select ${found} from tasks t where ${which.sql} order by ${order('t', reading.search)} limit ${limit + 1}) k
         order by ${order('k', reading.search)} limit ${limit + 1})
       ${byDue ? `, t as materialized (select ${taskFacts} from k join tasks t on t.year = k.year and t.process_id = k.process_id and t.key = k.key)` : ''}
       ${taskRows({
         place: `t.${at}::text`,
         person: which.place(actor.personId),
         isOwn: column !== 'unit_id',
         subject: $posts ? `case when ${maySee('l', $posts, $classes)} then l.subject end` : 'l.subject',
       })}
       order by ${order('t', reading.direction)}`,
      which.values,
    );
    const { shown, previous, next } = pageRead(reading, rows, limit, ({ place, process, key }) => [place, process.id, key]);
    const sentOn = column === 'from_post_id';
    const items = shown.map(({ place: _, letter, to, unit, marks, open, ...task }) => ({
      ...taskView(actor, task),
      folder: sentOn ? ('referred' as const) : folderOfTask(task.kind),
      open,
      recall: sentOn && !task.seenAt ? `/api/desks/${task.process.id}/${task.key}/recall` : null,
      letter,
      to,
      unit,
      marks,
    }));
    return { items, previous, next };
  }
}

const ownedBy = (posts: string[], { folder }: Narrowing): Owned => ({
  column: folder === 'referred' ? 'from_post_id' : 'post_id',
  owners: posts,
});
