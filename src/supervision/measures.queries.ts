import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  hasOrder,
  orderError,
  type BoardPeriod,
  type Measures,
  type MeasuresFilter,
  type MeasuresRow,
  type MeasuresView,
} from '../../contracts/board-measures';
import type { Actor } from '../auth/actor';
import { InvalidRequest } from '../platform/errors/invalid-request';
import { noAnswers, quantileMs, sumOfAll, type Answers } from './answer-times';
import { AnswersQueries, type Counted, type GroupedBy } from './answers.queries';
import { shareOf, shown } from './board.queries';
import { countedIn, countedOf, partsOf } from './parts';
import { PlacesQueries } from './places.queries';
import { dayAfter, saturday } from './spans';

const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

/** How a place answered in a period, beside an earlier one: by its parts, by types, by weeks. */
@Injectable()
export class MeasuresQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
    private readonly answers: AnswersQueries,
  ) {}

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async measures(actor: Actor, filter: MeasuresFilter): Promise<MeasuresView> {
    const { by, type, againstFrom, againstTo } = filter;
    const place = await this.places.watched(actor, filter);
    const { at, period } = await periodOf(this.db, filter);
    const against = againstFrom && againstTo ? { from: againstFrom, to: againstTo } : before(period);
    const since = against.from < period.from ? against.from : period.from;
    const offices = await this.places.offices(place, since);
    const whole = countedOf(place, offices, type);
    if (by !== 'part') {
      const [now, earlier] = await this.both(whole, period, against, by);
      const rows = by === 'week' ? weekRows(period, against, now, earlier) : await this.typeRows(now, earlier);
      return { at, place: shown(place), by, period, against, rows, totals: pair(sumOfAll(now.values()), sumOfAll(earlier.values())) };
    }
    const parts = partsOf(place, offices, await this.places.unitsOf(place, since));
    const [now, earlier] = await this.both(countedIn(place, parts, offices, type), period, against, 'scope');
    // of an office also what units answered that are closed
    const [all, allEarlier] = place.level === 'county' ? await this.both(whole, period, against, 'scope') : [now, earlier];
    const rows = parts.map(({ key, unit, next }) => ({ key, name: unit.name, place: next, ...pair(now.get(key), earlier.get(key)) }));
    return { at, place: shown(place), by, period, against, rows, totals: pair(sumOfAll(all.values()), sumOfAll(allEarlier.values())) };
  }

  private async typeRows(now: Map<string, Answers>, earlier: Map<string, Answers>): Promise<MeasuresRow[]> {
    const types = await this.db.query<{ code: string; title: string }[]>(`select code, title from inquiry_types order by title`);
    return types
      .filter(({ code }) => now.has(code) || earlier.has(code))
      .map(({ code, title }) => ({ key: code, name: title, place: null, ...pair(now.get(code), earlier.get(code)) }));
  }

  private both(counted: Counted, period: BoardPeriod, against: BoardPeriod, by: GroupedBy) {
    return Promise.all([this.answers.between(counted, period, by), this.answers.between(counted, against, by)]);
  }
}

/** The days that are asked for; the last thirty where none are, and nothing beyond today. @throws InvalidRequest when these are too many */
export async function periodOf(
  db: DataSource,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<{ at: string; now: Date; period: BoardPeriod }> {
  const [{ now, today }] = await db.query<[{ now: Date; today: string }]>(
    `select now, (now at time zone 'Asia/Tehran')::date::text as today from (select office_now() as now) m`,
  );
  const last = to && to < today ? to : today;
  const usual = dayAfter(last, 1 - USUAL_DAYS);
  const period = { from: from ? (from < last ? from : last) : usual, to: last };
  if (!hasOrder(period)) throw new InvalidRequest([{ in: 'query', pointer: '/from', code: 'invalid', message: orderError.error }]);
  return { at: now.toISOString(), now, period };
}

function before({ from, to }: BoardPeriod): BoardPeriod {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: dayAfter(from, -days), to: dayAfter(from, -1) };
}

function weekRows(period: BoardPeriod, against: BoardPeriod, now: Map<string, Answers>, earlier: Map<string, Answers>): MeasuresRow[] {
  const others = weeksOf(against);
  return weeksOf(period).map((key, i) => ({ key, name: key, place: null, ...pair(now.get(key), earlier.get(others[i]!)) }));
}

function weeksOf({ from, to }: BoardPeriod): string[] {
  const weeks: string[] = [];
  for (let day = saturday(from); day <= to; day = dayAfter(day, 7)) weeks.push(day);
  return weeks;
}

const pair = (now: Answers | undefined, earlier: Answers | undefined) => ({ now: measuresOf(now), before: measuresOf(earlier) });

function measuresOf(answers: Answers = noAnswers()): Measures {
  const { answered, withinDay, withinPolicy, withPolicy, sumMs } = answers;
  return {
    answered,
    within24hShare: shareOf(withinDay, answered),
    withinPolicyShare: shareOf(withinPolicy, withPolicy),
    meanMs: answered ? Math.round(sumMs / answered) : null,
    medianMs: quantileMs(answers, 0.5),
    p90Ms: quantileMs(answers, 0.9),
  };
}
