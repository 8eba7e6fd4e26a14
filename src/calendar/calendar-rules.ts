import type { EntityManager } from 'typeorm';
import { calendarAdminWords as words } from '../../contracts/calendar-admin.words';
import { LONGEST_DAYS, type CalendarChange, type CalendarCommand, type CalendarPlace } from '../../contracts/calendar-admin';
import { DomainError } from '../../contracts/errors';
import { jalaliOf } from '../../contracts/jalali-date';
import { dayOfDate } from '../../contracts/tehran-time';
import { kindOf, warningsOf, type CalendarException, type Week } from '../../contracts/working-calendar';
import { nationWord } from '../../contracts/working-calendar.words';
import { persianNumber } from '../../contracts/persian-time';
import type { Actor } from '../auth/actor';
import { InvalidRequest } from '../platform/errors/invalid-request';
import { layerFromCsv } from './calendar-csv';
import { layerFromIcs } from './calendar-ics';
import { layerIn, type LayerRow } from './layer-views.queries';
import { rulesOfFile } from './rules-of-file';

export type RuleTable = 'calendar_weeks' | 'calendar_exceptions';

/** What a command did to the rules of one layer. */
export interface Applied {
  layer: Pick<LayerRow, 'id' | 'name'>;
  title: string;
  added: Record<RuleTable, string[]>;
  withdrawn: Record<RuleTable, string[]>;
  undoes?: string;
  warnings: string[];
}

/** Changes the rules of calendars; what follows for clocks is not its matter. */
export class CalendarRules {
  private readonly added: Applied['added'] = { calendar_weeks: [], calendar_exceptions: [] };
  private readonly withdrawn: Applied['withdrawn'] = { calendar_weeks: [], calendar_exceptions: [] };

  private constructor(
    private readonly tx: EntityManager,
    private readonly actor: Actor,
  ) {}

  /** @throws DomainError those of `contracts/calendar.errors.ts` · InvalidRequest for a file, with what is wrong in each line */
  static apply(tx: EntityManager, actor: Actor, command: CalendarCommand): Promise<Applied> {
    return new CalendarRules(tx, actor).apply(command);
  }

  private async apply(command: CalendarCommand): Promise<Applied> {
    const [{ today }]: [{ today: string }] = await this.tx.query(`select office_today()::text as today`);
    switch (command.act) {
      case 'CLOSE': {
        const layer = await this.layerOf(command.place);
        const { hours = [], ...closure } = command.closure;
        await this.addException(layer.id, { ...closure, hours });
        return this.applied(layer, closure.title, [...warningsOf({ ...closure, hours }, today), ...warningsOfSameDays(layer, closure)]);
      }
      case 'ADD_WEEK': {
        const layer = await layerIn(this.tx, command.layer);
        await this.addWeek(layer.id, command.week);
        return this.applied(layer, command.week.title ?? words.weekAdded(layer.name));
      }
      case 'ADD_EXCEPTION': {
        const layer = await layerIn(this.tx, command.layer);
        await this.addException(layer.id, command.exception);
        const warnings = [...warningsOf(command.exception, today), ...warningsOfSameDays(layer, command.exception)];
        return this.applied(layer, command.exception.title ?? words.changed(layer.name), warnings);
      }
      case 'CHANGE_EXCEPTION': {
        const { layer } = await this.withdraw('calendar_exceptions', command.id);
        await this.addException(layer.id, command.exception);
        return this.applied(layer, words.exceptionChanged(command.exception.title ?? layer.name), warningsOf(command.exception, today));
      }
      case 'WITHDRAW_WEEK': {
        const { layer } = await this.withdraw('calendar_weeks', command.id);
        return this.applied(layer, words.weekWithdrawn(layer.name));
      }
      case 'WITHDRAW_EXCEPTION': {
        const { layer, title } = await this.withdraw('calendar_exceptions', command.id);
        return this.applied(layer, words.exceptionWithdrawn(title ?? words.changed(layer.name)));
      }
      case 'IMPORT':
        return this.bring(command);
      case 'UNDO':
        return this.undo(command.change);
    }
  }

  private applied(layer: Applied['layer'], title: string, warnings: string[] = []): Applied {
    return { layer: { id: layer.id, name: layer.name }, title, added: this.added, withdrawn: this.withdrawn, warnings };
  }

