import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Obstacles } from '../../contracts/org-admin';

type Db = Pick<EntityManager, 'query'>;

/** What a unit still holds: units beneath it, posts and the work on their desks. */
export async function obstaclesOfUnit(db: Db, id: string, on: string): Promise<Obstacles> {
  const [found] = await db.query<[Obstacles]>(
    `select coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by u.place) from units u where u.parent_id = $1 and (u.valid_to is null or u.valid_to > $2)), '[]') as units,
       coalesce((select json_agg(json_build_object('id', p.id, 'title', p.title, 'tasks', ${tasksAt('p.id')}) order by p.place) from posts p
         where p.unit_id = $1 and (p.valid_to is null or p.valid_to > $2)), '[]') as posts,
       (select coalesce(sum(${tasksAt('p.id')}), 0)::int from posts p where p.unit_id = $1) as tasks`,
    [id, on],
  );
  return found;
}

/** @returns the open tasks of a post */
export async function tasksOfPost(db: Db, id: string): Promise<number> {
  const [{ tasks }] = await db.query<[{ tasks: number }]>(`select ${tasksAt('$1')} as tasks`, [id]);
  return tasks;
}

const tasksAt = (post: string) => `(select count(*)::int from tasks t where t.post_id = ${post} and t.state = 'open')`;

/**
 * The day on which something closes: the one named, else the first on which it can.
 * @throws DomainError `closing.in_the_past` · `closing.before_it_begins`
 */
export async function closingDay(db: Db, validFrom: string, on: string | undefined): Promise<string> {
  const [day] = await db.query<[{ day: string; past: boolean; early: boolean }]>(
    `select coalesce($2::date, greatest(office_today(), $1::date + 1))::text as day, coalesce($2::date < office_today(), false) as past, coalesce($2::date <= $1::date, false) as early`,
    [validFrom, on ?? null],
  );
  if (day.past) throw new DomainError('closing.in_the_past');
  if (day.early) throw new DomainError('closing.before_it_begins');
  return day.day;
}
