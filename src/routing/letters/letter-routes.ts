import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Classification } from '../../../contracts/classification';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { Refs } from '../../../contracts/journal';
import type { Effect, RouteEvent, RouteFact, RouteMigrated, Variables } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import { numberOf, placeOf, routePlaceOf } from '../../../workflows/route/keys';
import { Position } from '../../../workflows/route/position';
import { RouteRefusal } from '../../../workflows/route/route';
import { clearTasks } from '../../cartable/desk';
import type { Line, Page } from '../../journal/page';
import { RoutePlans } from '../route-plans';
import { ableAmong } from '../../letters/letters.policy';
import { excludedFrom } from './candidates';
import { howAsked } from './how-asked';

type Db = Pick<EntityManager, 'query'>;
type NewEvent = RouteEvent extends infer Event ? (Event extends { at: string } ? Omit<Event, 'at'> : never) : never;

/** A route a letter is on, as its journal has it. */
export interface Walk {
  /** counts from 1 */
  no: number;
  position: Position;
  /** ISO; not before anything that happened to it */
  now: string;
}

/** Something that happens to a route: taken, and not yet written. */
export interface Taken {
  walk: Walk;
  fact: RouteFact;
  effects: Effect[];
  /** what its line carries */
  refs: Refs;
}

/** Where letters stand on their routes, and the one place where something happens to them. Whoever writes holds the letter's row. */
@Injectable()
export class LetterRoutes {
  constructor(private readonly plans: RoutePlans) {}

  /** @returns nothing when the letter is on no route, or that has ended */
  async of(letter: string, db: Db): Promise<Walk | undefined> {
    const lines: { refs: Refs; now: Date }[] = await db.query(
      `select refs, office_now() as now from acts where year = $1 and process_id = $2 and refs ? 'event' order by seq`,
      [yearOf(letter), letter],
    );
    const facts = lines.map(({ refs }) => ({ fact: JSON.parse(refs.event!) as RouteFact, plan: refs.plan }));
    const first = facts.findLastIndex(({ fact }) => fact.kind === 'started');
    if (first < 0) return undefined;
    const way = facts.slice(first);
    const plans = new Map<string, RoutePlan>();
    for (const { plan } of way) if (plan) plans.set(plan, await this.plans.of(plan, db));
    const position = new Position(plans.get(way[0]!.plan!)!, (hash) => plans.get(hash)!).follow(way.map(({ fact }) => fact));
    if (!position.isActive) return undefined;
    const no = facts.filter(({ fact }) => fact.kind === 'started').length;
    return { no, position, now: later(lines[0]!.now, position.state.at) };
  }

  /** @throws DomainError `route.letter_has_none` */
  async require(letter: string, db: Db): Promise<Walk> {
    const walk = await this.of(letter, db);
    if (!walk) throw new DomainError('route.letter_has_none');
    return walk;
  }

  /** A letter sets out on a version of a route. */
  async begin(page: Page, { route, version, plan: hash }: Version, variables: Variables): Promise<Taken> {
    const { year, id } = page.process;
    const plan = await this.plans.of(hash, page.tx);
    const [{ no, now }]: [{ no: number; now: Date }] = await page.tx.query(
      `insert into letter_routes (year, letter_id, walk, route_id, version, plan_hash)
       select $1, $2, (select count(*)::int + 1 from letter_routes where year = $1 and letter_id = $2), $3, $4, $5 returning walk as no, office_now() as now`,
      [year, id, route, version, hash],
    );
    const walk = { no, position: new Position(plan), now: now.toISOString() };
    const taken = this.take(page, walk, { kind: 'started', variables });
    return { ...taken, refs: { ...taken.refs, plan: hash } };
  }

  /** What an event comes to now. @throws DomainError what the route refuses: `route.…` */
  take(page: Page, walk: Walk, event: NewEvent): Taken {
    return this.taken(page, walk, { ...event, at: walk.now } as RouteEvent);
  }

  /** Goes on by another plan. @throws DomainError `route.migration_refused` */
  async move(page: Page, walk: Walk, hash: string, elements: Record<string, string>): Promise<Taken> {
    const target = await this.plans.of(hash, page.tx);
    const { plan, state } = walk.position;
    const position = Object.assign(new Position(plan, () => target), { state });
    const fact: RouteMigrated = { kind: 'migrated', at: walk.now, to: hash, elements };
    const taken = this.taken(page, { ...walk, position }, fact);
    position.plan = target;
    return { ...taken, refs: { ...taken.refs, plan: hash } };
  }