  /** That place's layer; a new one where it has none yet. @throws DomainError `calendar.place_unknown` */
  private async layerOf({ scope, unit }: CalendarPlace): Promise<LayerRow> {
    const [place]: { place: string | null; unit: string | null; name: string }[] =
      scope === 'NATION'
        ? [{ place: null, unit: null, name: nationWord }]
        : await this.tx.query(
            `select case $2 when 'PROVINCE' then u.province_code when 'COUNTY' then u.county_code end as place, case $2 when 'UNIT' then u.id end as unit,
               case $2 when 'UNIT' then u.name else (
                 select o.name from units o where o.kind = 'OFFICE' and case $2 when 'PROVINCE' then o.level = 'PROVINCIAL_OFFICE' and o.province_code = u.province_code else o.level = 'COUNTY_OFFICE' and o.county_code = u.county_code end limit 1) end as name
             from units u where u.id = $1`,
            [unit, scope],
          );
    if (!place || !place.name || (scope !== 'NATION' && !place.place && !place.unit)) throw new DomainError('calendar.place_unknown');
    await this.tx.query(`insert into calendar_layers (scope, place, unit_id, name) values ($1, $2, $3, $4) on conflict do nothing`, [
      scope,
      place.place,
      place.unit,
      place.name,
    ]);
    const [{ id }]: [{ id: string }] = await this.tx.query(
      `select id from calendar_layers where (scope, place, unit_id) is not distinct from ($1, $2, $3::uuid)`,
      [scope, place.place, place.unit],
    );
    return layerIn(this.tx, id);
  }

  /** @throws DomainError `calendar.beyond_years` */
  private async addWeek(layer: string, { from, to, title, hours }: Week): Promise<void> {
    requireYears(from, to);
    const values = [layer, from ?? null, to ?? null, title ?? null, JSON.stringify(hours), this.actor.personId];
    await this.add('calendar_weeks', 'from_day, to_day, title, hours, created_by', values);
  }

  /** @throws DomainError `calendar.beyond_years` · `calendar.too_long` · `calendar.hours_missing` */
  private async addException(layer: string, one: CalendarException): Promise<void> {
    const { from, to, title, hours, source, announcedAt } = one;
    requireYears(from, to);
    if (to && hours.length === 0 && dayOfDate(to) - dayOfDate(from) >= LONGEST_DAYS) throw new DomainError('calendar.too_long');
    const kind = kindOf(one);
    if ((kind === 'REMOTE' || kind === 'SHORT_DAY') && hours.length === 0) throw new DomainError('calendar.hours_missing'); // another program's file loses them
    const values = [layer, from, to ?? null, title ?? null, JSON.stringify(hours), this.actor.personId, kind];
    await this.add('calendar_exceptions', 'from_day, to_day, title, hours, created_by, kind, source, announced_at', [
      ...values,
      source ?? null,
      announcedAt ?? null,
    ]);
  }

  private async add(table: RuleTable, columns: string, values: unknown[]): Promise<void> {
    const places = values.slice(1).map((_, i) => `$${i + 2}`);
    const [{ id }]: [{ id: string }] = await this.tx.query(
      `insert into ${table} (layer_id, n, ${columns}) values ($1, (select coalesce(max(n), 0) + 1 from ${table} where layer_id = $1), ${places.join(', ')}) returning id`,
      values,
    );
    this.added[table].push(id);
  }

  /** @throws DomainError `calendar.rule_not_found` · `calendar.rule_withdrawn` */
  private async withdraw(table: RuleTable, id: string): Promise<{ layer: LayerRow; title: string | null }> {
    const [rule]: { layer: string; title: string | null; withdrawn: boolean }[] = await this.tx.query(
      `select layer_id as layer, title, withdrawn_at is not null as withdrawn from ${table} where id = $1 for update`,
      [id],
    );
    if (!rule) throw new DomainError('calendar.rule_not_found');
    if (rule.withdrawn) throw new DomainError('calendar.rule_withdrawn');
    await this.tx.query(`update ${table} set withdrawn_at = office_now(), withdrawn_by = $2 where id = $1`, [id, this.actor.personId]);
    this.withdrawn[table].push(id);
    return { layer: await layerIn(this.tx, rule.layer), title: rule.title };
  }

