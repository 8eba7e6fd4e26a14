import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Page } from '../../contracts/org';
import type {
  AdminInquiryType,
  AdminPerson,
  AdminPersonFilter,
  AdminPost,
  AdminPostFilter,
  AdminUnit,
  AdminUnitFilter,
  HoldingView,
  Standing,
} from '../../contracts/org-admin';
import { iso } from '../cartable/columns';
import { Conditions, pageOf, placeOf } from './picker';

type Db = Pick<EntityManager, 'query'>;

/** The organisation with what is closed and what is planned, for its administrators. */
@Injectable()
export class AdminQueries {
  constructor(private readonly db: DataSource) {}

  async units({ q, level, kind, province, parent, office, standing, cursor, limit }: AdminUnitFilter): Promise<Page<AdminUnit>> {
    const which = new Conditions()
      .words('u.search', q)
      .where('u.level = ?', level)
      .where('u.kind = ?', kind)
      .where('u.province_code = ?', province)
      .where('u.parent_id = ?', parent)
      .where('u.office_id = ?', office)
      .where('u.place > ?', placeOf(cursor));
    if (standing) which.add(standings('u')[standing]);
    const rows = await unitsWhere(this.db, which, limit + 1);
    return pageOf(
      rows,
      limit,
      ({ place: _, ...row }) => row,
      ({ place }) => place,
    );
  }

  /** @throws DomainError `unit.not_found` */
  unit(id: string): Promise<AdminUnit> {
    return unitIn(this.db, id);
  }

  async posts({ q, unit, office, kind, standing, vacant, cursor, limit }: AdminPostFilter): Promise<Page<AdminPost>> {
    const which = new Conditions()
      .words('p.search', q)
      .where('p.unit_id = ?', unit)
      .where('p.office_id = ?', office)
      .where('p.kind = ?', kind)
      .where('p.place > ?', placeOf(cursor));
    if (standing) which.add(standings('p')[standing]);
    if (vacant !== undefined)
      which.add(
        `${vacant ? 'not ' : ''}exists (select from assignments a where a.post_id = p.id and a.kind in ('HOLDER', 'ACTING') and ${isNow('a')})`,
      );
    const rows = await postsWhere(this.db, which, limit + 1);
    return pageOf(
      rows,
      limit,
      ({ place: _, ...row }) => row,
      ({ place }) => place,
    );
  }

  /** @throws DomainError `post.not_found` */
  post(id: string): Promise<AdminPost> {
    return postIn(this.db, id);
  }

  async people({ q, disabled, admin, cursor, limit }: AdminPersonFilter): Promise<Page<AdminPerson>> {
    const which = new Conditions()
      .words('p.search', q)
      .where('p.disabled = ?', disabled)
      .where('p.is_admin = ?', admin)
      .where('p.username > ?', placeOf(cursor));
    const rows = await peopleWhere(this.db, which, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ username }) => username,
    );
  }

  /** @throws DomainError `person.not_found` */
  person(id: string): Promise<AdminPerson> {
    return personIn(this.db, id);
  }

  /** Who was, is and will be in a post, or where a person was, is and will be; the latest first. */
  holdings(of: { post: string } | { person: string }): Promise<HoldingView[]> {
    const [column, id] = 'post' in of ? ['post_id', of.post] : ['person_id', of.person];
    return this.db.query<HoldingView[]>(
      `with moment as materialized (select office_now() as now)
       select a.id, a.kind, ${iso('a.from_at')} as "fromAt", ${iso('a.to_at')} as "toAt", case when a.to_at <= now then 'past' when a.from_at > now then 'future' else 'now' end as "when",
         json_build_object('id', w.id, 'name', w.name, 'username', w.username, 'disabled', w.disabled) as person,
         json_build_object('id', p.id, 'title', p.title, 'unitId', u.id, 'unitName', u.name) as post,
         (select json_build_object('id', b.id, 'name', b.name) from people b where b.id = a.created_by) as "createdBy"
       from moment, assignments a join people w on w.id = a.person_id join posts p on p.id = a.post_id join units u on u.id = p.unit_id
       where a.${column} = $1 order by a.from_at desc, a.id limit 600`,
      [id],
    );
  }

  inquiryTypes(): Promise<AdminInquiryType[]> {
    return inquiryTypesWhere(this.db, new Conditions());
  }
}

