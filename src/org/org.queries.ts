import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type {
  AssignmentView,
  InquiryTypeView,
  MyPost,
  Page,
  PersonFilter,
  PersonView,
  PostFilter,
  PostGroup,
  PostView,
  UnitDetail,
  UnitFilter,
  UnitGroup,
  UnitView,
} from '../../contracts/org';
import type { Actor } from '../auth/actor';
import { Conditions, pageOf, placeOf } from './picker';

/** What is read of units, posts and people. Whose turn it is to do something with a letter is not known here. */
@Injectable()
export class OrgQueries {
  constructor(private readonly db: DataSource) {}

  /**
   * A person with every post they may act in at this moment.
   * @returns undefined when there is no such person, or when they are disabled
   */
  async actorOf(personId: string): Promise<Actor | undefined> {
    const [{ actor }] = await this.db.query<[{ actor: Actor | null }]>(`select actor_of($1) as actor`, [personId]);
    return actor ?? undefined;
  }

  /** The post that answers for a unit. @throws DomainError `unit.not_found` */
  async headOf(unitId: string): Promise<string> {
    const [{ head }] = await this.db.query<[{ head: string | null }]>(`select head_of($1) as head`, [unitId]);
    if (!head) throw new DomainError('unit.not_found');
    return head;
  }

  async unitsByIds(ids: readonly string[]): Promise<UnitView[]> {
    const rows = await this.db.query<UnitRow[]>(`select ${unitColumns} from units u where u.id = any($1::uuid[])`, [ids]);
    return rows.map(unitView);
  }

  /** Today's posts of a unit, its head first, with who works in them. */
  postsOf(unitId: string): Promise<PostView[]> {
    return this.postsWhere(new Conditions(validToday('p')).where('p.unit_id = ?', unitId), 'p.rank, p.code', 600);
  }

  /** @throws DomainError `unit.not_found` */
  async unit(id: string): Promise<UnitDetail> {
    const [unit] = await this.unitsByIds([id]);
    if (!unit) throw new DomainError('unit.not_found');
    const above = await this.db.query<UnitDetail['above']>(
      `with recursive above as (
         select p.id, p.name, p.parent_id, 1 as n from units u join units p on p.id = u.parent_id where u.id = $1
         union all select p.id, p.name, p.parent_id, n + 1 from above a join units p on p.id = a.parent_id)
       select id, name from above order by n`,
      [id],
    );
    return { ...unit, above, posts: await this.postsOf(id) };
  }

  /** One page of today's units in the order of the chart: headquarters, provinces, counties. */
  async units({ q, level, kind, province, parent, group, cursor, limit }: UnitFilter): Promise<Page<UnitView>> {
    const which = new Conditions(validToday('u'), ...(group ? [unitGroups[group]] : []))
      .words('u.search', q)
      .where('u.level = ?', level)
      .where('u.kind = ?', kind)
      .where('u.province_code = ?', province)
      .where('u.parent_id = ?', parent)
      .where('u.place > ?', placeOf(cursor));
    const rows = await this.db.query<UnitRow[]>(
      `select ${unitColumns}, u.place from units u where ${which.sql} order by u.place limit ${limit + 1}`,
      which.values,
    );
    return pageOf(rows, limit, unitView, ({ place }) => place);
  }

  /** One page of today's posts, heads before deputies before experts within each level, with who works in them. */
  async posts({ q, level, kind, province, unit, office, group, maySign, cursor, limit }: PostFilter): Promise<Page<PostView>> {
    const which = new Conditions(validToday('p'), ...(group ? [postGroups[group]] : []))
      .words('p.search', q)
      .where('p.level = ?', level)
      .where('p.kind = ?', kind)
      .where('p.province_code = ?', province)
      .where('p.unit_id = ?', unit)
      .where('p.office_id = ?', office)
      .where('p.may_sign = ?', maySign)
      .where('p.place > ?', placeOf(cursor));
    const rows = await this.postsWhere(which, 'p.place', limit + 1);
    return pageOf(
      rows,
      limit,
      ({ place: _, ...post }) => post,
      ({ place }) => place,
    );
  }

