import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RouteDrawing } from '../../../contracts/route-pictures';
import { decode } from '../compile/decode';
import { Findings } from '../compile/findings';
import { RoutePlans } from '../route-plans';

/** Routes as they are drawn, whatever encoding their files have. */
@Injectable()
export class DrawingsQueries {
  constructor(
    private readonly db: DataSource,
    private readonly plans: RoutePlans,
  ) {}

  /** @throws DomainError `route.version_not_found` */
  async of(route: string, version: number): Promise<RouteDrawing> {
    const [row]: { name: string; file: Buffer; plan: string | null }[] = await this.db.query(
      `select r.name, v.file, v.plan_hash as plan from routes r join route_versions v on v.route_id = r.id where r.id = $1 and v.no = $2`,
      [route, version],
    );
    if (!row) throw new DomainError('route.version_not_found');
    const nodes = row.plan ? Object.values((await this.plans.of(row.plan)).nodes) : [];
    return {
      route: { id: route, name: row.name },
      version,
      diagram: decode(row.file, new Findings()) ?? '',
      elements: nodes.map(({ id, name = null, kind }) => ({ id, name, kind })),
      decisions: [...new Set(nodes.flatMap(({ decision }) => decision?.id ?? []))],
    };
  }
}
