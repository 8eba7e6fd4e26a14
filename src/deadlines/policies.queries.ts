import type { EntityManager } from 'typeorm';
import type { LadderStep } from '../../contracts/deadline-ladder';
import type { PolicyFilter, PolicyView, PolicyWork } from '../../contracts/deadline-policies';
import { DomainError } from '../../contracts/errors';
import { dayOfDate } from '../../contracts/tehran-time';
import { startOf } from './policy-days';
import { termsOf, type Policy } from '../../contracts/policy-choice';

export type Db = Pick<EntityManager, 'query'>;

/** A policy with what it allows to whoever asks for more time. */
export interface StoredPolicy extends Policy {
  maxExtensions: number;
  maxExtension: Policy['policy'] | null;
  reasonRequired: boolean;
}

type Row = Omit<StoredPolicy, 'validFrom' | 'validTo' | 'createdAt'> & { validFrom: Date; validTo: Date | null; createdAt: Date };

const stored = `select id, work, type, priority, level, province, unit_id as unit, policy, ladder, max_extensions as "maxExtensions", max_extension as "maxExtension",
  reason_required as "reasonRequired", valid_from as "validFrom", valid_to as "validTo", withdrawn_at is not null as withdrawn, created_at as "createdAt" from deadline_policies`;

/** Those that hold now; a handful, so that choosing is done by whoever asks. */
export const policiesInForce = async (db: Db, work: PolicyWork): Promise<StoredPolicy[]> =>
  (
    await db.query(
      `${stored} where work = $1 and withdrawn_at is null and valid_from <= office_now() and (valid_to is null or valid_to > office_now())`,
      [work],
    )
  ).map(policyOf);

/** One by which something is measured, whether it still holds or not. */
export async function policyWith(db: Db, id: string): Promise<StoredPolicy> {
  const [row] = await db.query(`${stored} where id = $1`, [id]);
  if (!row) throw new DomainError('policy.not_found');
  return policyOf(row);
}

const policyOf = ({ validFrom, validTo, createdAt, ...row }: Row): StoredPolicy => ({
  ...row,
  validFrom: +validFrom,
  validTo: validTo && +validTo,
  createdAt: +createdAt,
});

type Applied = Omit<NonNullable<PolicyView['applied']>, 'stayed'>;
/** All of it but the clocks that stayed. */
type Told = Omit<PolicyView, 'applied'> & { applied: Applied | null };
type ViewRow = Omit<Told, 'ladder'> & { ladder: LadderStep[] };

/** As administrators read them, those that hold first. */
export async function policyViews(db: Db, { on, work, id }: PolicyFilter & { id?: string }): Promise<Told[]> {
  const at = on ? new Date(startOf(dayOfDate(on) + 1) - 1) : null;
  const rows: { view: ViewRow }[] = await db.query(viewed, [work ?? null, at, id ?? null]);
  return rows.map(({ view }) => ({ ...view, ladder: termsOf(view.ladder) }));
}

const person = (alias: string) => `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;

const viewed = `
  select json_build_object('id', p.id, 'work', p.work, 'type', case when t.code is not null then json_build_object('code', t.code, 'title', t.title) end, 'priority', p.priority, 'level', p.level,
    'province', p.province, 'unit', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end, 'policy', p.policy, 'ladder', p.ladder,
    'maxExtensions', p.max_extensions, 'maxExtension', p.max_extension, 'reasonRequired', p.reason_required,
    'standing', case when p.withdrawn_at is not null then 'withdrawn' when p.valid_from > office_now() then 'planned' when p.valid_to <= office_now() then 'over' else 'current' end,
    'validFrom', iso(p.valid_from), 'validTo', iso(p.valid_to), 'createdBy', ${person('c')}, 'createdAt', iso(p.created_at), 'withdrawnBy', ${person('w')}, 'withdrawnAt', iso(p.withdrawn_at),
    'applied', case when p.applied_at is not null then json_build_object('found', p.applied_found, 'done', p.applied_done, 'over', p.applied_over) end) as view
  from deadline_policies p left join inquiry_types t on t.code = p.type left join units u on u.id = p.unit_id join people c on c.id = p.created_by left join people w on w.id = p.withdrawn_by
  where ($1::text is null or p.work = $1) and ($3::uuid is null or p.id = $3)
    and ($2::timestamptz is null or p.withdrawn_at is null and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2))
  order by p.withdrawn_at is not null, p.valid_to is not null and p.valid_to <= office_now(), p.work, p.valid_from desc, p.created_at desc limit 500`;