  async people({ q, cursor, limit }: PersonFilter): Promise<Page<PersonView>> {
    const which = new Conditions().words('p.search', q).where('p.username > ?', placeOf(cursor));
    const rows = await this.db.query<PersonView[]>(
      `select p.id, p.username, p.name, p.disabled from people p where ${which.sql} order by p.username limit ${limit + 1}`,
      which.values,
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ username }) => username,
    );
  }

  /** Every post of a person in words, whichever of them they chose to act in. */
  async mine(personId: string): Promise<MyPost[]> {
    const posts = (await this.actorOf(personId))?.posts ?? [];
    const words = await this.db.query<{ id: string; title: string; unit_name: string }[]>(
      `select p.id, p.title, u.name as unit_name from posts p join units u on u.id = p.unit_id where p.id = any($1::uuid[])`,
      [posts.map(({ postId }) => postId)],
    );
    const holders = await this.db.query<{ id: string; name: string }[]>(`select id, name from people where id = any($1::uuid[])`, [
      posts.flatMap(({ holderId }) => holderId ?? []),
    ]);
    return posts.map(({ postId, unitId, officeId, kind, postKind, maySign, holderId }) => {
      const { title = '', unit_name: unitName = '' } = words.find(({ id }) => id === postId) ?? {};
      const holder = holders.find(({ id }) => id === holderId);
      return {
        postId,
        title,
        unitId,
        unitName,
        officeId,
        kind,
        postKind: postKind as MyPost['postKind'],
        maySign,
        holder: holder ? { personId: holder.id, name: holder.name } : null,
      };
    });
  }

  inquiryTypes(): Promise<InquiryTypeView[]> {
    return this.db.query<InquiryTypeView[]>(
      `select code, title, fields, deadline from inquiry_types where active order by title collate "fa-x-icu"`,
    );
  }

  /** Who worked in a post, works in it and will, the latest first. */
  async assignmentsOf(postId: string): Promise<AssignmentView[]> {
    const rows = await this.db.query<AssignmentRow[]>(
      `select ${assignmentColumns} from assignments where post_id = $1 order by from_at desc, id limit 600`,
      [postId],
    );
    return rows.map(assignmentView);
  }

  private postsWhere(which: Conditions, order: string, limit: number): Promise<(PostView & { place: string })[]> {
    return this.db.query(
      `with moment as materialized (select office_now() as now),
            page as materialized (select p.* from posts p where ${which.sql} order by ${order} limit ${limit})
       select p.id, p.code, p.title, p.kind, p.rank, p.may_sign as "maySign", p.unit_id as "unitId", p.office_id as "officeId", p.level,
              p.province_code as "provinceCode", p.place, coalesce(h.holders, '[]') as holders
       from page p cross join moment m left join lateral (
         select jsonb_agg(jsonb_build_object('personId', w.id, 'name', w.name, 'kind', a.kind) order by array_position(array['HOLDER', 'ACTING', 'SUBSTITUTE', 'ASSISTANT'], a.kind), a.from_at) as holders
         from assignments a join people w on w.id = a.person_id
         where a.post_id = p.id and a.from_at <= m.now and (a.to_at is null or a.to_at > m.now) and not w.disabled) h on true
       order by ${order}`,
      which.values,
    );
  }
}

const unitGroups: Record<UnitGroup, string> = {
  OFFICES: `u.kind = 'OFFICE'`,
  PROVINCIAL_OFFICES: `u.kind = 'OFFICE' and u.level = 'PROVINCIAL_OFFICE'`,
  COUNTY_OFFICES: `u.kind = 'OFFICE' and u.level = 'COUNTY_OFFICE'`,
  HEADQUARTERS_UNITS: `u.level = 'HEADQUARTERS'`,
};

const postGroups: Record<PostGroup, string> = {
  HEADQUARTERS_HEADS: `p.kind in ('HEAD', 'DEPUTY') and p.level = 'HEADQUARTERS' and p.rank = 0`,
  PROVINCIAL_HEADS: `p.kind = 'HEAD' and p.level = 'PROVINCIAL_OFFICE' and p.rank = 0 and p.unit_id = p.office_id`,
  COUNTY_HEADS: `p.kind = 'HEAD' and p.level = 'COUNTY_OFFICE' and p.rank = 0 and p.unit_id = p.office_id`,
  SECRETARIATS: `p.kind = 'CLERK' and p.id = secretariat_post_of(p.office_id)`,
  SUPERVISORS: `p.kind = 'SUPERVISOR'`,
};

/* The subquery is asked once; the function beside every row would be asked for every row. */
const validToday = (alias: string) =>
  `${alias}.valid_from <= (select office_today()) and (${alias}.valid_to is null or ${alias}.valid_to > (select office_today()))`;

type UnitRow = UnitView & { place: string };
const unitColumns = `u.id, u.code, u.name, u.short_name as "shortName", u.level, u.kind, u.parent_id as "parentId", u.office_id as "officeId", u.province_code as "provinceCode", u.county_code as "countyCode"`;
const unitView = ({ id, code, name, shortName, level, kind, parentId, officeId, provinceCode, countyCode }: UnitRow): UnitView => ({
  id,
  code,
  name,
  shortName,
  level,
  kind,
  parentId,
  officeId,
  provinceCode,
  countyCode,
});

export interface AssignmentRow {
  id: string;
  postId: string;
  personId: string;
  kind: AssignmentView['kind'];
  fromAt: Date;
  toAt: Date | null;
}
export const assignmentColumns = `id, post_id as "postId", person_id as "personId", kind, from_at as "fromAt", to_at as "toAt"`;
export const assignmentView = ({ fromAt, toAt, ...row }: AssignmentRow): AssignmentView => ({
  ...row,
  fromAt: fromAt.toISOString(),
  toAt: toAt?.toISOString() ?? null,
});
