import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CalendarChange, CalendarCommand, CalendarEffect } from '../../contracts/calendar-admin';
import { DomainError } from '../../contracts/errors';
import { dayOf, dayOfDate } from '../../contracts/tehran-time';
import { workingDayFrom } from '../../contracts/working-calendar';
import type { Actor } from '../auth/actor';
import { iso } from '../cartable/columns';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { classesUpTo, maySee } from '../letters/letters.policy';
import { Calendars } from '../org/calendars';
import { writeChange } from '../org/changes';
import { requireAdmin } from '../org/org.policy';
import { CalendarRules, superseded, type Applied } from './calendar-rules';
import { CalendarsOfUnits } from './calendars-of-units';
import { layerIn, warningsOfLayer, type LayerRow } from './layer-views.queries';
import { readLayers } from './layers.queries';
import { warningsOfOpenedDays } from './opened-days';
import { stayedClocks } from './stayed-clocks';
import { oweRetiming } from './owe-retiming';
import { countClocks, FROM_THE_FIRST, movedBy, openClocks, type After, type Moved, type OpenClock } from './open-clocks';

const PORTION = 4000;
const LETTERS_SHOWN = 20;
const UNITS_SHOWN = 20;
const DAY_MS = 86_400_000;

/** Administrators change calendars: first to see what it does, then in earnest, and back. The clocks follow beside: `retiming.ts`. */
@Injectable()
export class CalendarChangesService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly calendars: Calendars,
  ) {}

  /** What a change would do to the work that is open now; nothing is kept of it. @throws DomainError as `CalendarRules` */
  async preview(actor: Actor, command: CalendarCommand): Promise<CalendarEffect> {
    requireAdmin(actor);
    const { applied, calendars } = await this.tried(actor, command);
    const units = calendars.unitsUnder(applied.layer.id);
    const tally = new Tally();
    for (let after: After | undefined = FROM_THE_FIRST; after;) {
      const clocks = await openClocks(this.db, units, after, PORTION);
      for (const clock of clocks) tally.count(calendars, clock);
      after = clocks.length < PORTION ? undefined : clocks.at(-1);
    }
    return tally.told(this.db, actor, applied.warnings);
  }

  /** @throws DomainError as `CalendarRules` */
  perform(caller: Caller, command: CalendarCommand): Promise<CalendarChange> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const { applied, calendars } = await this.applied(tx, caller.actor, command);
      const { layer, title, added, withdrawn, undoes } = applied;
      const id = await oweRetiming(tx, {
        act: command.act,
        layer: layer.id,
        title,
        added,
        withdrawn,
        undoes,
        by: caller.actor.personId,
        total: await countClocks(tx, calendars.unitsUnder(layer.id)),
      });
      await writeChange(tx, caller.actor, {
        kind: 'CALENDAR',
        ref: layer.id,
        act: 'EDITED',
        before: { change: null },
        after: { change: title },
      });
      return this.one(caller.actor, id, tx);
    });
  }

  /** The newest first. */
  async list(actor: Actor): Promise<{ items: CalendarChange[] }> {
    return { items: await told(this.db, actor, await this.db.query(`${changes} order by c.at desc, c.id limit 50`)) };
  }

  /** @throws DomainError `calendar.change_not_found` */
  async one(actor: Actor, id: string, db: Pick<EntityManager, 'query'> = this.db): Promise<CalendarChange> {
    const [found] = await told(db, actor, await db.query(`${changes} where c.id = $1`, [id]));
    if (!found) throw new DomainError('calendar.change_not_found');
    return found;
  }

  private async tried(actor: Actor, command: CalendarCommand): Promise<{ applied: Applied; calendars: CalendarsOfUnits }> {
    const session = this.db.createQueryRunner();
    await session.startTransaction();
    try {
      return await this.applied(session.manager, actor, command);
    } finally {
      await session.rollbackTransaction().finally(() => session.release());
    }
  }

  /** One change after another, so that each is judged by what is there. */
  private async applied(tx: EntityManager, actor: Actor, command: CalendarCommand) {
    await tx.query(`select from calendar_state for update`);
    const before = new CalendarsOfUnits(await readLayers(tx));
    const applied = await CalendarRules.apply(tx, actor, command);
    const calendars = new CalendarsOfUnits(await readLayers(tx));
    const layer = await layerIn(tx, applied.layer.id);
    await this.requireOpen(tx, calendars, layer);
    const said = command.act === 'CLOSE' ? command.closure : 'exception' in command ? command.exception : undefined;
    const opened = said ? warningsOfOpenedDays(before, calendars, calendars.unitsUnder(layer.id), said) : [];
    const warnings = [...applied.warnings, ...opened, ...warningsOfLayer(layer)];
    return { applied: { ...applied, warnings }, calendars };
  }

  /** Every office that is touched opens some day, also after each rule of the layer has begun. @throws DomainError `calendar.no_weekly_hours` · `calendar.never_opens` */
  private async requireOpen(tx: EntityManager, calendars: CalendarsOfUnits, { id, weeks, exceptions }: LayerRow): Promise<void> {
    const [{ now }]: [{ now: Date }] = await tx.query(`select office_now() as now`);
    const today = dayOf(+now);
    const begins = [...weeks, ...exceptions].map(({ from }) => Math.max(today, from ? dayOfDate(from) : today));
    const different = new Set((calendars.unitsUnder(id) ?? ['']).map((unit) => calendars.of(unit)));
    for (const calendar of different) for (const day of new Set([today, ...begins])) workingDayFrom(calendar, day);
  }
}

