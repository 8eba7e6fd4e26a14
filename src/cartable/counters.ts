import type { DataSource } from 'typeorm';
import { Folder, folderOfTask, folders, type Counters, type FolderCounts } from '../../contracts/cartable';
import { TaskKind } from '../../contracts/tasks';
import type { Actor } from '../auth/actor';
import { classesUpTo, maySee } from '../letters/letters.policy';
import { isSent } from '../letters/sender';
import { unreadOf } from '../notifications/unread';

/** One line of the counting: of a kind of task, or of a folder of its own. */
interface CountRow {
  what: TaskKind | 'referred' | 'followUp' | 'archive' | 'sent' | 'notifications';
  total: number;
  unseen: number;
  overdue: number;
  today: number;
  /** overdue and unseen, and overdue since today */
  lateUnseen: number;
  lateToday: number;
}

const DAY = `now as materialized (select office_now() as at, office_today() as day, office_today()::timestamp at time zone 'Asia/Tehran' as begins,
  (office_today() + 1)::timestamp at time zone 'Asia/Tehran' as ends)`;

const countTasks = (what: string, condition: string) => `
  select ${what} as what, count(*)::int as total, count(*) filter (where t.seen_at is null)::int as unseen, count(*) filter (where t.due_at < (select at from now))::int as overdue,
    count(*) filter (where t.due_at >= (select begins from now) and t.due_at < (select ends from now))::int as today,
    count(*) filter (where t.due_at < (select at from now) and t.seen_at is null)::int as "lateUnseen",
    count(*) filter (where t.due_at >= (select begins from now) and t.due_at < (select at from now))::int as "lateToday"
  from tasks t where t.state = 'open' and t.classification = any($2) and ${condition} group by 1`;

/** Each folder reads its own index: together a person has more marks than either holds. */
const countMarked = (what: string, column: string) => `
  select '${what}', count(*)::int, count(*) filter (where m.unread)::int, ${column === 'follow_up_on' ? `count(*) filter (where m.follow_up_on < (select day from now))::int, count(*) filter (where m.follow_up_on = (select day from now))::int` : '0, 0'}, 0, 0
  from personal_marks m join letters l on l.year = m.year and l.id = m.letter_id where m.person_id = $3 and m.${column} is not null and ${maySee('l', '$1', '$2')}`;

/** Everything a person's cartable counts, in one statement, from indexes. */
export async function countsOfActor(db: DataSource, actor: Actor, posts: string[]): Promise<Counters> {
  const rows = await db.query<CountRow[]>(
    `with ${DAY}
     ${countTasks('t.kind', 't.post_id = any($1::uuid[])')} union all ${countTasks(`'referred'`, 't.from_post_id = any($1::uuid[])')}
     union all ${countMarked('followUp', 'follow_up_on')} union all ${countMarked('archive', 'archived_at')}
     union all select 'sent', count(*)::int, 0, 0, 0, 0, 0 from letters l where l.post_id = any($1::uuid[]) and ${isSent('l')} and l.classification = any($2)
     union all select 'notifications', (${unreadOf('$3', '$1', '$2')}), 0, 0, 0, 0, 0`,
    [posts, classesUpTo(actor.clearance), actor.personId],
  );
  return countersFrom(rows);
}

export async function countsOfOffice(db: DataSource, actor: Actor, officeId: string): Promise<Counters> {
  const rows = await db.query<CountRow[]>(`with ${DAY} ${countTasks('t.kind', 't.unit_id = $1')}`, [
    officeId,
    classesUpTo(actor.clearance),
  ]);
  return countersFrom(rows);
}

function countersFrom(rows: readonly CountRow[]): Counters {
  const empty = (): FolderCounts => ({ total: 0, unseen: 0, overdue: 0, dueToday: 0 });
  const counted = Object.fromEntries(folders.map((folder) => [folder, empty()])) as Record<Folder, FolderCounts>;
  const all = empty();
  let notifications = 0;
  for (const { what, ...counts } of rows) {
    if (what === 'notifications') notifications = counts.total;
    else for (const sum of sumsOf(what, counted, all)) add(sum, counts);
    if (TaskKind.safeParse(what).success)
      add(counted.overdue, { ...counts, total: counts.overdue, unseen: counts.lateUnseen, today: counts.lateToday });
  }
  return { ...all, folders: counted, notifications };
}

/** A task counts in its folder and among all; a folder of its own counts only there. */
function sumsOf(
  what: Exclude<CountRow['what'], 'notifications'>,
  counted: Record<Folder, FolderCounts>,
  all: FolderCounts,
): FolderCounts[] {
  if (what === 'referred' || what === 'followUp' || what === 'archive' || what === 'sent') return [counted[what]];
  return [counted[folderOfTask(what)], all, ...(what === 'review' || what === 'sign' ? [counted[what]] : [])];
}

function add(sum: FolderCounts, { total, unseen, overdue, today }: Pick<CountRow, 'total' | 'unseen' | 'overdue' | 'today'>): void {
  sum.total += total;
  sum.unseen += unseen;
  sum.overdue += overdue;
  sum.dueToday += today;
}
