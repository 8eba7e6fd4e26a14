import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { RouteCaseView } from '../../../contracts/route-trials';
import { iso } from '../../cartable/columns';
import type { Caller } from '../../journal/caller';
import { Requests } from '../../journal/requests';
import { requireAdmin } from '../../org/org.policy';
import { decisionsOf } from '../decisions-of';
import { FeelPool } from '../feel/feel-pool';
import { OfficeFacts } from '../office-facts';
import { RoutePlans } from '../route-plans';
import { goes } from './replay-way';
import type { NamedWay } from './run-trial';
import type { Way } from './way';

/** Ways that versions of a route to come have to go: regression cases. They run in the organisation and by the calendar of today. */
@Injectable()
export class RouteCases {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly plans: RoutePlans,
    private readonly office: OfficeFacts,
    private readonly pool: FeelPool,
  ) {}

  /** Keeps the ways of a trial that are not kept already. @throws DomainError `trial.not_found` */
  keep(caller: Caller, route: string, version: number, n: number): Promise<{ items: RouteCaseView[] }> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const [trial]: { ways: NamedWay[] }[] = await tx.query(
        `select ways from route_trials where route_id = $1 and version = $2 and n = $3 for update`,
        [route, version, n],
      );
      if (!trial) throw new DomainError('trial.not_found');
      for (const { title, way } of trial.ways)
        await tx.query(
          `insert into route_cases (route_id, version, trial, title, way, steps, kept_by)
           select $1, $2, $3, $4, $5::json, $6, $7 where not exists (select from route_cases where route_id = $1 and way::text = $5::text)`,
          [route, version, n, title, JSON.stringify(way), way.steps.length, caller.actor.personId],
        );
      return { items: await casesOf(tx, route) };
    });
  }

  async list(route: string): Promise<{ items: RouteCaseView[] }> {
    return { items: await casesOf(this.db, route) };
  }

  /** What is no longer meant is given up. @throws DomainError `route.case_not_found` */
  drop(caller: Caller, route: string, id: string): Promise<{ items: RouteCaseView[] }> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const [, dropped]: [unknown, number] = await tx.query(`delete from route_cases where route_id = $1 and id = $2`, [route, id]);
      if (!dropped) throw new DomainError('route.case_not_found');
      return { items: await casesOf(tx, route) };
    });
  }

  /** Cases of a route that a plan does not go. */
  async brokenCases(plan: RoutePlan, route: string): Promise<{ id: string; title: string }[]> {
    const cases: { id: string; title: string; way: Way }[] = await this.db.query(
      `select id, title, way from route_cases where route_id = $1 order by kept_at, id`,
      [route],
    );
    if (cases.length === 0) return [];
    const [facts, decisions] = [await this.office.read(), decisionsOf(plan)];
    const broken: { id: string; title: string }[] = [];
    for (const { id, title, way } of cases)
      if (!(await goes(plan, way, (asked) => this.pool.evaluate(asked, facts, decisions)))) broken.push({ id, title });
    return broken;
  }

  /** Before a version is published. @throws DomainError `route.case_broken` */
  async requireKept(route: string, version: number): Promise<void> {
    const [row]: { plan: string | null }[] = await this.db.query(
      `select plan_hash as plan from route_versions where route_id = $1 and no = $2`,
      [route, version],
    );
    if (!row?.plan) return; // refused for other reasons
    const broken = await this.brokenCases(await this.plans.of(row.plan), route);
    if (broken.length > 0) throw new DomainError('route.case_broken', { title: broken[0]!.title, cases: broken.length });
  }
}

const casesOf = (db: { query: DataSource['query'] }, route: string): Promise<RouteCaseView[]> =>
  db.query(
    `select c.id, c.title, c.version, c.trial, c.steps, json_build_object('by', json_build_object('id', p.id, 'name', p.name), 'at', ${iso('c.kept_at')}) as kept
     from route_cases c join people p on p.id = c.kept_by where c.route_id = $1 order by c.kept_at, c.id`,
    [route],
  );