  /** The walk stands where it comes to, for whatever happens next on the same page. */
  private taken(page: Page, walk: Walk, fact: RouteFact): Taken {
    const { effects, state } = refused(() => walk.position.taken(fact));
    walk.position.state = state;
    // its clock is gone when it has struck: what comes at the same instant needs another
    const at = fact.kind === 'timerFired' ? state.armed : effects.findLast((effect) => effect.kind === 'arm')?.at;
    const alarm = at && { key: `timer.${walk.no}.${page.seq + 1}`, at };
    return { walk, fact, effects, refs: { event: JSON.stringify(fact), ...(at !== undefined && { alarm: alarm || null }) } };
  }

  /** One desk sends a task of the route on to another; what it is called is the key of the line that will say so. @throws DomainError `route.referral_forbidden` */
  refer(page: Page, walk: Walk, from: string, post: string, by: string): Refs {
    const place = routePlaceOf(from);
    const task = place && walk.position.tasks().find((open) => numberOf(open) === place.number);
    return this.take(page, walk, { kind: 'referred', referral: `ref.${page.seq + 1}`, under: task?.id ?? from, to: [post], by }).refs;
  }

  /** What it brings about beside its line, in the same transaction: desks cleared, the clock set, incidents and the end told. */
  async carryOut(page: Page, { walk, fact, effects, refs }: Taken): Promise<void> {
    const ids = effects.flatMap((effect) => (effect.kind === 'closeTask' ? effect.task : effect.kind === 'cancelJob' ? effect.job : []));
    const referrals = effects.flatMap((effect) => (effect.kind === 'closeReferral' ? effect.referral : []));
    await this.clear(page, walk.no, new Set(ids.map((id) => numberOf({ id }))), referrals);
    if (refs.alarm !== undefined) await this.setAlarm(page, refs.alarm);
    if (fact.kind === 'taskCompleted') await this.clearExcluded(page, walk);
    for (const effect of effects) {
      if (effect.kind === 'raiseIncident') await this.raise(page, walk, effect);
      if (effect.kind === 'closeIncident')
        await page.tx.query(
          `update route_incidents set closed_at = office_now() where year = $1 and letter_id = $2 and walk = $3 and incident = $4`,
          [page.process.year, page.process.id, walk.no, effect.incident],
        );
      if (effect.kind === 'ended')
        await page.tx.query(
          `update letter_routes set ended_at = office_now(), ended = $4 where year = $1 and letter_id = $2 and walk = $3`,
          [...[page.process.year, page.process.id, walk.no], effect.status],
        );
    }
  }

  /** The clock that was due first has struck; its row was there, so the route still waits for it. */
  async strike(page: Page, line: Pick<Line, 'kind' | 'key'>): Promise<void> {
    const walk = await this.of(page.process.id, page.tx);
    const timer = walk?.position.next();
    const taken = timer && this.take(page, walk!, { kind: 'timerFired', timer: timer.id });
    page.add({ ...line, refs: taken?.refs ?? {} });
    if (taken) await this.carryOut(page, taken);
  }

  /** Its tasks are on desks as its plan now says; where that asks for something else, they go, and the process puts them there anew. */
  async retell(page: Page, { no, position }: Walk): Promise<void> {
    const { year, id } = page.process;
    const open: { key: string; kind: string }[] = await page.tx.query(
      `select key, kind from tasks where year = $1 and process_id = $2 and state = 'open' and element is not null`,
      [year, id],
    );
    for (const instance of open.length ? position.tasks() : []) {
      const rows = open.filter(({ key }) => isAt(key, placeOf(no, instance)));
      const { task, title, choices, mayRefer } = howAsked(position.plan.nodes[instance.node]!);
      if (rows.some(({ kind }) => kind !== task)) {
        await this.clear(page, no, new Set([numberOf(instance)]));
        await page.nudge();
      } else
        await page.tx.query(
          `update tasks set element = $4, title = $5, choices = $6, may_refer = $7 where year = $1 and process_id = $2 and key = any($3)`,
          [...[year, id, rows.map(({ key }) => key)], instance.node, title, choices, mayRefer],
        );
    }
  }

