import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { RehearsalAct, StartRehearsal } from '../../../contracts/rehearsals';
import type { RouteEvent } from '../../../contracts/route-events';
import type { ActRecorded } from '../../../contracts/tasks';
import { apply, RouteRefusal, start } from '../../../workflows/route/route';
import type { Caller } from '../../journal/caller';
import { Commands } from '../../journal/commands';
import { uuidv7 } from '../../journal/new-id';
import { Page } from '../../journal/page';
import { requireAdmin } from '../../org/org.policy';
import { RoutePlans } from '../route-plans';
import { Rehearsals, type Standing } from './rehearsals';

/** Routes are rehearsed by administrators: begun, acted in for everybody they ask, and moved through time. */
@Injectable()
export class RehearsalsService {
  constructor(
    private readonly commands: Commands,
    private readonly plans: RoutePlans,
    private readonly rehearsals: Rehearsals,
  ) {}

  /** @throws DomainError `route.version_not_found` · `route.not_publishable` · `route.process_unknown` */
  begin(caller: Caller, route: string, command: StartRehearsal): Promise<ActRecorded> {
    requireAdmin(caller.actor);
    const { version, process, variables, decisions, directory, calendar } = command;
    return this.commands.perform(caller, async (tx) => {
      const plan = await planOf(tx, route, version);
      const [{ now }]: [{ now: Date }] = await tx.query(`select office_now() as now`);
      const at = command.at ?? now.toISOString();
      const begun: RouteEvent = { at, kind: 'started', variables, ...(process !== undefined && { process }) };
      const known = await this.plans.of(plan, tx);
      taken(() => start(known, begun));
      const page = await openPage(tx, now);
      await tx.query(`insert into rehearsals (year, process_id, route_id, version, begun_by, world) values ($1, $2, $3, $4, $5, $6)`, [
        ...[page.process.year, page.process.id, route, version, caller.actor.personId],
        JSON.stringify({ decisions, facts: { directory, calendar } }),
      ]);
      page.add({ kind: 'opened', key: 'process', refs: { version: 1, plan, at, event: JSON.stringify(begun), by: caller.actor.personId } });
      await page.nudge();
      return { page, answer: {} };
    });
  }

  /** @throws DomainError `rehearsal.not_found` · `rehearsal.busy` · what the route refuses: `route.…` */
  act(caller: Caller, id: string, act: RehearsalAct): Promise<ActRecorded> {
    return this.write(caller, id, ({ position, clock }) => {
      const event = { ...act, at: clock } as RouteEvent;
      taken(() => apply(position.plan, position.state, event));
      return { event: JSON.stringify(event) };
    });
  }

  /** @throws DomainError `rehearsal.not_found` · `rehearsal.busy` · `rehearsal.backwards` */
  move(caller: Caller, id: string, to: string): Promise<ActRecorded> {
    return this.write(caller, id, ({ clock }) => {
      if (Date.parse(to) < Date.parse(clock)) throw new DomainError('rehearsal.backwards');
      return { at: to };
    });
  }

  private write(caller: Caller, id: string, take: (standing: Standing) => { event?: string; at?: string }): Promise<ActRecorded> {
    requireAdmin(caller.actor);
    return this.commands.act(caller, id, async (page) => {
      const standing = await this.rehearsals.standing(id, page.tx);
      if (standing.isBusy) throw new DomainError('rehearsal.busy');
      page.add({ kind: 'said', key: `act.${page.seq + 1}`, refs: { ...take(standing), by: caller.actor.personId } });
      await page.nudge();
    });
  }
}

async function planOf(tx: EntityManager, route: string, version: number): Promise<string> {
  const [row]: { plan_hash: string | null; errors: number }[] = await tx.query(
    `select plan_hash, (select count(*)::int from jsonb_array_elements(report->'findings') f where f->>'severity' = 'error') as errors from route_versions where route_id = $1 and no = $2`,
    [route, version],
  );
  if (!row) throw new DomainError('route.version_not_found');
  if (!row.plan_hash) throw new DomainError('route.not_publishable', { errors: row.errors });
  return row.plan_hash;
}

async function openPage(tx: EntityManager, now: Date): Promise<Page> {
  const id = uuidv7(now);
  const process = { year: yearOf(id), id, kind: 'rehearsal' as const, parent_id: null, letter_id: id, unit_id: null, state: 'REHEARSED' };
  await tx.query(`insert into processes (year, id, kind, letter_id, state) values ($1, $2, $3, $2, $4)`, [
    process.year,
    id,
    process.kind,
    process.state,
  ]);
  return new Page(tx, { ...process, seq: 0, closed_at: null, runs: true, workflow_id: `rehearsal/${id}` });
}

/** What the route does not take is refused before it is written. */
function taken(take: () => unknown): void {
  try {
    take();
  } catch (error) {
    throw error instanceof RouteRefusal ? new DomainError(error.code, error.params) : error;
  }
}
