import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { choose } from '../../contracts/policy-choice';
import { Journal } from '../journal/journal';
import { writeStayed } from '../calendar/stayed-clocks';
import { Calendars } from '../org/calendars';
import type { Chore } from '../platform/queues/chores';
import { isOutage } from '../platform/errors/outage';
import { traceOf } from '../platform/logging/trace';
import { Deadlines } from './deadlines';
import { workWithin, type MeasuredWork } from './policy-work';
import { policiesInForce, policyWith, type StoredPolicy } from './policies.queries';

const EVERY_MS = 5_000;
const AT_ONCE_MS = 20_000;

/**
 * Measures open work anew by a policy, clock by clock, each in a transaction of its own with its line. Whatever ends this in the middle,
 * whoever comes next goes on behind the last portion; a clock that is measured by it already is passed over.
 */
export class PolicyApplier {
  private readonly logger = new Logger('PolicyApplier');
  private readonly journal: Journal;
  private readonly deadlines: Deadlines;

  constructor(private readonly db: DataSource) {
    this.journal = new Journal(db);
    this.deadlines = new Deadlines(db, new Calendars(db));
  }

  /** Goes on with what is begun, for so long. @returns how many clocks it has measured anew */
  async round(ms: number): Promise<number> {
    let measured = 0;
    for (const end = Date.now() + ms; Date.now() < end;) {
      const [begun]: { id: string; after: string[]; now: Date }[] = await this.db.query(
        `select id, applied_after as after, office_now() as now from deadline_policies where applied_at is not null and not applied_over order by applied_at limit 1`,
      );
      if (!begun) break;
      measured += await this.portion(await policyWith(this.db, begun.id), begun.after, +begun.now);
    }
    return measured;
  }

  private async portion(policy: StoredPolicy, after: string[], now: number): Promise<number> {
    const known = await policiesInForce(this.db, policy.work);
    const clocks = policy.withdrawn ? [] : await workWithin(this.db, policy, after);
    let [found, done] = [0, 0];
    let last: MeasuredWork | undefined;
    try {
      for (const one of clocks) {
        if (one.clock.policyId !== policy.id && choose(known, one, now)?.id === policy.id) {
          done += Number(await this.measure(one, policy));
          found += 1;
        }
        last = one;
      }
    } finally {
      await this.db.query(
        `update deadline_policies set applied_found = applied_found + $2, applied_done = applied_done + $3, applied_after = coalesce($4, applied_after), applied_over = $5 where id = $1`,
        [policy.id, found, done, last ? [last.process, last.key] : null, clocks.length === 0],
      );
    }
    return done;
  }

  /** @returns whether it could be counted; what an outage is in the way of is tried again in the next round. */
  private async measure({ process, key }: MeasuredWork, policy: StoredPolicy): Promise<boolean> {
    try {
      await this.journal.write(process, (page) => this.deadlines.measureBy(page, key, policy));
      return true;
    } catch (error) {
      this.logger.error({ policy: policy.id, process, ...traceOf(error) });
      if (isOutage(error)) throw error;
      await writeStayed(this.db, policy.id, process, key, error);
      return false;
    }
  }
}

export function deadlineChores(db: DataSource): Chore[] {
  const applier = new PolicyApplier(db);
  return [{ name: 'apply-policies', everyMs: EVERY_MS, run: () => applier.round(AT_ONCE_MS) }];
}
