import { breather } from '../../platform/process/breath';
import { compare, chanceByLeft, type Comparison, type Looked } from './compare';
import { Experience, stageAt, type Past } from './experience';
import type { WorkingClock } from './working-clock';

/** One question to a unit with its instants, in milliseconds. */
export interface Asked {
  unit: string;
  province: string | null;
  type: string;
  startedAt: number;
  dueAt: number;
  seenAt: number | null;
  handedAt: number | null;
  /** null while it is open */
  endedAt: number | null;
  /** it ended without anybody's answer */
  cancelled: boolean;
}

export type ClockOf = (unit: string) => WorkingClock;

/** What was known of a question at some moment, in working time of its unit. */
export function pastOf(asked: Asked, now: number, clockOf: ClockOf): Past {
  const clock = clockOf(asked.unit);
  const begun = clock(asked.startedAt);
  const since = (at: number | null) => (at !== null && at <= now ? clock(at) - begun : null);
  const end = Math.min(asked.endedAt ?? now, now);
  // what is answered in the evening was open when the office closed
  const evening = clock(end) === clock(end - 1) ? 1 : 0;
  const { unit, province, type } = asked;
  return {
    unit,
    province,
    type,
    tookMs: clock(end) - begun + evening,
    ended: asked.endedAt !== null && asked.endedAt <= now && !asked.cancelled,
    seenMs: since(asked.seenAt),
    handedMs: since(asked.handedAt),
  };
}

/** From when on what is held out begins, and until when everything is known. */
export interface Slices {
  first: number;
  cut: number;
  end: number;
}

/**
 * Learns from what was known at `cut`, and orders what was open on each working day after it as somebody would have seen it then.
 * @param random 0 to 1, for the range of the comparison · @param usesStage as `Experience` says it
 */
export async function heldOut(
  asked: readonly Asked[],
  { first, cut, end }: Slices,
  clockOf: ClockOf,
  random: () => number,
  usesStage = true,
): Promise<Comparison> {
  const breathe = breather();
  const before = asked.filter(({ startedAt }) => startedAt >= first && startedAt < cut).sort((a, b) => a.startedAt - b.startedAt);
  const experience = new Experience([], usesStage);
  for (const one of before) {
    experience.learn(pastOf(one, cut, clockOf));
    await breathe();
  }
  const seen: Look[] = [];
  for (const look of looksAt(before, first, cut, clockOf)) {
    seen.push(look);
    await breathe();
  }
  const byLeft = chanceByLeft(seen);
  const cases: Looked[] = [];
  for (const { one, moment, day, leftMs, missed } of looksAt(asked, cut, end, clockOf)) {
    const clock = clockOf(one.unit);
    const begun = clock(one.startedAt);
    const elapsedMs = clock(moment) - begun;
    const known = pastOf(one, moment, clockOf);
    const found = experience.of({ ...known, stage: stageAt(known, elapsedMs), elapsedMs, allowedMs: clock(one.dueAt) - begun });
    const byDeadline = byLeft(leftMs);
    cases.push({ moment, day, leftMs, missed, chanceByLeft: byDeadline, chance: found?.chance ?? byDeadline });
    await breathe();
  }
  return compare(cases, random, breathe);
}

const DAY = 86_400_000;
/** Half past nine and half past twelve in Tehran. */
const HOURS_UTC = [6 * 3_600_000, 9 * 3_600_000];

interface Look extends Pick<Looked, 'moment' | 'day' | 'leftMs' | 'missed'> {
  one: Asked;
}

/** What lay open and was not late yet at each moment, where it is known by `end` what became of it. */
function* looksAt(asked: readonly Asked[], from: number, end: number, clockOf: ClockOf): Generator<Look> {
  const byStart = [...asked].sort((a, b) => a.startedAt - b.startedAt);
  const open = new Set<Asked>();
  let next = 0;
  for (let day = Math.ceil(from / DAY); (day + 1) * DAY <= end; day++)
    for (const hour of HOURS_UTC) {
      const moment = day * DAY + hour;
      for (; next < byStart.length && byStart[next]!.startedAt <= moment; next++) open.add(byStart[next]!);
      for (const one of open) {
        if (Math.min(one.endedAt ?? Infinity, one.dueAt) <= moment) {
          open.delete(one);
          continue;
        }
        const clock = clockOf(one.unit);
        if (clock(moment + 1) === clock(moment)) continue; // that unit has the day off
        const missed = outcomeOf(one, end);
        if (missed !== undefined) yield { one, moment, day, leftMs: clock(one.dueAt) - clock(moment), missed };
      }
    }
}

/** Whether it missed its time; undefined while nobody can know, or never will. */
function outcomeOf({ endedAt, dueAt, cancelled }: Asked, end: number): boolean | undefined {
  const known = Math.min(endedAt ?? end, end);
  if (known > dueAt) return true;
  return endedAt !== null && endedAt <= end && !cancelled ? false : undefined;
}
