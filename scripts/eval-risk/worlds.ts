import { dueOf, afterWorkingTime, nextOpening } from '../../contracts/working-time';
import { DAY, dayOf } from '../../contracts/tehran-time';
import type { WorkingCalendar } from '../../contracts/working-calendar';
import type { Asked } from '../../src/supervision/risk/held-out';
import type { Chance } from './chance';

const HOUR = 3_600_000;

/** How an office of the simulation works. Spreads are those of logarithms: 0 makes everybody equal, 0.7 doubles or halves. */
export interface World {
  name: string;
  says: string;
  /** whether past work tells anything of later work beyond the due time */
  tells: boolean;
  provinces: number;
  units: number;
  days: number;
  /** questions to a unit on a working day */
  perDay: number;
  types: { code: string; hours: number; within: { unit: 'WORKING_HOUR' | 'WORKING_DAY'; amount: number }; share: number }[];
  provinceSpread: number;
  unitSpread: number;
  /** of one and the same unit, from question to question; `memoryless`: no hour differs from another */
  spread: number | 'memoryless';
  /** how much slower a unit is that has much more than usual */
  load: number;
  /** how much slower what comes at the end of the week is */
  weekday: number;
  /** share of questions that somebody forgets, in the worst unit */
  forgotten: number;
  /** opening and handing on say how far the work has come */
  stages: boolean;
  /** after that share of the days, units are as quick as others were before */
  turns?: number;
}

const day = (amount: number) => ({ unit: 'WORKING_DAY' as const, amount });
const usual: World = {
  name: 'office',
  says: 'units, provinces and types differ; load, weekdays, forgotten ones',
  tells: true,
  provinces: 8,
  units: 8,
  days: 170,
  perDay: 2.5,
  types: [
    { code: 'CIVIL', hours: 4, within: day(1), share: 0.5 },
    { code: 'ADMINISTRATIVE', hours: 9, within: day(3), share: 0.3 },
    { code: 'LEGAL', hours: 16, within: day(5), share: 0.2 },
  ],
  provinceSpread: 0.3,
  unitSpread: 0.5,
  spread: 0.7,
  load: 0.5,
  weekday: 0.2,
  forgotten: 0.15,
  stages: true,
};
const one = [{ code: 'CIVIL', hours: 8, within: day(2), share: 1 }];

export const worlds: readonly World[] = [
  usual,
  { ...usual, name: 'units', says: 'units differ, nothing else does', types: one, provinceSpread: 0, load: 0, weekday: 0, forgotten: 0, stages: false }, // prettier-ignore
  { ...usual, name: 'thin', says: 'as office, a question to a unit every other week', perDay: 0.1, units: 20 },
  { ...usual, name: 'stages', says: 'all equal, but opening and handing on tell how far it is', types: one, provinceSpread: 0, unitSpread: 0, load: 0, weekday: 0, forgotten: 0 }, // prettier-ignore
  { ...usual, name: 'equal', says: 'everybody equal, no hour like a later one', tells: false, types: one, provinceSpread: 0, unitSpread: 0, spread: 'memoryless', load: 0, weekday: 0, forgotten: 0, stages: false }, // prettier-ignore
  { ...usual, name: 'turned', says: 'units differ, and change places when the held-out days begin', tells: false, types: one, provinceSpread: 0, load: 0, weekday: 0, forgotten: 0, stages: false, turns: 0.75 }, // prettier-ignore
];

/** Every question of a world, in no order. @param first the day it begins */
export function historyOf(world: World, calendar: WorkingCalendar, first: number, chance: Chance): Asked[] {
  const asked: Asked[] = [];
  for (let p = 0; p < world.provinces; p++) {
    const province = Math.exp(chance.normal() * world.provinceSpread);
    for (let u = 0; u < world.units; u++) {
      const paces = [0, 1].map(() => province * Math.exp(chance.normal() * world.unitSpread));
      const forgotten = chance.next() * world.forgotten;
      const opensAfter = Math.exp(chance.normal() * 0.4);
      asked.push(
        ...historyOfUnit(world, calendar, first, chance, { unit: `${p}.${u}`, province: String(p), paces, forgotten, opensAfter }),
      );
    }
  }
  return asked;
}

interface Unit {
  unit: string;
  province: string;
  /** before and after it turned */
  paces: number[];
  forgotten: number;
  opensAfter: number;
}

function historyOfUnit(world: World, calendar: WorkingCalendar, first: number, chance: Chance, unit: Unit): Asked[] {
  const asked: Asked[] = [];
  let open: number[] = [];
  for (let d = 0; d < world.days; d++) {
    const { spans } = calendar.on(first + d);
    if (!spans.length) continue;
    const pace = unit.paces[Number(world.turns !== undefined && d >= world.days * world.turns)]!;
    for (let n = chance.poisson(world.perDay); n > 0; n--) {
      const startedAt = spans[0]!.from + chance.next() * (spans.at(-1)!.to - spans[0]!.from);
      open = open.filter((end) => end > startedAt);
      const type = chance.weighted(world.types);
      const load = 1 + world.load * Math.min(1, Math.max(0, open.length / Math.max(4 * world.perDay, 1) - 1));
      const late = isLateInWeek(calendar, first + d) ? 1 + world.weekday : 1;
      const own = world.spread === 'memoryless' ? -Math.log(1 - chance.next()) : Math.exp(chance.normal() * world.spread);
      const lost = chance.next() < unit.forgotten ? 5 : 1;
      const workMs = type.hours * HOUR * pace * load * late * own * lost;
      // the first quarter of it passes until somebody opens it, another until it is given to somebody; where that tells nothing, both come at once or at random
      const seenMs = world.stages ? workMs * 0.3 * unit.opensAfter : chance.next() * 2 * HOUR;
      const handedMs = chance.next() < 0.4 ? (world.stages ? seenMs + workMs * 0.3 : seenMs + chance.next() * 2 * HOUR) : null;
      const endedAt = at(calendar, startedAt, world.stages ? Math.max(workMs, (handedMs ?? seenMs) + HOUR / 4) : workMs);
      const cancelled = chance.next() < 0.03;
      asked.push({
        unit: unit.unit,
        province: unit.province,
        type: type.code,
        startedAt,
        dueAt: dueOf(calendar, startedAt, type.within),
        seenAt: before(endedAt, at(calendar, startedAt, seenMs)),
        handedAt: handedMs === null ? null : before(endedAt, at(calendar, startedAt, handedMs)),
        endedAt: cancelled ? startedAt + chance.next() * (endedAt - startedAt) : endedAt,
        cancelled,
      });
      open.push(endedAt);
    }
  }
  return asked;
}

const at = (calendar: WorkingCalendar, from: number, ms: number): number => afterWorkingTime(calendar, nextOpening(calendar, from), ms);
const before = (end: number, instant: number): number | null => (instant < end ? instant : null);

/** The last working day before two days off. */
const isLateInWeek = (calendar: WorkingCalendar, day: number): boolean => [1, 2].every((n) => calendar.on(day + n).spans.length === 0);

export const daysFrom = (first: number, days: number): number => (first + days) * DAY;
export const firstDay = dayOf(Date.parse('2025-04-12T06:00:00Z'));