export async function unitIn(db: Db, id: string): Promise<AdminUnit> {
  const [row] = await unitsWhere(db, new Conditions().where('u.id = ?', id), 1);
  if (!row) throw new DomainError('unit.not_found');
  const { place: _, ...unit } = row;
  return unit;
}

export async function postIn(db: Db, id: string): Promise<AdminPost> {
  const [row] = await postsWhere(db, new Conditions().where('p.id = ?', id), 1);
  if (!row) throw new DomainError('post.not_found');
  const { place: _, ...post } = row;
  return post;
}

export async function personIn(db: Db, id: string): Promise<AdminPerson> {
  const [person] = await peopleWhere(db, new Conditions().where('p.id = ?', id), 1);
  if (!person) throw new DomainError('person.not_found');
  return person;
}

export const inquiryTypesWhere = (db: Db, which: Conditions): Promise<AdminInquiryType[]> =>
  db.query(
    `select t.code, t.title, t.fields, t.deadline, t.active,
       (select count(*)::int from inquiries i join processes q on q.year = i.year and q.letter_id = i.letter_id and q.kind = 'inquiry' and q.closed_at is null where i.type = t.code) as open
     from inquiry_types t where ${which.sql} order by t.active desc, t.title collate "fa-x-icu"`,
    which.values,
  );

const isNow = (a: string) => `${a}.from_at <= (select office_now()) and (${a}.to_at is null or ${a}.to_at > (select office_now()))`;

const standings = (t: string): Record<Standing, string> => ({
  current: `${t}.valid_from <= (select office_today()) and (${t}.valid_to is null or ${t}.valid_to > (select office_today()))`,
  closed: `${t}.valid_to <= (select office_today())`,
  planned: `${t}.valid_from > (select office_today())`,
});

const standing = (
  t: string,
) => `case when ${standings(t).closed} then 'closed' when ${standings(t).planned} then 'planned' else 'current' end as standing,
  ${t}.valid_from::text as "validFrom", ${t}.valid_to::text as "validTo"`;

const unitsWhere = (db: Db, which: Conditions, limit: number): Promise<(AdminUnit & { place: string })[]> =>
  db.query(
    `select u.id, u.code, u.name, u.short_name as "shortName", u.level, u.kind, u.parent_id as "parentId", u.office_id as "officeId", u.province_code as "provinceCode",
       u.county_code as "countyCode", u.number_code as "numberCode", ${standing('u')}, u.place,
       (select count(*)::int from posts p where p.unit_id = u.id and ${standings('p').current}) as posts
     from units u where ${which.sql} order by u.place limit ${limit}`,
    which.values,
  );

const postsWhere = (db: Db, which: Conditions, limit: number): Promise<(AdminPost & { place: string })[]> =>
  db.query(
    `with page as materialized (select p.* from posts p where ${which.sql} order by p.place limit ${limit})
     select p.id, p.code, p.title, p.kind, p.rank, p.may_sign as "maySign", p.unit_id as "unitId", p.office_id as "officeId", p.level, p.province_code as "provinceCode",
       u.name as "unitName", ${standing('p')}, p.place,
       coalesce((select jsonb_agg(jsonb_build_object('personId', w.id, 'name', w.name, 'kind', a.kind) order by array_position(array['HOLDER', 'ACTING', 'SUBSTITUTE', 'ASSISTANT'], a.kind), a.from_at)
         from assignments a join people w on w.id = a.person_id and not w.disabled where a.post_id = p.id and ${isNow('a')}), '[]') as holders
     from page p join units u on u.id = p.unit_id order by p.place`,
    which.values,
  );

const peopleWhere = (db: Db, which: Conditions, limit: number): Promise<AdminPerson[]> =>
  db.query(
    `with page as materialized (select p.* from people p where ${which.sql} order by p.username limit ${limit})
     select p.id, p.username, p.name, p.clearance, p.is_admin as "isAdmin", p.disabled, p.password_hash is not null as "hasPassword",
       coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'kind', a.kind) order by o.place) from assignments a join posts o on o.id = a.post_id
         where a.person_id = p.id and ${isNow('a')}), '[]') as posts
     from page p order by p.username`,
    which.values,
  );