const changes = `
  select c.id, c.act, json_build_object('id', l.id, 'name', l.name) as layer, c.title,
    (select json_build_object('from', min(x.from_day), 'to', max(coalesce(x.to_day, x.from_day))) from calendar_changes o join calendar_exceptions x on x.id = any(o.added_exceptions || o.withdrawn_exceptions) where o.id in (c.id, c.undoes) having count(*) > 0) as days,
    json_build_object('id', h.id, 'name', h.name) as by, ${iso('c.at')} as at,
    c.total, (select sum(looked)::int from calendar_lanes where change = c.id) as looked, (select sum(moved)::int from calendar_lanes where change = c.id) as moved, ${iso('c.done_at')} as "doneAt", u.id as "undoneBy", c.undoes is null and u.id is null and c.act <> 'MOVE_UNIT' and not ${superseded} as undoable
  from calendar_changes c join calendar_layers l on l.id = c.layer_id join people h on h.id = c.by left join calendar_changes u on u.undoes = c.id`;

/** With the clocks that each left as they were. */
async function told(
  db: Pick<EntityManager, 'query'>,
  actor: Actor,
  rows: readonly Omit<CalendarChange, 'stayed'>[],
): Promise<CalendarChange[]> {
  const stayed = await stayedClocks(
    db,
    actor,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, stayed: stayed.get(row.id) ?? null }));
}

/** Counts what a change would move. */
class Tally {
  private clocks = 0;
  private nearer = 0;
  private onlySteps = 0;
  private stayed = 0;
  private readonly byUnit = new Map<string, number>();
  private readonly byDays = new Map<number, number>();
  private readonly some: { process: string; letter: string; unit: string; from: string | null; to: string | null }[] = [];

  count(calendars: CalendarsOfUnits, clock: OpenClock): void {
    this.clocks += 1;
    try {
      const moved = movedBy(calendars, clock);
      if (moved) this.countMoved(clock, moved);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.stayed += 1;
    }
  }

  private countMoved({ id, letter, due, clock: { unit } }: OpenClock, moved: Moved): void {
    const to = moved.due;
    if (moved.nearer) this.nearer += 1;
    this.byUnit.set(unit, (this.byUnit.get(unit) ?? 0) + 1);
    if (due === to) return void (this.onlySteps += 1);
    const days = due && to ? Math.round((Date.parse(to) - Date.parse(due)) / DAY_MS) : 0;
    this.byDays.set(days, (this.byDays.get(days) ?? 0) + 1);
    if (this.some.length < LETTERS_SHOWN) this.some.push({ process: id, letter, unit, from: due, to });
  }

  async told(db: DataSource, actor: Actor, warnings: string[]): Promise<CalendarEffect> {
    const units = [...this.byUnit].sort(([, a], [, b]) => b - a);
    const names = await this.names(db, [...units.slice(0, UNITS_SHOWN).map(([id]) => id), ...this.some.map(({ unit }) => unit)]);
    const numbers = await this.numbers(db, actor);
    return {
      clocks: this.clocks,
      moved: units.reduce((sum, [, count]) => sum + count, 0),
      nearer: this.nearer,
      onlySteps: this.onlySteps,
      stayed: this.stayed,
      moves: [...this.byDays].map(([days, count]) => ({ days, count })).sort((a, b) => a.days - b.days),
      units: units.slice(0, UNITS_SHOWN).map(([id, count]) => ({ id, name: names.get(id) ?? '', count })),
      letters: this.some.map(({ letter, unit, from, to }) => ({
        number: numbers.get(letter) ?? null,
        unit: names.get(unit) ?? '',
        from,
        to,
      })),
      warnings,
    };
  }

  private async names(db: DataSource, ids: string[]): Promise<Map<string, string>> {
    const rows: { id: string; name: string }[] = await db.query(`select id, name from units where id = any($1)`, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Of those letters that the reader may see. */
  private async numbers(db: DataSource, { posts, clearance }: Actor): Promise<Map<string, string | null>> {
    const rows: { id: string; number: string | null }[] = await db.query(
      `select l.id, l.number from unnest($3::uuid[]) as wanted(id) join letters l on l.year = year_of(wanted.id) and l.id = wanted.id where ${maySee('l', '$1', '$2')}`,
      [posts.map(({ postId }) => postId), classesUpTo(clearance), this.some.map(({ letter }) => letter)],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }
}
