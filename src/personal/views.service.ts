import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { SavedView, SavedViews, SaveView } from '../../contracts/settings';
import type { Actor } from '../auth/actor';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';

const MOST = 50;

/** Filters of the cartable under a name, in the order their owner gave them. */
@Injectable()
export class ViewsService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
  ) {}

  async of(actor: Actor): Promise<SavedViews> {
    return { items: await viewsOf(this.db, actor.personId) };
  }

  /** @throws DomainError `view.name_taken` · `view.too_many` */
  create(caller: Caller, view: SaveView): Promise<SavedView> {
    const { personId } = caller.actor;
    return this.requests.once(caller, async (tx) => {
      const views = await lockedViewsOf(tx, personId);
      if (views.length >= MOST) throw new DomainError('view.too_many', { limit: MOST });
      requireFreeName(views, view.name);
      const [{ id }]: [{ id: string }] = await tx.query(
        `insert into personal_views (person_id, name, folder, filters, position) values ($1, $2, $3, $4, $5) returning id`,
        [personId, view.name, view.folder, view.filters, views.length],
      );
      return place(tx, personId, id, view.position ?? views.length);
    });
  }

  /** @throws DomainError `view.not_found` · `view.name_taken` */
  replace({ personId }: Actor, id: string, { name, folder, filters, position }: SaveView): Promise<SavedView> {
    return this.db.transaction(async (tx) => {
      const views = await lockedViewsOf(tx, personId);
      const view = views.find((each) => each.id === id);
      if (!view) throw new DomainError('view.not_found');
      requireFreeName(
        views.filter((each) => each !== view),
        name,
      );
      await tx.query(`update personal_views set name = $2, folder = $3, filters = $4 where id = $1`, [id, name, folder, filters]);
      return place(tx, personId, id, position ?? view.position);
    });
  }

  /** One that is gone already stays gone. */
  async remove({ personId }: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockedViewsOf(tx, personId);
      await tx.query(`delete from personal_views where person_id = $1 and id = $2`, [personId, id]);
      await tx.query(inOrder, [personId, null, 0]);
    });
  }
}

const viewsOf = (db: Pick<EntityManager, 'query'>, personId: string): Promise<SavedView[]> =>
  db.query(`select id, name, folder, filters, position from personal_views where person_id = $1 order by position`, [personId]);

/** Whoever changes their views in two windows at once does so one after the other. */
async function lockedViewsOf(tx: EntityManager, personId: string): Promise<SavedView[]> {
  await tx.query(`select from people where id = $1 for no key update`, [personId]);
  return viewsOf(tx, personId);
}

function requireFreeName(views: readonly SavedView[], name: string): void {
  if (views.some((view) => view.name === name)) throw new DomainError('view.name_taken');
}

/** Numbers the list again, one view ($2) at the place ($3) that was asked for. */
const inOrder = `
  update personal_views v set position = o.place from (
    select id, row_number() over (order by case when id = $2 then $3::numeric - case when position > $3 then 0.5 else -0.5 end else position end) - 1 as place
    from personal_views where person_id = $1) o
  where v.id = o.id and v.position <> o.place`;

async function place(tx: EntityManager, personId: string, id: string, position: number): Promise<SavedView> {
  await tx.query(inOrder, [personId, id, position]);
  return (await viewsOf(tx, personId)).find((view) => view.id === id)!;
}
