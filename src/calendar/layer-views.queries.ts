import type { EntityManager } from 'typeorm';
import type { LayerDetails, LayerScope, LayerSummary } from '../../contracts/calendar-admin';
import { calendarAdminWords as words } from '../../contracts/calendar-admin.words';
import { DomainError } from '../../contracts/errors';
import { jalaliOf } from '../../contracts/jalali-date';
import { persianDigits, persianNumber } from '../../contracts/persian-time';
import { dayOfDate } from '../../contracts/tehran-time';
import { Weekday, yearsWithHolidays, type CalendarException, type CalendarLayer, type Week } from '../../contracts/working-calendar';
import { iso } from '../cartable/columns';

type Db = Pick<EntityManager, 'query'>;

/** A layer with the rules that hold, as the functions of `contracts/working-calendar.ts` want them, each with its id. */
export interface LayerRow extends CalendarLayer {
  id: string;
  scope: LayerScope;
  weeks: (Week & { id: string })[];
  exceptions: (CalendarException & { id: string })[];
}

const head = `l.id, l.scope, l.name, l.place, l.unit_id as unit`;

export const layersIn = (db: Db): Promise<LayerSummary[]> =>
  db.query(
    `select ${head}, (select count(*)::int from calendar_weeks w where w.layer_id = l.id and w.withdrawn_at is null) as weeks,
       (select count(*)::int from calendar_exceptions x where x.layer_id = l.id and x.withdrawn_at is null) as exceptions
     from calendar_layers l order by array_position('{NATION,PROVINCE,COUNTY,UNIT}', l.scope), l.place, l.name`,
  );

/** @throws DomainError `calendar.layer_not_found` */
export async function layerIn(db: Db, id: string): Promise<LayerRow> {
  const rules = (table: string, fields: string) =>
    `(select coalesce(json_agg(jsonb_strip_nulls(jsonb_build_object('id', r.id, 'from', r.from_day, 'to', r.to_day, 'title', r.title, 'hours', r.hours${fields})) order by r.n), '[]')
       from ${table} r where r.layer_id = l.id and r.withdrawn_at is null)`;
  const [layer]: LayerRow[] = await db.query(
    `select l.id, l.scope, l.name, ${rules('calendar_weeks', '')} as weeks,
       ${rules('calendar_exceptions', `, 'kind', r.kind, 'source', r.source, 'announcedAt', ${iso('r.announced_at')}`)} as exceptions
     from calendar_layers l where l.id = $1`,
    [id],
  );
  if (!layer) throw new DomainError('calendar.layer_not_found');
  return layer;
}

/** With what was withdrawn, and who said so; the latest day first. @throws DomainError `calendar.layer_not_found` */
export async function layerDetails(db: Db, id: string): Promise<LayerDetails> {
  const rule = `'id', r.id, 'title', r.title, 'from', r.from_day, 'to', r.to_day, 'hours', r.hours, 'withdrawnAt', ${iso('r.withdrawn_at')}, 'by', h.name`;
  const rules = (table: string, fields: string, order: string) =>
    `(select coalesce(json_agg(json_build_object(${rule}${fields}) order by ${order}), '[]') from ${table} r left join people h on h.id = r.created_by where r.layer_id = l.id)`;
  const [layer]: Omit<LayerDetails, 'warnings'>[] = await db.query(
    `select ${head}, ${rules('calendar_weeks', '', 'r.n')} as weeks,
       ${rules('calendar_exceptions', `, 'kind', r.kind, 'source', r.source, 'announcedAt', ${iso('r.announced_at')}`, 'r.from_day desc, r.n desc')} as exceptions
     from calendar_layers l where l.id = $1`,
    [id],
  );
  if (!layer) throw new DomainError('calendar.layer_not_found');
  return { ...layer, warnings: warningsOfLayer(await layerIn(db, id)) };
}

/** What somebody should know of a layer whose rules are sound one by one. */
export function warningsOfLayer({ scope, weeks, exceptions }: Pick<LayerRow, 'scope' | 'weeks' | 'exceptions'>): string[] {
  const overlapping = weeks.flatMap((one, i) =>
    weeks
      .slice(i + 1)
      .filter((other) => overlap(one, other))
      .map((other) => [one, other]),
  );
  const titles = [...new Set(overlapping.flat().map(({ title }, i) => `«${title ?? persianNumber(i + 1)}»`))];
  const hours = [...weeks.flatMap((week) => Object.values(week.hours)), ...exceptions.map((one) => one.hours)].flat();
  return [
    ...(titles.length > 0 ? [words.overlappingWeeks(titles.join(' و '))] : []),
    ...(weeks.length === 0 && exceptions.length === 0 ? [words.emptyLayer] : []),
    ...(scope === 'NATION' && weeks.length === 0 ? [words.noHours] : []),
    ...(hours.some(([, closes]) => closes === '24:00') ? [words.midnight] : []),
  ];
}

/** Both say something of a weekday at the same time, and neither is the week without an end that the others stand before. */
function overlap(one: Week, other: Week): boolean {
  const isAlways = ({ from, to }: Week) => !from && !to;
  if (isAlways(one) || isAlways(other)) return false;
  const sameDays = Weekday.options.some((day) => one.hours[day] && other.hours[day]);
  return sameDays && (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999');
}

/** From Bahman on a missing table for the next year is told; this year's always. @param today the date in Tehran */
export function yearsMissing(exceptions: readonly CalendarException[], today: string): string[] {
  const { year, month } = jalaliOf(dayOfDate(today));
  const known = yearsWithHolidays(exceptions);
  const wanted = month >= 11 ? [year, year + 1] : [year];
  return wanted.filter((one) => !known.has(one)).map((one) => words.yearMissing(persianDigits(String(one))));
}
