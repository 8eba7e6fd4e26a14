import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CreatePolicy, PolicyFilter, PolicyPreview, PolicyView } from '../../contracts/deadline-policies';
import { DomainError } from '../../contracts/errors';
import { dayOf, dayOfDate } from '../../contracts/tehran-time';
import { ladderOf, type Policy } from '../../contracts/policy-choice';
import { workingDayFrom } from '../../contracts/working-calendar';
import type { Actor } from '../auth/actor';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { stayedClocks } from '../calendar/stayed-clocks';
import { Calendars } from '../org/calendars';
import { writeChange } from '../org/changes';
import { requireAdmin } from '../org/org.policy';
import { policyViews, policyWith, type Db } from './policies.queries';
import { startOf } from './policy-days';
import { previewOf } from './policy-preview';

/** How long work has, as administrators say it. What a policy says never changes; another one takes its place. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly calendars: Calendars,
  ) {}

  list(actor: Actor, filter: PolicyFilter): Promise<PolicyView[]> {
    requireAdmin(actor);
    return viewsFor(this.db, actor, filter);
  }

  /** @throws DomainError those of `create` */
  async preview(actor: Actor, command: CreatePolicy): Promise<PolicyPreview> {
    requireAdmin(actor);
    const { policy, now } = await this.checked(this.db, command);
    return previewOf(this.db, await this.calendars.newest(this.db), policy, now);
  }

  /** What it would do to open work if it was applied now. @throws DomainError `policy.not_found` */
  async effect(actor: Actor, id: string): Promise<PolicyPreview> {
    requireAdmin(actor);
    const [policy, [{ now }]] = await Promise.all([policyWith(this.db, id), this.db.query<[{ now: Date }]>(`select office_now() as now`)]);
    return previewOf(this.db, await this.calendars.newest(this.db), policy, +now);
  }

  /**
   * @throws DomainError `policy.silence_never_confirms` · `policy.in_the_past` · `policy.ends_before_it_begins` · `policy.no_calendar` ·
   * `inquiry_type.not_found` · `unit.not_found` · `policy.unfit_respondent`
   */
  create(caller: Caller, command: CreatePolicy): Promise<PolicyView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const { policy } = await this.checked(tx, command);
      const [{ id }] = await tx.query(
        `insert into deadline_policies (work, type, priority, level, province, unit_id, policy, ladder, max_extensions, max_extension, reason_required, valid_from, valid_to, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
        [
          ...[policy.work, policy.type, policy.priority, policy.level, policy.province, policy.unit],
          ...[JSON.stringify(policy.policy), JSON.stringify(policy.ladder), command.maxExtensions],
          ...[command.maxExtension && JSON.stringify(command.maxExtension), command.reasonRequired],
          ...[new Date(policy.validFrom), policy.validTo && new Date(policy.validTo), caller.actor.personId],
        ],
      );
      await writeChange(tx, caller.actor, { kind: 'POLICY', ref: id, act: 'CREATED', after: { ...command } });
      return viewOf(tx, caller.actor, id);
    });
  }

  /** From now on it is chosen no more; what is measured by it goes on. @throws DomainError `policy.not_found` · `policy.withdrawn_already` */
  withdraw(caller: Caller, id: string): Promise<PolicyView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await policyWith(tx, id);
      const [[withdrawn]] = await tx.query(
        `update deadline_policies set withdrawn_at = office_now(), withdrawn_by = $2 where id = $1 and withdrawn_at is null returning id`,
        [id, caller.actor.personId],
      );
      if (!withdrawn) throw new DomainError('policy.withdrawn_already');
      await writeChange(tx, caller.actor, { kind: 'POLICY', ref: id, act: 'WITHDRAWN' });
      return viewOf(tx, caller.actor, id);
    });
  }

  /** Open work is measured by it too; a job does it, clock by clock. @throws DomainError `policy.not_found` · `policy.not_in_force` · `policy.applied_already` */
  apply(caller: Caller, id: string): Promise<PolicyView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const { standing, applied } = await viewOf(tx, caller.actor, id);
      if (standing !== 'current') throw new DomainError('policy.not_in_force');
      if (applied) throw new DomainError('policy.applied_already');
      await tx.query(`update deadline_policies set applied_at = office_now() where id = $1`, [id]);
      await writeChange(tx, caller.actor, { kind: 'POLICY', ref: id, act: 'APPLIED' });
      return viewOf(tx, caller.actor, id);
    });
  }

  private async checked(db: Db, command: CreatePolicy): Promise<{ policy: Policy; now: number }> {
    const { work, type, priority, level, province, unit, policy, ladder, from, to, onSilence } = command;
    if (onSilence !== 'ESCALATE') throw new DomainError('policy.silence_never_confirms');
    const [facts]: [{ now: Date; typeKnown: boolean; fits: boolean | null; office: string | null }] = await db.query(respondent, [
      ...[type, unit, level, province],
    ]);
    const now = +facts.now;
    if (type && !facts.typeKnown) throw new DomainError('inquiry_type.not_found');
    if (unit && facts.fits === null) throw new DomainError('unit.not_found');
    if (facts.fits === false || !facts.office) throw new DomainError('policy.unfit_respondent');
    if (from && dayOfDate(from) < dayOf(now)) throw new DomainError('policy.in_the_past');
    const validFrom = Math.max(now, from ? startOf(dayOfDate(from)) : now);
    const validTo = to ? startOf(dayOfDate(to) + 1) : null;
    if (validTo !== null && validTo <= validFrom) throw new DomainError('policy.ends_before_it_begins');
    await this.requireHours(facts.office, validFrom);
    const scope = { work, type, priority, level, province, unit };
    const named = { id: '', policy, ladder: ladderOf(ladder), validFrom, validTo, withdrawn: false, createdAt: now };
    return { policy: { ...scope, ...named }, now };
  }

  /** Time that never passes is no deadline. */
  private async requireHours(unit: string, from: number): Promise<void> {
    try {
      workingDayFrom(await this.calendars.of(unit), dayOf(from));
    } catch (error) {
      if (error instanceof DomainError) throw new DomainError('policy.no_calendar');
      throw error;
    }
  }
}

/** With the clocks that stayed as they were when one was applied. */
async function viewsFor(db: Db, actor: Actor, filter: PolicyFilter & { id?: string }): Promise<PolicyView[]> {
  const views = await policyViews(db, filter);
  const stayed = await stayedClocks(
    db,
    actor,
    views.map(({ id }) => id),
  );
  return views.map(({ applied, ...view }) => ({ ...view, applied: applied && { ...applied, stayed: stayed.get(view.id) ?? null } }));
}

async function viewOf(db: Db, actor: Actor, id: string): Promise<PolicyView> {
  const [view] = await viewsFor(db, actor, { id });
  if (!view) throw new DomainError('policy.not_found');
  return view;
}

/** An office by whose calendar such a policy counts; whether the unit that is named is of that level and province. */
const respondent = `
  select office_now() as now, exists (select from inquiry_types where code = $1 and active) as "typeKnown",
    (select ($3::text is null or level = $3) and ($4::text is null or province_code = $4) from units where id = $2 and (valid_to is null or valid_to > office_today())) as fits,
    coalesce($2::uuid, (select id from units where kind = 'OFFICE' and ($3::text is null or level = $3) and ($4::text is null or province_code = $4) order by place limit 1)) as office`;
