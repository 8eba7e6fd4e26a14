import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { Page } from '../../../contracts/org';
import type { MigrationRefusals, MigrationView, StartMigration } from '../../../contracts/route-migrations';
import { migrationObstacles, type MigrationObstacle } from '../../../contracts/routing.errors';
import type { z } from 'zod';
import { iso } from '../../cartable/columns';
import type { Caller } from '../../journal/caller';
import { Requests } from '../../journal/requests';
import { writeChange } from '../../org/changes';
import { requireAdmin } from '../../org/org.policy';
import { Conditions, pageOf, placeOf } from '../../org/picker';
import { RoutePlans } from '../route-plans';

type Refusal = z.infer<typeof MigrationRefusals>['items'][number];
const REFUSALS = 50;

/** Administrators take letters that are on their way to another version; the moving itself is done beside: `mover.ts`. */
@Injectable()
export class MigrationsService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly plans: RoutePlans,
  ) {}

  /** @throws DomainError `route.version_not_found` · `route.not_published` · `route.migration_nowhere` */
  begin(caller: Caller, route: string, to: number, { from, elements, dryRun }: StartMigration): Promise<MigrationView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      if (from === to) throw new DomainError('route.migration_nowhere');
      const [{ known, published }]: [{ known: number; published: number }] = await tx.query(
        `select count(*)::int as known, count(published_at)::int as published from route_versions where route_id = $1 and no in ($2, $3)`,
        [route, from, to],
      );
      if (known < 2) throw new DomainError('route.version_not_found');
      if (published < 2) throw new DomainError('route.not_published');
      return this.started(tx, caller, { route, from, to, elements, dryRun, reverses: null });
    });
  }

  /** What was moved goes back, where it has not gone on to a place that the older version does not have. @throws DomainError `route.migration_not_found` · `route.migration_not_reversible` */
  reverse(caller: Caller, id: string): Promise<MigrationView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const { route, from, to, elements, dryRun, doneAt, reverses } = await this.one(id, tx);
      const [taken] = await tx.query(`select from route_migrations where reverses = $1`, [id]);
      if (dryRun || !doneAt || reverses || taken) throw new DomainError('route.migration_not_reversible');
      const back = Object.fromEntries(Object.entries(elements).map(([older, newer]) => [newer, older]));
      return this.started(tx, caller, { route: route.id, from: to, to: from, elements: back, dryRun: false, reverses: id });
    });
  }

  /** The newest first. */
  async list(route: string): Promise<{ items: MigrationView[] }> {
    return { items: await this.where(this.db, 'm.route_id = $1', route) };
  }

  /** @throws DomainError `route.migration_not_found` */
  async one(id: string, db: Pick<EntityManager, 'query'> = this.db): Promise<MigrationView> {
    const [found] = await this.where(db, 'm.id = $1', id);
    if (!found) throw new DomainError('route.migration_not_found');
    return found;
  }

  async refusals(id: string, cursor: string | undefined): Promise<Page<Refusal>> {
    const which = new Conditions().where('i.migration = ?', id).where('i.letter_id::text > ?', placeOf(cursor));
    const rows: { id: string; number: string | null; element: string; code: Code }[] = await this.db.query(
      `select i.letter_id as id, l.number, i.element, i.code from route_migration_items i join letters l on l.year = year_of(i.letter_id) and l.id = i.letter_id
       where not i.moved and ${which.sql} order by i.letter_id limit ${REFUSALS + 1}`,
      which.values,
    );
    return pageOf(
      rows,
      REFUSALS,
      ({ id, number, element, code }) => ({ letter: { id, number }, element, sentence: sentences[code] }),
      ({ id }) => id,
    );
  }

  private async started(
    tx: EntityManager,
    { actor }: Caller,
    { route, from, to, elements, dryRun, reverses }: StartMigration & { route: string; to: number; reverses: string | null },
  ): Promise<MigrationView> {
    const [{ id }] = await tx.query(
      `insert into route_migrations (route_id, from_version, to_version, elements, dry_run, reverses, by) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [route, from, to, elements, dryRun, reverses, actor.personId],
    );
    if (!dryRun)
      await writeChange(tx, actor, { kind: 'ROUTE', ref: route, act: 'EDITED', before: { lettersOf: from }, after: { lettersOf: to } });
    return this.one(id, tx);
  }

  private async where(db: Pick<EntityManager, 'query'>, condition: string, value: string): Promise<MigrationView[]> {
    const rows: (Omit<MigrationView, 'refused'> & { plan: string; refused: { element: string; code: Code; count: number }[] })[] =
      await db.query(
        `select m.id, json_build_object('id', r.id, 'name', r.name) as route, m.from_version as "from", m.to_version as "to", m.elements, m.dry_run as "dryRun", m.reverses,
              json_build_object('id', h.id, 'name', h.name) as by, ${iso('m.at')} as at, ${iso('m.done_at')} as "doneAt", v.plan_hash as plan,
              (select count(*)::int from route_migration_items i where i.migration = m.id and i.moved) as moved,
              (select coalesce(json_agg(n order by n.count desc), '[]') from (
                 select coalesce(element, '') as element, code, count(*)::int as count from route_migration_items i where i.migration = m.id and not i.moved group by 1, 2) n) as refused,
              case when m.done_at is not null then 0 when m.reverses is null then (select count(*)::int from letter_routes w where w.route_id = m.route_id and w.version = m.from_version and w.ended_at is null
                 and not exists (select from route_migration_items i where i.migration = m.id and i.letter_id = w.letter_id))
                else (select count(*)::int from route_migration_items o where o.migration = m.reverses and o.moved
                 and not exists (select from route_migration_items i where i.migration = m.id and i.letter_id = o.letter_id)) end as left
       from route_migrations m join routes r on r.id = m.route_id join people h on h.id = m.by join route_versions v on v.route_id = m.route_id and v.no = m.from_version
       where ${condition} order by m.at desc, m.id limit 50`,
        [value],
      );
    return Promise.all(
      rows.map(async ({ plan, refused, ...row }) => {
        const { nodes } = await this.plans.of(plan, db);
        return {
          ...row,
          refused: refused.map((one) => ({ ...one, name: nodes[one.element]?.name ?? null, sentence: sentences[one.code] })),
        };
      }),
    );
  }
}

type Code = MigrationObstacle | 'ended';
const sentences: Record<Code, string> = { ...migrationObstacles, ended: 'این نامه دیگر در این مسیر نیست.' };
