import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { RoutePlan } from '../../contracts/route-plan';

const KEPT = 200;

/** Published plans by their hash. They never change, so those used lately are kept. */
@Injectable()
export class RoutePlans {
  private readonly known = new Map<string, Promise<RoutePlan>>();

  constructor(private readonly db: DataSource) {}

  /**
   * @param db the caller's transaction, who must not wait for a second connection while holding one
   * @throws DomainError `route.version_not_found`
   */
  of(hash: string, db: Pick<EntityManager, 'query'> = this.db): Promise<RoutePlan> {
    const plan = this.known.get(hash) ?? this.read(hash, db);
    this.known.delete(hash);
    this.known.set(hash, plan); // the one used last stays longest
    plan.catch(() => this.known.delete(hash));
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value!);
    return plan;
  }

  private async read(hash: string, db: Pick<EntityManager, 'query'>): Promise<RoutePlan> {
    const [row]: { plan: string }[] = await db.query(`select plan from route_plans where hash = $1`, [hash]);
    if (!row) throw new DomainError('route.version_not_found');
    return JSON.parse(row.plan) as RoutePlan;
  }
}
