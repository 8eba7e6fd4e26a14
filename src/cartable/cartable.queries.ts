import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  folders,
  folderOfTask,
  kindsIn,
  type CartableFilter,
  type CartablePage,
  type CartableRow,
  type Counters,
  type Folder,
  type FolderCounts,
  type OfficeTasksFilter,
} from '../../contracts/cartable';
import { DomainError } from '../../contracts/errors';
import type { TaskKind } from '../../contracts/tasks';
import type { Actor } from '../auth/actor';
import { classesUpTo, maySee } from '../letters/letters.policy';
import { Conditions } from '../org/picker';
import { requireOverseer, requirePosts, type OfficeOverseen } from './cartable.policy';
import { iso, taskColumns } from './columns';
import { cursorOf, keysetOf } from './keyset';
import { taskView, type TaskFacts } from './possible';

type Row = TaskFacts & Pick<CartableRow, 'letter' | 'unit'> & { place: string };

/**
 * Open tasks, of a person's posts or of a whole office. Each post gives its own page from its index and these few rows are merged, so it
 * does not matter how many tasks there are elsewhere.
 */
@Injectable()
export class CartableQueries {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `auth.post_not_held` · `request.invalid` */
  ofActor(actor: Actor, filter: CartableFilter): Promise<CartablePage> {
    return this.page(actor, 'post_id', requirePosts(actor, filter.post), filter, true); // whoever has a task has part in its letter
  }

  countersOf(actor: Actor, post: string | undefined): Promise<Counters> {
    return this.count(actor, 'post_id', requirePosts(actor, post));
  }

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async ofOffice(actor: Actor, officeId: string, filter: OfficeTasksFilter): Promise<CartablePage> {
    const { head } = await this.overseen(actor, officeId);
    return this.page(
      actor,
      'unit_id',
      [officeId],
      filter,
      actor.posts.some(({ postId }) => postId === head),
    );
  }

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async countersOfOffice(actor: Actor, officeId: string): Promise<Counters> {
    await this.overseen(actor, officeId);
    return this.count(actor, 'unit_id', [officeId]);
  }

