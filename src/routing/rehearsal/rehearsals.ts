import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { Entry } from '../../../contracts/journal';
import type { Json, RouteEvent } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import { Position } from '../../../workflows/route/position';
import type { Decisions, Facts } from '../feel/facts';
import { OfficeFacts } from '../office-facts';
import { decisionsOf } from '../decisions-of';
import { RoutePlans } from '../route-plans';

type Db = Pick<EntityManager, 'query'>;

/** A rehearsal as its journal has it. */
export interface Standing {
  position: Position;
  /** what happened, from its beginning */
  events: RouteEvent[];
  /** what its clock shows */
  clock: string;
  /** what has to follow before anybody acts: something to work out, or a clock that is to strike */
  isBusy: boolean;
}

/** What a rehearsal pretends. */
interface World {
  decisions: Record<string, Json>;
  facts: Pick<Facts, 'directory' | 'calendar'>;
}

/** Reads where rehearsals stand, for whoever acts, looks or goes on. */
@Injectable()
export class Rehearsals {
  constructor(
    private readonly db: DataSource,
    private readonly plans: RoutePlans,
    private readonly office: OfficeFacts,
  ) {}

  /** @throws DomainError `rehearsal.not_found` */
  async standing(id: string, db: Db = this.db): Promise<Standing> {
    const entries: Entry[] = await db.query(`select seq, kind, key, refs from read_on($1, 0)`, [id]);
    const plan = entries[0]?.refs.plan;
    if (!plan) throw new DomainError('rehearsal.not_found');
    const events = entries.flatMap(({ refs }) => (refs.event ? [JSON.parse(refs.event) as RouteEvent] : []));
    const clock = entries.findLast(({ refs }) => refs.at)!.refs.at!;
    const position = new Position(await this.plans.of(plan, db)).follow(events);
    return { position, events, clock, isBusy: position.questions().length > 0 || !!position.dueBy(clock) };
  }

  /** What its expressions know: the pretended office, or where there is none the real one; pretended results of decisions before its own. */
  async world(id: string, plan: RoutePlan): Promise<{ facts: Facts; decisions: Decisions }> {
    const [row]: [{ world: World } | undefined] = await this.db.query(
      `select world::json as world from rehearsals where year = $1 and process_id = $2`,
      [yearOf(id), id],
    );
    if (!row) throw new DomainError('rehearsal.not_found');
    const { decisions, facts } = row.world;
    const office = await this.office.read();
    const pretends = !!facts.directory || !!facts.calendar;
    const isPretended = (decision: string) => Object.hasOwn(decisions, decision);
    const planOf = (decision: string) => (isPretended(decision) ? undefined : decisionsOf(plan).planOf(decision));
    const decide = (decision: string) =>
      isPretended(decision) ? Promise.resolve(decisions[decision]) : Promise.reject(new Error(`No decision ${decision}.`));
    return { facts: pretends ? { ...office, ...facts, version: `${office.version} as in ${id}` } : office, decisions: { planOf, decide } };
  }
}
