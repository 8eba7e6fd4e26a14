import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Calendars } from '../org/calendars';
import type { DirectoryFacts, Facts } from './feel/facts';

/** Levels as routes call them: `ancestor(unit, "province")`. */
const LEVELS = `case when u.kind <> 'OFFICE' then 'department' when u.level = 'HEADQUARTERS' then 'hq' when u.level = 'PROVINCIAL_OFFICE' then 'province' else 'county' end`;

const directory = `
  with days as (select office_today() as today),
       unit as (select u.id, u.code, ${LEVELS} as level, u.parent_id as parent,
                       (select p.id from posts p, days where p.unit_id = u.id and p.rank = 0 and p.valid_from <= today and (p.valid_to is null or p.valid_to > today) order by p.code limit 1) as head,
                       case when u.kind = 'OFFICE' then secretariat_post_of(u.id) end as secretariat
                from units u),
       post as (select p.id, p.code, p.unit_id as unit, array_remove(array[p.kind, case when p.may_sign then 'SIGNER' end], null) as roles from posts p, days where p.valid_to is null or p.valid_to > today)
  select (select json_object_agg(name, json_strip_nulls(json_build_object('level', level, 'parent', parent, 'head', head, 'secretariat', secretariat))) from unit, unnest(array[id::text, code]) as name) as units,
         (select json_object_agg(name, json_strip_nulls(json_build_object('unit', unit, 'roles', case when name = id::text then roles end))) from post, unnest(array[id::text, code]) as name) as posts`;

/**
 * The organisation and the nation's calendar as expressions may ask for them. Units and posts answer to their ids and to their codes; only
 * under its id has a post roles, so that whoever asks for a role hears of it once.
 */
@Injectable()
export class OfficeFacts {
  private kept?: { version: string; directory: DirectoryFacts };

  constructor(
    private readonly db: DataSource,
    private readonly calendars: Calendars,
  ) {}

  /** As they are today: the chart is read anew when it has changed, the calendar as everybody reads it. */
  async read(): Promise<Facts> {
    const [{ version }] = await this.db.query<[{ version: string }]>(
      `select (select version::text from chart_version) || ' on ' || office_today() as version`,
    );
    if (this.kept?.version !== version) {
      const [found] = await this.db.query<[DirectoryFacts]>(directory);
      this.kept = { version, directory: found };
    }
    const calendar = await this.calendars.nation();
    const ofCalendar = createHash('sha256').update(JSON.stringify(calendar)).digest('hex');
    return { version: `${version} by ${ofCalendar}`, directory: this.kept.directory, calendar };
  }
}