  private async bring({ layer: id, as, text, replace }: Extract<CalendarCommand, { act: 'IMPORT' }>): Promise<Applied> {
    const layer = await layerIn(this.tx, id);
    const problem = (message: string) => ({ in: 'body' as const, pointer: '/text', code: 'line', message });
    if (/[\uFFFD\0]/.test(text)) throw new InvalidRequest([problem(words.brokenText)]);
    const read = (as === 'csv' ? layerFromCsv : layerFromIcs)(layer.name, text.replace(/^\uFEFF/, ''));
    if (read.problems)
      throw new InvalidRequest(
        read.problems
          .slice(0, 50)
          .map(({ line, message }) => problem(line === undefined ? message : words.line(persianNumber(line), message))),
      );
    const weeks = rulesOfFile(layer.weeks, read.layer.weeks, replace);
    const exceptions = rulesOfFile(layer.exceptions, read.layer.exceptions, replace);
    for (const week of weeks.added) await this.addWeek(id, week);
    for (const one of exceptions.added) await this.addException(id, one);
    for (const gone of weeks.gone) await this.withdraw('calendar_weeks', gone);
    for (const gone of exceptions.gone) await this.withdraw('calendar_exceptions', gone);
    return this.applied(layer, words.imported(layer.name));
  }

  /** @throws DomainError `calendar.change_not_found` · `calendar.change_undone` · `calendar.changed_since` · `calendar.undo_of_undo` · `calendar.unit_moved` */
  private async undo(id: string): Promise<Applied> {
    const [change]: (Record<'added_weeks' | 'added_exceptions' | 'withdrawn_weeks' | 'withdrawn_exceptions', string[]> & {
      act: CalendarChange['act'];
      layer: string;
      title: string;
      undoes: string | null;
      undone: boolean;
      superseded: boolean;
    })[] = await this.tx.query(
      `select c.*, layer_id as layer, exists (select from calendar_changes u where u.undoes = c.id) as undone, ${superseded} as superseded
       from calendar_changes c where id = $1 for update of c`,
      [id],
    );
    if (!change) throw new DomainError('calendar.change_not_found');
    if (change.act === 'MOVE_UNIT') throw new DomainError('calendar.unit_moved');
    if (change.undoes) throw new DomainError('calendar.undo_of_undo');
    if (change.undone) throw new DomainError('calendar.change_undone');
    if (change.superseded) throw new DomainError('calendar.changed_since');
    for (const [table, added, withdrawn] of [
      ['calendar_weeks', change.added_weeks, change.withdrawn_weeks],
      ['calendar_exceptions', change.added_exceptions, change.withdrawn_exceptions],
    ] as const) {
      await this.tx.query(
        `update ${table} set withdrawn_at = office_now(), withdrawn_by = $2 where id = any($1) and withdrawn_at is null`,
        [added, this.actor.personId],
      );
      // what was added by a change that is undone itself stays away
      await this.tx.query(
        `update ${table} r set withdrawn_at = null, withdrawn_by = null where id = any($1)
           and not exists (select from calendar_changes c join calendar_changes u on u.undoes = c.id where r.id = any(c.${columnOf[table]}))`,
        [withdrawn],
      );
    }
    return { ...this.applied(await layerIn(this.tx, change.layer), words.undone(change.title)), undoes: id };
  }
}

/** Of two that say something of a day the later holds, and whoever enters it knows of the other. @param layer as it was before */
function warningsOfSameDays({ exceptions }: LayerRow, { from, to = from }: Pick<CalendarException, 'from' | 'to'>): string[] {
  const same = exceptions.filter((one) => one.from <= to && (one.to ?? one.from) >= from);
  const titles = [...new Set(same.map(({ title }) => `«${title ?? words.untitled}»`))];
  return titles.length > 0 ? [words.sameDays(titles.slice(0, TITLES_NAMED).join('، '))] : [];
}
const TITLES_NAMED = 3;

/** Dates that can be written in Jalali. @throws DomainError `calendar.beyond_years` */
function requireYears(...dates: (string | undefined)[]): void {
  for (const date of dates) if (date) jalaliOf(dayOfDate(date));
}

/** Whether what change `c` put in the place of a day is itself no longer there; going back would bring a day that was put right since. */
export const superseded = `(c.act = 'CHANGE_EXCEPTION' and exists (select from calendar_exceptions x where x.id = any(c.added_exceptions) and x.withdrawn_at is not null))`;

/** Where a change keeps what it added. */
const columnOf = { calendar_weeks: 'added_weeks', calendar_exceptions: 'added_exceptions' } as const;
