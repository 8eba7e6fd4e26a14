import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v4 } from 'uuid';
import { DomainError } from '../../contracts/errors';
import type { SaveTemplate, TemplateFilter, TemplateList, TemplateView } from '../../contracts/templates';
import type { Actor } from '../auth/actor';
import { unitRef } from '../cartable/columns';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { requireSeat } from './letters.policy';
import { mayKeep, requireKeeper, type Owner } from './templates.policy';

const order = ['PERSON', 'UNIT', 'ORGANISATION'];
const titles = new Intl.Collator('fa');
/** Of one person, of one unit, of everybody. */
const KEPT_AT_MOST = 200;

type Row = Omit<TemplateView, 'mayChange'> & Owner;

/** What letters and referrals may begin with. They are no part of any letter: what was written with one stays as it is. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
  ) {}

  /** Of the organisation, of the unit of that post and those above it in its office, and one's own. @throws DomainError `auth.post_not_held` */
  async list(actor: Actor, { post, kind }: TemplateFilter): Promise<TemplateList> {
    const { unitId } = requireSeat(actor, post);
    const rows = await this.db.query<Row[]>(
      `with recursive above(id, parent_id, office_id) as (
         select id, parent_id, office_id from units where id = $1 union select u.id, u.parent_id, u.office_id from above a join units u on u.id = a.parent_id and u.office_id = a.office_id)
       select ${columns} from templates t where (t.scope = 'ORGANISATION' or t.unit_id in (select id from above) or t.person_id = $2) and t.kind = coalesce($3, t.kind)
       order by t.id`,
      [unitId, actor.personId, kind ?? null],
    );
    const inOrder = rows.sort((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope) || titles.compare(a.title, b.title));
    return { items: inOrder.map((row) => viewOf(actor, row)) };
  }

  /** @throws DomainError `auth.post_not_held` · `auth.forbidden` · `template.too_many` */
  create(caller: Caller, template: SaveTemplate): Promise<TemplateView> {
    return this.requests.once(caller, async (tx) => {
      const owner = await ownerOf(tx, caller.actor, template);
      requireKeeper(caller.actor, owner);
      const id = v4();
      const saved = await tx.query(
        `insert into templates (id, kind, scope, title, subject, document, text, unit_id, person_id, changed_by) select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
         where (select count(*) from templates where scope = $3 and unit_id is not distinct from $8 and person_id is not distinct from $9) < $11 returning id`,
        [id, ...valuesOf(template, owner), caller.actor.personId, KEPT_AT_MOST],
      );
      if (!saved.length) throw new DomainError('template.too_many', { limit: KEPT_AT_MOST });
      return this.one(tx, caller.actor, id);
    });
  }

  /** Says something else from now on; it may pass to another owner. @throws DomainError `template.not_found` · `auth.forbidden` */
  change(caller: Caller, id: string, template: SaveTemplate): Promise<TemplateView> {
    return this.requests.once(caller, async (tx) => {
      const owner = await ownerOf(tx, caller.actor, template);
      requireKeeper(caller.actor, owner);
      await requireKept(tx, caller.actor, id);
      await tx.query(
        `update templates set kind = $2, scope = $3, title = $4, subject = $5, document = $6, text = $7, unit_id = $8, person_id = $9, changed_by = $10, changed_at = office_now() where id = $1`,
        [id, ...valuesOf(template, owner), caller.actor.personId],
      );
      return this.one(tx, caller.actor, id);
    });
  }

  /** @throws DomainError `template.not_found` · `auth.forbidden` */
  remove(caller: Caller, id: string): Promise<{ id: string }> {
    return this.requests.once(caller, async (tx) => {
      await requireKept(tx, caller.actor, id);
      await tx.query(`delete from templates where id = $1`, [id]);
      return { id };
    });
  }

  private async one(tx: EntityManager, actor: Actor, id: string): Promise<TemplateView> {
    const [row] = await tx.query<Row[]>(`select ${columns} from templates t where t.id = $1`, [id]);
    return viewOf(actor, row!);
  }
}

const columns = `t.id, t.kind, t.scope, t.title, t.subject, t.document, t.text, t.unit_id as "unitId", ${unitRef('t.unit_id')} as unit, t.person_id as "personId", head_of(t.unit_id) as head`;

const viewOf = (actor: Actor, { personId, head, ...template }: Row): TemplateView => ({
  ...template,
  mayChange: mayKeep(actor, { scope: template.scope, unitId: template.unitId, personId, head }),
});

/** @throws DomainError `auth.post_not_held` */
async function ownerOf(tx: EntityManager, actor: Actor, { scope, post }: SaveTemplate): Promise<Owner> {
  const { unitId } = requireSeat(actor, post);
  if (scope !== 'UNIT') return { scope, unitId: null, personId: scope === 'PERSON' ? actor.personId : null, head: null };
  const [{ head }] = await tx.query<[{ head: string | null }]>(`select head_of($1) as head`, [unitId]);
  return { scope, unitId, personId: null, head };
}

const valuesOf = (template: SaveTemplate, { scope, unitId, personId }: Owner) => [
  template.kind,
  scope,
  template.title,
  template.kind === 'LETTER' ? template.subject : null,
  template.kind === 'LETTER' ? JSON.stringify(template.document) : null,
  template.kind === 'PHRASE' ? template.text : null,
  unitId,
  personId,
];

/** One that is somebody else's own is not there. @throws DomainError `template.not_found` · `auth.forbidden` */
async function requireKept(tx: EntityManager, actor: Actor, id: string): Promise<void> {
  const [owner] = await tx.query<Owner[]>(
    `select scope, unit_id as "unitId", person_id as "personId", head_of(unit_id) as head from templates where id = $1 and (person_id is null or person_id = $2) for update`,
    [id, actor.personId],
  );
  if (!owner) throw new DomainError('template.not_found');
  requireKeeper(actor, owner);
}
