import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { StartTrial, TrialFigures } from '../../../contracts/route-trials';
import { OfficeFacts } from '../office-facts';
import { RoutePlans } from '../route-plans';
import { readPast, type Scope } from './read-past';
import type { TrialOutcome } from './run-trial';
import { TrialRunner } from './trial-runner';

export interface Tried extends TrialOutcome {
  from: Date;
  to: Date;
}

/** Sends the letters of the last days the way of a version. Nothing is written. */
@Injectable()
export class Trials {
  constructor(
    private readonly db: DataSource,
    private readonly plans: RoutePlans,
    private readonly office: OfficeFacts,
    private readonly runner: TrialRunner,
  ) {}

  /** @throws DomainError `route.version_not_found` · `route.not_publishable` · `trial.no_letters` · `trial.too_long` */
  async run(route: string, version: number, { days, seed }: StartTrial): Promise<Tried> {
    const [row]: (Scope & { plan: string | null; errors: number })[] = await this.db.query(
      `select v.plan_hash as plan, (select count(*)::int from jsonb_array_elements(v.report->'findings') f where f->>'severity' = 'error') as errors,
         r.letter_kind as "letterKind", r.inquiry_type as "inquiryType", r.unit_id as unit
       from route_versions v join routes r on r.id = v.route_id where v.route_id = $1 and v.no = $2`,
      [route, version],
    );
    if (!row) throw new DomainError('route.version_not_found');
    if (!row.plan) throw new DomainError('route.not_publishable', { errors: row.errors });
    const [plan, facts] = [await this.plans.of(row.plan), await this.office.read()];
    const past = await readPast(this.db, row, days, facts.directory!);
    if (past.letters.length === 0) throw new DomainError('trial.no_letters', { days });
    const outcome = await this.runner.run({ plan, past, facts, seed });
    return { ...outcome, from: new Date(past.from), to: new Date(past.to) };
  }

  /** What the figures of a version name, for people. */
  async names(route: string, version: number, figures: TrialFigures): Promise<Record<string, string>> {
    const [{ plan }]: [{ plan: string }] = await this.db.query(
      `select plan_hash as plan from route_versions where route_id = $1 and no = $2`,
      [route, version],
    );
    const { nodes } = await this.plans.of(plan);
    const elements = [...figures.breaches, ...figures.incidents, ...figures.waits].map(({ element }) => element);
    const posts = [...figures.queues, ...figures.gains, ...figures.losses].map(({ post }) => post);
    const rows: { id: string; name: string }[] = await this.db.query(
      `select id::text collate "C" as id, title as name from posts where id = any($1::uuid[])
       union all select province_code, short_name from units where kind = 'OFFICE' and level = 'PROVINCIAL_OFFICE' and province_code = any($2)`,
      [posts, figures.provinces.map(({ province }) => province)],
    );
    return {
      ...Object.fromEntries(elements.map((id) => [id, nodes[id]?.name ?? id])),
      ...Object.fromEntries(rows.map(({ id, name }) => [id, name])),
    };
  }
}
