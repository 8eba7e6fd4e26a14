import type { PolicyPreview } from '../../contracts/deadline-policies';
import { DomainError } from '../../contracts/errors';
import { choose, type Policy } from '../../contracts/policy-choice';
import { timingOf, type TaskClock, type UnitCalendars } from '../../contracts/task-clock';
import { FIRST, newPerDay, workWithin } from './policy-work';
import { policiesInForce, type Db } from './policies.queries';

/**
 * What it would mean for the work that is open now, and for what comes, if a policy held and was applied.
 * @param policy not saved yet, or not applied · @param now milliseconds
 */
export async function previewOf(db: Db, calendars: UnitCalendars, policy: Policy, now: number): Promise<PolicyPreview> {
  const known = (await policiesInForce(db, policy.work)).filter(({ id }) => id !== policy.id);
  const at = Math.max(now, policy.validFrom);
  const instead = new Set<string>();
  const found = { open: 0, moved: 0, sooner: 0, overdueAtOnce: 0, stayed: 0 };
  for (let after: readonly string[] = FIRST; ;) {
    const clocks = await workWithin(db, policy, after);
    for (const one of clocks) {
      if (choose([...known, policy], one, at) !== policy) continue;
      found.open += 1;
      const before = choose(known, one, at);
      if (before) instead.add(before.id);
      const due = dueOf(calendars, { ...one.clock, policy: policy.policy });
      if (due === undefined) found.stayed += 1;
      const [was, is] = [one.dueAt && +one.dueAt, due && Date.parse(due)];
      if (was === is || !is || !was) continue;
      found.moved += 1;
      if (is < was) found.sooner += 1;
      if (is <= now && was > now) found.overdueAtOnce += 1;
    }
    const last = clocks.at(-1);
    if (!last) break;
    after = [last.process, last.key];
  }
  return { ...found, perDay: await newPerDay(db, policy), instead: [...instead] };
}

/** @returns null while it stands still; nothing where it cannot be counted */
function dueOf(calendars: UnitCalendars, clock: TaskClock): string | null | undefined {
  try {
    return timingOf(calendars, clock).dueAt;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