  private async overseen(actor: Actor, officeId: string): Promise<OfficeOverseen> {
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
  private async page(
    actor: Actor,
    column: 'post_id' | 'unit_id',
    owners: string[],
    filter: OfficeTasksFilter,
    readsAll: boolean,
  ): Promise<CartablePage> {
    const { sort = 'newest', limit } = filter;
    const byDue = sort === 'due';
    const at = byDue ? 'due_at' : 'opened_at';
    const place = keysetOf(filter.cursor, ['instant', 'id', 'key']);
    const which = new Conditions(`t.${column} = owner.id`, `t.state = 'open'`);
    const [$owners, $classes] = [which.place(owners), which.place(classesUpTo(actor.clearance))];
    const narrowed = narrow(which.add(`t.classification = any(${$classes}::text[])`), filter);
    if (byDue) narrowed.add('t.due_at is not null');
    if (place)
      narrowed.add(
        `(t.${at}, t.process_id, t.key) ${byDue ? '>' : '<'} (${which.place(place[0])}::timestamptz, ${which.place(place[1])}::uuid, ${which.place(place[2])})`,
      );
    const direction = byDue ? 'asc' : 'desc';
    const order = (t: string) => `${t}.${at} ${direction}, ${t}.process_id ${direction}, ${t}.key ${direction}`;
    const $posts = readsAll ? undefined : which.place(actor.posts.map(({ postId }) => postId));
    const subject = $posts ? `case when ${maySee('l', $posts, $classes)} then l.subject end` : 'l.subject';
    const found = byDue ? 't.year, t.process_id, t.key, t.due_at' : columns;
    const rows = await this.db.query<Row[]>(
      `with ${byDue ? 'k' : 't'} as materialized (
         select k.* from unnest(${$owners}::uuid[]) as owner(id) cross join lateral (select ${found} from tasks t where ${which.sql} order by ${order('t')} limit ${limit + 1}) k
         order by ${order('k')} limit ${limit + 1})
       ${byDue ? `, t as materialized (select ${columns} from k join tasks t on t.year = k.year and t.process_id = k.process_id and t.key = k.key)` : ''}
       select ${taskColumns('t', 'p')}, t.${at}::text as place,
         json_build_object('id', l.id, 'kind', l.kind, 'direction', l.direction, 'subject', ${subject}, 'number', l.number, 'priority', l.priority, 'classification', l.classification,
           'registeredAt', ${iso('l.registered_at')}, 'sender', coalesce(l.outside_name, s.title, f.name), 'office', case when l.outside_name is null then coalesce(v.name, f.name) end,
           'attachments', (select count(*)::int from attachments a where a.year = l.year and a.letter_id = l.id)) as letter,
         case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as unit
       from t join processes p on p.year = t.year and p.id = t.process_id join letters l on l.year = t.year and l.id = t.letter_id
         join units f on f.id = l.office_id left join posts s on s.id = l.post_id left join units v on v.id = s.unit_id left join units u on u.id = p.unit_id
       order by ${order('t')}`,
      which.values,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ place: _, letter, unit, ...task }) => ({
        ...taskView(actor, task),
        folder: folderOfTask(task.kind),
        open: true,
        recall: null,
        letter,
        unit,
        marks: unmarked,
      })),
      previous: null,
      next: rows.length > limit && last ? cursorOf([last.place, last.process.id, last.key]) : null,
    };
  }

  private async count(actor: Actor, column: 'post_id' | 'unit_id', owners: string[]): Promise<Counters> {
    const rows = await this.db.query<CountRow[]>(
      `with day as materialized (select office_today()::timestamp at time zone 'Asia/Tehran' as begins, (office_today() + 1)::timestamp at time zone 'Asia/Tehran' as ends)
       select t.kind, count(*)::int as total, count(*) filter (where t.seen_at is null)::int as unseen, count(*) filter (where t.due_at < (select office_now()))::int as overdue,
         count(*) filter (where t.due_at < (select office_now()) and t.seen_at is null)::int as both,
         count(*) filter (where t.due_at >= (select day.begins from day) and t.due_at < (select day.ends from day))::int as today
       from tasks t where t.${column} = any($1) and t.state = 'open' and t.classification = any($2) group by t.kind`,
      [owners, classesUpTo(actor.clearance)],
    );
    return countersFrom(rows);
  }
}

const columns = `t.year, t.process_id, t.key, t.kind, t.post_id, t.letter_id, t.purpose, t.copy, t.instruction, t.opened_at, t.due_at, t.seen_at, t.claimed_by, t.claimed_until`;

const unmarked = { unread: false, starred: false, archivedAt: null, followUpOn: null, followUpNote: null };

interface CountRow {
  kind: TaskKind;
  total: number;
  unseen: number;
  overdue: number;
  today: number;
  both: number;
}

function narrow(which: Conditions, { kind, folder, overdue, unseen, priority }: OfficeTasksFilter): Conditions {
  which.where('t.kind = ?', kind).where('t.priority = any(?::text[])', priority);
  if (folder && folder !== 'overdue') which.where('t.kind = any(?::text[])', kindsIn(folder));
  if (overdue || folder === 'overdue') which.add('t.due_at < (select office_now())');
  if (overdue === false) which.add('(t.due_at is null or t.due_at >= (select office_now()))');
  if (unseen !== undefined) which.add(`t.seen_at is ${unseen ? '' : 'not '}null`);
  return which;
}

export function countersFrom(rows: readonly CountRow[]): Counters {
  const empty = () => ({ total: 0, unseen: 0, overdue: 0, dueToday: 0 });
  const counted = Object.fromEntries(folders.map((folder) => [folder, empty()])) as Record<Folder, FolderCounts>;
  const all = empty();
  for (const { kind, total, unseen, overdue, today, both } of rows) {
    const shown: FolderCounts[] = [counted[folderOfTask(kind)], all];
    if (kind === 'review' || kind === 'sign') shown.push(counted[kind]);
    for (const sum of shown) {
      sum.total += total;
      sum.unseen += unseen;
      sum.overdue += overdue;
      sum.dueToday += today;
    }
    counted.overdue.total += overdue;
    counted.overdue.unseen += both;
    counted.overdue.overdue += overdue;
  }
  return { ...all, folders: counted, notifications: 0 };
}
