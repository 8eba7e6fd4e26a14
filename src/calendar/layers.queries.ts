import { CalendarLayer } from '../../contracts/working-calendar';

/** The layers as they are stored, general to specific, and which of them a unit has beside the nation's. */
export interface StoredLayers {
  /** counts the changes */
  version: number;
  layers: ReadonlyMap<string, CalendarLayer>;
  nation: readonly string[];
  ofUnits: ReadonlyMap<string, readonly string[]>;
}

/** Everything at one moment: one statement is one snapshot. A unit has its office's layer too, and a department the one of the unit above it. */
export async function readLayers(db: { query(sql: string): Promise<unknown> }): Promise<StoredLayers> {
  const [found] = (await db.query(stored)) as [
    { version: number; layers: (CalendarLayer & { id: string; scope: string })[]; units: { id: string; layers: string[] }[] },
  ];
  const layers = found.layers.map(({ id, scope, ...layer }) => ({ id, scope, layer: CalendarLayer.parse(layer) }));
  return {
    version: found.version,
    layers: new Map(layers.map(({ id, layer }) => [id, layer])),
    nation: layers.filter(({ scope }) => scope === 'NATION').map(({ id }) => id),
    ofUnits: new Map(found.units.map((unit) => [unit.id, unit.layers])),
  };
}

const rules = (table: string, fields: string) =>
  `coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', r.from_day, 'to', r.to_day, 'title', r.title, 'hours', r.hours${fields})) order by r.n)
     from ${table} r where r.layer_id = l.id and r.withdrawn_at is null), '[]')`;

const stored = `
  with recursive layers as materialized (select *, array_position('{NATION,PROVINCE,COUNTY,UNIT}', scope) as rank from calendar_layers),
  inside as (
    select l.id as layer, l.unit_id as unit, 0 as below from layers l where l.scope = 'UNIT'
    union all select i.layer, u.id, i.below + 1 from inside i join units u on u.parent_id = i.unit and u.kind <> 'OFFICE'),
  placed as (
    select u.id as unit, l.id as layer, l.rank, 0 as below from units u join layers l
      on (l.scope = 'PROVINCE' and l.place = u.province_code) or (l.scope = 'COUNTY' and l.place = u.county_code)
    union all select unit, layer, 4, below from inside)
  select (select version::int from calendar_state) as version,
    (select coalesce(json_agg(json_build_object('id', l.id, 'scope', l.scope, 'name', l.name, 'weeks', ${rules('calendar_weeks', '')},
       'exceptions', ${rules('calendar_exceptions', `, 'kind', r.kind, 'source', r.source, 'announcedAt', r.announced_at`)}) order by l.rank), '[]') from layers l) as layers,
    (select coalesce(json_agg(json_build_object('id', unit, 'layers', all_of)), '[]')
     from (select unit, json_agg(layer order by rank, below desc) as all_of from placed group by unit) as by_unit) as units`;