  /** Takes tasks of these instances from the desks, whoever has them, and ends their holds. */
  async clear(page: Page, walk: number, numbers: ReadonlySet<string>, referrals: readonly string[] = []): Promise<void> {
    if (!numbers.size && !referrals.length) return;
    await this.clearWhere(page, (key) => {
      const place = routePlaceOf(key);
      return referrals.includes(key) || (place?.walk === walk && numbers.has(place.number));
    });
  }

  /** Takes from the desks what the walk no longer asks. */
  async clearOthers(page: Page, { no, position }: Walk): Promise<void> {
    const asked = new Set([...position.tasks(), ...position.jobs()].map(numberOf));
    await this.clearWhere(page, (key) => {
      const place = routePlaceOf(key);
      return place?.walk === no && !asked.has(place.number);
    });
  }

  /** Who just did one step may not do another that lies on desks: where those are theirs alone it goes, and the process asks whom else there is. */
  private async clearExcluded(page: Page, { no, position }: Walk): Promise<void> {
    const { year, id } = page.process;
    for (const instance of position.tasks()) {
      const without = excludedFrom(position, instance);
      if (!without.length) continue;
      const rows: { key: string; post: string; kind: string; classification: Classification }[] = await page.tx.query(
        `select t.key, t.post_id as post, t.kind, l.classification from tasks t join letters l on l.year = t.year and l.id = t.process_id
         where t.year = $1 and t.process_id = $2 and t.state = 'open' and t.element = $3`,
        [year, id, instance.node],
      );
      const [first, ...others] = rows.filter(({ key }) => isAt(key, placeOf(no, instance)));
      if (!first) continue;
      const task = { classification: first.classification, signs: first.kind === 'sign', without };
      const able = await ableAmong(
        page.tx,
        [first, ...others].map(({ post }) => post),
        task,
      );
      if (![...able.values()].some(({ isFree }) => isFree)) await this.clear(page, no, new Set([numberOf(instance)]));
    }
  }

  private async clearWhere(page: Page, isTheirs: (key: string) => boolean): Promise<void> {
    const open: { key: string; held: boolean }[] = await page.tx.query(
      `select key, false as held from tasks where year = $1 and process_id = $2 and state = 'open'
       union all select key, true from clocks where year = $1 and process_id = $2 and step = 'hold'`,
      [page.process.year, page.process.id],
    );
    const theirs = open.filter(({ key }) => isTheirs(key));
    if (!theirs.length) return;
    await clearTasks(
      page,
      'cancelled',
      theirs.map(({ key }) => key),
    );
    for (const { key, held } of theirs) if (held) page.add({ kind: 'answered', key, refs: { outcome: 'cancelled' } });
    if (page.process.state === 'SIGNED' && theirs.some(({ held }) => held)) page.state = 'IN_REVIEW';
  }

  private async setAlarm(page: Page, alarm: NonNullable<Refs['alarm']> | null): Promise<void> {
    const { year, id } = page.process;
    await page.tx.query(`delete from clocks where year = $1 and process_id = $2 and step = 'timer'`, [year, id]);
    if (alarm)
      await page.tx.query(`insert into clocks (year, process_id, key, step, at) values ($1, $2, $3, 'timer', $4)`, [
        year,
        id,
        alarm.key,
        alarm.at,
      ]);
  }

  private async raise(page: Page, { no }: Walk, incident: Extract<Effect, { kind: 'raiseIncident' }>): Promise<void> {
    await page.tx.query(
      `insert into route_incidents (year, letter_id, walk, incident, element, code, params) values ($1, $2, $3, $4, $5, $6, $7)`,
      [page.process.year, page.process.id, no, incident.incident, incident.element, incident.code, JSON.stringify(incident.params)],
    );
  }
}

/** A version of a route that letters take. */
export interface Version {
  route: string;
  version: number;
  plan: string;
}

const isAt = (key: string, place: string): boolean => {
  const found = routePlaceOf(key);
  return found !== undefined && `${found.walk}.${found.number}` === place;
};

const later = (now: Date, at: string): string => (Date.parse(at) > now.getTime() ? at : now.toISOString());

function refused<T>(take: () => T): T {
  try {
    return take();
  } catch (error) {
    throw error instanceof RouteRefusal ? new DomainError(error.code, error.params) : error;
  }
}
