import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { RouteDescription } from '../../../contracts/route-told';
import { compileRoute } from '../compile/compile';
import { RoutesQueries } from '../library/routes.queries';
import { describePlan } from './describe';
import { textsOf } from './named';
import type { Names } from './phrases';

/** Versions of routes in words. */
@Injectable()
export class ToldQueries {
  constructor(
    private readonly routes: RoutesQueries,
    private readonly db: DataSource,
  ) {}

  /** @throws DomainError `route.version_not_found` · `route.unreadable` */
  async description(id: string, no: number): Promise<RouteDescription> {
    const plan = await this.plan(id, no);
    return { no, parts: describePlan(plan, await this.names([plan])) };
  }

  /** As far as the file can be read, whether it may be published or not. */
  private async plan(id: string, no: number): Promise<RoutePlan> {
    const { plan } = await compileRoute((await this.routes.file(id, no)).bytes);
    if (!plan) throw new DomainError('route.unreadable');
    return plan;
  }

  /** Posts and units that plans name by code or id. */
  private async names(plans: RoutePlan[]): Promise<Names> {
    const texts = [...new Set(plans.flatMap(textsOf))];
    const rows: { called: string; name: string }[] = await this.db.query(
      `select called, name from (select code, id::text collate "C" as id, title as name from posts union all select code, id::text collate "C", name from units) named,
              unnest(array[code, id]) as called where called = any($1)`,
      [texts],
    );
    const names = new Map(rows.map(({ called, name }) => [called, name]));
    return (code) => names.get(code);
  }
}
