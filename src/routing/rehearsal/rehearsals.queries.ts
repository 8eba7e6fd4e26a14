import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { RehearsalView } from '../../../contracts/rehearsals';
import { storyOf } from '../pictures/story';
import { Position } from '../../../workflows/route/position';
import { Rehearsals } from './rehearsals';
import { standingOf } from './route-standing';

/** Where a rehearsal stands. */
@Injectable()
export class RehearsalsQueries {
  constructor(
    private readonly db: DataSource,
    private readonly rehearsals: Rehearsals,
  ) {}

  /** @throws DomainError `rehearsal.not_found` */
  async view(id: string): Promise<RehearsalView> {
    const [found]: { route: RehearsalView['route']; ended: boolean }[] = await this.db.query(
      `select json_build_object('id', r.id, 'name', r.name, 'version', v.no, 'plan', v.plan_hash) as route, p.closed_at is not null as ended
       from rehearsals h join processes p on p.year = h.year and p.id = h.process_id join routes r on r.id = h.route_id
       join route_versions v on v.route_id = h.route_id and v.no = h.version where h.year = $1 and h.process_id = $2`,
      [yearOf(id), id],
    );
    if (!found) throw new DomainError('rehearsal.not_found');
    const { position, events, clock, isBusy } = await this.rehearsals.standing(id);
    const { plan, state, steps } = position;
    const next = position.next()?.times![0] ?? null;
    return {
      id,
      ...found,
      settled: !isBusy,
      at: clock,
      next,
      ...standingOf(plan, state, steps),
      story: storyOf(new Position(plan), events),
    };
  }
}
