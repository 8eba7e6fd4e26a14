import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChangeAct, ChangedKind, ChangeFilter, ChangeView } from '../../contracts/org-changes';
import type { Page } from '../../contracts/org';
import type { Actor } from '../auth/actor';
import { requireAdmin } from './org.policy';
import { Conditions, pageOf, placeOf } from './picker';

type Facts = Record<string, unknown>;
interface Change {
  kind: ChangedKind;
  ref: string;
  act: ChangeAct;
  before?: Facts | null;
  after?: Facts | null;
}

/** Who changed what of the organisation, and when: written in the transaction of the change, never changed itself. */
@Injectable()
export class Changes {
  constructor(private readonly db: DataSource) {}

  /** The latest first. @throws DomainError `auth.forbidden` */
  async list(actor: Actor, { kind, ref, cursor, limit }: ChangeFilter): Promise<Page<ChangeView>> {
    requireAdmin(actor);
    const before = placeOf(cursor);
    const which = new Conditions().where('c.kind = ?', kind).where('c.ref = ?', ref);
    which.where('c.id < ?', before && /^\d{1,18}$/.test(before) ? before : undefined);
    const rows = await this.db.query<(Omit<ChangeView, 'at'> & { at: Date })[]>(
      `select c.id::text, c.at, json_build_object('id', p.id, 'name', p.name) as by, c.kind, c.ref, ${nameOf('c')} as name, c.act, c.before, c.after
       from org_changes c join people p on p.id = c.by where ${which.sql} order by c.id desc limit ${limit + 1}`,
      which.values,
    );
    return pageOf(
      rows,
      limit,
      ({ at, ...row }) => ({ ...row, at: at.toISOString() }),
      ({ id }) => id,
    );
  }
}

/** What the changed thing is called today; `ref` is its id, or the code of an inquiry type. */
const nameOf = (c: string) => `case ${c}.kind
  when 'UNIT' then (select u.name from units u where u.id = ${c}.ref::uuid)
  when 'POST' then (select s.title from posts s where s.id = ${c}.ref::uuid)
  when 'PERSON' then (select h.name from people h where h.id = ${c}.ref::uuid)
  when 'ASSIGNMENT' then (select h.name || '، ' || s.title from assignments a join people h on h.id = a.person_id join posts s on s.id = a.post_id where a.id = ${c}.ref::uuid)
  when 'BOOK' then (select o.name from books b join units o on o.id = b.office_id where b.id = ${c}.ref::uuid)
  when 'CALENDAR' then (select l.name from calendar_layers l where l.id = ${c}.ref::uuid)
  when 'ROUTE' then (select r.name from routes r where r.id = ${c}.ref::uuid)
  when 'POLICY' then (select coalesce(t.title, u.name, 'استعلام') from deadline_policies d left join inquiry_types t on t.code = d.type left join units u on u.id = d.unit_id where d.id = ${c}.ref::uuid)
  when 'INQUIRY_TYPE' then (select t.title from inquiry_types t where t.code = ${c}.ref) end`;

/** Nothing different is nothing changed. */
export async function writeChange(tx: EntityManager, actor: Actor, { kind, ref, act, before = null, after = null }: Change): Promise<void> {
  const [was, is] = before && after ? differences(before, after) : [before, after];
  if (act === 'EDITED' && was && Object.keys(was).length === 0) return;
  await tx.query(`insert into org_changes (by, kind, ref, act, before, after) values ($1, $2, $3, $4, $5, $6)`, [
    actor.personId,
    kind,
    ref,
    act,
    was && JSON.stringify(was),
    is && JSON.stringify(is),
  ]);
}

function differences(before: Facts, after: Facts): [Facts, Facts] {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const only = (facts: Facts) => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
  return [only(before), only(after)];
}
