import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RoutePlan } from '../../../contracts/route-plan';
import { persianNumber } from '../../../contracts/persian-time';
import type { RouteDescription, RouteDifference } from '../../../contracts/route-told';
import { differenceWords } from '../../../contracts/route-told.words';
import { compileRoute } from '../compile/compile';
import { RoutesQueries } from '../library/routes.queries';
import { describePlan } from './describe';
import { differenceOf } from './difference';
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
    const plan = await planIn((await this.routes.file(id, no)).bytes);
    return { no, parts: describePlan(plan, await this.names([plan])) };
  }

  /**
   * @param from the version to compare with; not given: the one in force, or the one before this
   * @throws DomainError `route.not_found` · `route.version_not_found` · `route.unreadable`
   */
  async difference(id: string, no: number, from?: number): Promise<RouteDifference> {
    const other = from ?? (await this.usual(id, no));
    if (other === null) return { from: null, to: no, summary: differenceWords.none, changes: [] };
    const [one, two] = [await this.routes.file(id, other), await this.routes.file(id, no)];
    const plans = [await planIn(one.bytes), await planIn(two.bytes)] as const;
    const changes = differenceOf(...plans, await this.names([...plans]));
    return { from: other, to: no, summary: summaryOf(changes.length, one.bytes.equals(two.bytes)), changes };
  }

  private async usual(id: string, no: number): Promise<number | null> {
    const { current, versions } = await this.routes.route(id);
    if (current !== null && current !== no) return current;
    return versions.find((version) => version.no < no)?.no ?? null;
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

/** As far as the file can be read, whether it may be published or not. */
async function planIn(bytes: Uint8Array): Promise<RoutePlan> {
  const { plan } = await compileRoute(bytes);
  if (!plan) throw new DomainError('route.unreadable');
  return plan;
}

function summaryOf(changes: number, isSameFile: boolean): string {
  if (changes > 0) return differenceWords.count(persianNumber(changes));
  return isSameFile ? differenceWords.same : differenceWords.layout;
}
