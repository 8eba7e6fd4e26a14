import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BoardFilter, BoardLevel } from '../../contracts/board';
import { DomainError } from '../../contracts/errors';
import type { Actor, ActorPost } from '../auth/actor';
import { directing } from '../auth/seat';
import { covers, requireWatcher, type Place } from './supervision.policy';

export interface UnitOfBoard {
  id: string;
  name: string;
  shortName: string;
  officeId: string;
  provinceCode: string | null;
  countyCode: string | null;
  level: 'HEADQUARTERS' | 'PROVINCIAL_OFFICE' | 'COUNTY_OFFICE';
}

/** Which places the board has, and at which of them somebody may look. */
@Injectable()
export class PlacesQueries {
  constructor(private readonly db: DataSource) {}

  /** Where the reader may begin, the widest first, each once. A desk that was passed on looks over nothing. */
  async of(actor: Actor): Promise<Place[]> {
    const { posts } = directing(actor);
    const found = await this.db.query<Place[]>(
      `with recursive seat as (
         select u.*, p.kind = 'SUPERVISOR' as supervises from posts p join units u on u.id = p.unit_id where p.id = any($1::uuid[]) and (p.kind = 'SUPERVISOR' or p.rank = 0)),
       headed as (
         select u.id, u.kind from seat u where not supervises and kind <> 'OFFICE'
         union select u.id, u.kind from headed h join units u on u.parent_id = h.id and u.kind <> 'OFFICE')
       select ${levelOf('s')} as level, case ${levelOf('s')} when 'country' then null else s.office_id end as under, o.name, s.office_id as "officeId", s.province_code as "provinceCode", o.place
       from seat s join units o on o.id = s.office_id where s.supervises or s.kind = 'OFFICE'
       union select 'unit', u.id, u.name, u.office_id, u.province_code, u.place from headed h join units u on u.id = h.id order by place`,
      [posts.map(({ postId }) => postId)],
    );
    const places = found.map(({ level, under, name, officeId, provinceCode }) => ({ level, under, name, officeId, provinceCode }));
    places.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
    return places.filter((place, i) => !places.slice(0, i).some((wider) => covers(wider, place)));
  }

  /** A place somebody may look at. @throws DomainError `unit.not_found` · `auth.forbidden` */
  async watched(actor: Actor, filter: Pick<BoardFilter, 'level' | 'under'>): Promise<Place> {
    const [own, place] = await Promise.all([this.of(actor), this.place(filter)]);
    requireWatcher(own, place);
    return place;
  }

  /** @throws DomainError `unit.not_found` when there is no such place */
  async place({ level, under }: Pick<BoardFilter, 'level' | 'under'>): Promise<Place> {
    const [unit] = await this.db.query<(UnitOfBoard & { kind: string })[]>(
      under
        ? `select ${columns}, u.kind from units u where u.id = $1`
        : `select ${columns}, u.kind from units u where u.level = 'HEADQUARTERS' and u.kind = 'OFFICE' and u.parent_id is null and $1::uuid is null order by u.place limit 1`,
      [under ?? null],
    );
    if (!unit || (level !== 'country' && level !== 'unit' && unit.kind !== 'OFFICE')) throw new DomainError('unit.not_found');
    if (level === 'province' && unit.level !== 'PROVINCIAL_OFFICE') throw new DomainError('unit.not_found');
    return { level, under: under ?? null, name: unit.name, officeId: unit.officeId, provinceCode: unit.provinceCode };
  }

  /** The units of posts, each once. @throws DomainError `post.unknown` when there is no such post */
  async ofPosts(posts: readonly string[]): Promise<Place[]> {
    const wanted = [...new Set(posts)];
    const [{ known }] = await this.db.query<[{ known: number }]>(`select count(*)::int as known from posts where id = any($1::uuid[])`, [
      wanted,
    ]);
    if (known < wanted.length) throw new DomainError('post.unknown');
    return this.db.query<Place[]>(
      `select distinct 'unit' as level, u.id as under, u.name, u.office_id as "officeId", u.province_code as "provinceCode"
       from posts p join units u on u.id = p.unit_id where p.id = any($1::uuid[])`,
      [wanted],
    );
  }

  /** The post of the actor's from which they look at a place; undefined for whoever has none, as an administrator. */
  async seatOver(actor: Actor, place: Place): Promise<ActorPost | undefined> {
    for (const seat of actor.posts) if ((await this.of({ ...actor, posts: [seat] })).some((own) => covers(own, place))) return seat;
    return undefined;
  }

  /** The places above one, from the next to the country. */
  async above({ level, officeId, provinceCode }: Place): Promise<Place[]> {
    if (level === 'country') return [];
    const wider: Promise<Place>[] = [];
    if (level === 'unit') wider.push(this.place({ level: 'county', under: officeId! }));
    if (level !== 'province' && provinceCode !== null) {
      const [office] = await this.db.query<{ id: string }[]>(
        `select id from units where level = 'PROVINCIAL_OFFICE' and kind = 'OFFICE' and province_code = $1 order by place limit 1`,
        [provinceCode],
      );
      if (office) wider.push(this.place({ level: 'province', under: office.id }));
    }
    return Promise.all([...wider, this.place({ level: 'country' })]);
  }

  /** The offices of a place; of a unit the one it belongs to. @param since a day: those too that were there on it and are closed by now */
  offices({ level, officeId, provinceCode }: Place, since?: string): Promise<UnitOfBoard[]> {
    const which =
      level === 'country'
        ? `$1::text is null and $2::uuid is null`
        : level === 'province'
          ? `u.province_code = $1 and $2::uuid is null`
          : `u.id = $2 and $1::text is null`;
    return this.db.query<UnitOfBoard[]>(
      `select ${columns} from units u where u.kind = 'OFFICE' and ${knownSince('$3')} and ${which} order by u.place`,
      [level === 'province' ? provinceCode : null, level === 'country' || level === 'province' ? null : officeId, since ?? null],
    );
  }

  /** The units of the office that is looked at, or of whose units one is. @param since as of offices */
  async unitsOf({ level, officeId }: Place, since?: string): Promise<UnitOfBoard[]> {
    if (level === 'country' || level === 'province') return [];
    return this.db.query<UnitOfBoard[]>(
      `select ${columns} from units u where u.office_id = $1 and ${knownSince('$2')} order by u.kind <> 'OFFICE', u.place`,
      [officeId, since ?? null],
    );
  }
}

const order: readonly BoardLevel[] = ['country', 'province', 'county', 'unit'];
const columns = `u.id, u.name, u.short_name as "shortName", u.office_id as "officeId", u.province_code as "provinceCode", u.county_code as "countyCode", u.level`;

/** Closed units stay as long as their answers count: those of the last thirty days, unless a day is named. */
const knownSince = (day: string) => `(u.valid_to is null or u.valid_to > least(${day}::date, office_today() - 30))`;

/** How far somebody sees from a unit: a supervisor as far as its level reaches, a head over the office. */
const levelOf = (u: string) =>
  `case ${u}.level when 'HEADQUARTERS' then 'country' when 'PROVINCIAL_OFFICE' then 'province' else 'county' end`;
