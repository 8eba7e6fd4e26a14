import { Injectable } from '@nestjs/common';
import { getPlaceByIranNationalId } from '@persian-tools/persian-tools';
import { DataSource } from 'typeorm';
import type { HoldingOffice } from '../../contracts/org';
import { nationalIdOf } from './national-id';
import { OrgQueries } from './org.queries';
import { countyOfPlace, provinceOfPlace } from './places-of-issue';

/**
 * Suggests who holds a person's record: the first three digits of a national id tell where it was issued. Only a suggestion, as people
 * and counties move.
 */
@Injectable()
export class HoldingOffices {
  constructor(
    private readonly db: DataSource,
    private readonly org: OrgQueries,
  ) {}

  /** @param typed a national id in digits of any keyboard · @throws DomainError `national_id.invalid` */
  async suggest(typed: string): Promise<HoldingOffice> {
    const found = getPlaceByIranNationalId(nationalIdOf(typed));
    if (!found) return { place: null, precision: 'UNKNOWN', unit: null };
    const place = { province: found.province, city: found.city };
    const [office] = await this.officesNamed(place);
    if (!office) return { place, precision: 'UNKNOWN', unit: null };
    const [unit] = await this.org.unitsByIds([office.id]);
    return { place, precision: office.level === 'COUNTY_OFFICE' ? 'COUNTY' : 'PROVINCE', unit: unit ?? null };
  }

  /**
   * The county of that name in the province; else the only one of that name in the country, as provinces were divided and the table
   * does not always know it; else the province.
   */
  private officesNamed({ province, city }: { province: string; city: string }): Promise<{ id: string; level: string }[]> {
    return this.db.query(
      `with county as (select distinct replace(normal_form(name), ' ', '') as name from unnest($1::text[]) as name),
            offices as (select u.id, u.level, u.province_code, replace(normal_form(u.short_name), ' ', '') as name from units u where u.kind = 'OFFICE' and u.province_code is not null),
            home as (select id, level, province_code from offices where level = 'PROVINCIAL_OFFICE' and name = replace(normal_form($2), ' ', '')),
            counties as (select o.id, o.level, o.province_code, count(*) over () as namesakes from offices o join county c on c.name = o.name where o.level = 'COUNTY_OFFICE')
       select id, level from (
         select c.id, c.level, 1 as choice from counties c join home h on h.province_code = c.province_code
         union all select id, level, 2 from counties where namesakes = 1
         union all select id, level, 3 from home) found
       order by choice limit 1`,
      [namesOf(city), provinceOfPlace[province] ?? province],
    );
  }
}

/** A place may give a second name in parentheses. */
function namesOf(city: string): string[] {
  const [outside = '', inside] = city.split(/[()]/);
  return [city, outside, inside, countyOfPlace[city.trim()]].flatMap((name) => name?.trim() || []);
}
