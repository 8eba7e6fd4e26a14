import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Board, BoardFigures, BoardFilter, BoardPlace } from '../../contracts/board';
import type { Actor } from '../auth/actor';
import { LATE_DAYS, noAnswers, quantileMs, sumOfAll, type Answers } from './answer-times';
import { AnswersQueries } from './answers.queries';
import { DAYS, OpenQueries, Stretch, type Open } from './open.queries';
import { countedIn, countedOf, partsOf } from './parts';
import { PlacesQueries } from './places.queries';
import { dayAfter } from './spans';
import { covers, requireWatcher, type Place } from './supervision.policy';

/** Answers of the board are those of today and the days before it, so many in all. */
const ANSWER_DAYS = 30;

/** Questions to units and how late they are, part by part. */
@Injectable()
export class BoardQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
    private readonly openOnes: OpenQueries,
    private readonly answers: AnswersQueries,
  ) {}

  async placesOf(actor: Actor): Promise<BoardPlace[]> {
    return (await this.places.of(actor)).map(shown);
  }

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async board(actor: Actor, { type, ...filter }: BoardFilter): Promise<Board> {
    const [own, place] = await Promise.all([this.places.of(actor), this.places.place(filter)]);
    requireWatcher(own, place);
    const [above, offices, units, moment] = await Promise.all([
      this.places.above(place),
      this.places.offices(place),
      this.places.unitsOf(place),
      this.moment(),
    ]);
    const { now, today } = moment;
    const parts = partsOf(place, offices, units);
    const [counted, whole] = [countedIn(place, parts, offices, type), countedOf(place, offices, type)];
    const month = { from: dayAfter(today, 1 - ANSWER_DAYS), to: today };
    // of an office also what was asked of units that are closed
    const office = place.level === 'county' ? whole : undefined;
    const [open, ofOffice, oldest, oldestOfOffice, answered, byDay] = await Promise.all([
      this.openOnes.count(counted, now, today),
      office && this.openOnes.count(office, now, today),
      this.openOnes.oldest(counted, now),
      office && this.openOnes.oldest(office, now),
      this.answers.between(counted, month, 'scope'),
      this.answers.between(whole, month, 'day'),
    ]);
    const due = new Map(oldest.map((each) => [each.key, each.due]));
    const all = ofOffice ?? open;
    const allOldest = oldestOfOffice ?? oldest;
    const first = allOldest.length ? new Date(Math.min(...allOldest.map((each) => +each.due))) : undefined;
    const dates = Array.from({ length: DAYS }, (_, i) => dayAfter(today, i + 1 - DAYS));
    return {
      at: now.toISOString(),
      place: shown(place),
      above: above.filter((each) => own.some((wide) => covers(wide, each))).map(shown),
      rows: parts.map(({ key, unit, next }) => ({
        unit: { id: unit.id, name: unit.name },
        provinceCode: unit.provinceCode,
        countyCode: unit.countyCode,
        place: next,
        ...figuresOf(
          open.filter((each) => each.key === key),
          now,
          due.get(key),
          answered.get(key),
        ),
      })),
      totals: figuresOf(all, now, first, sumOfAll(byDay.values())),
      trend: dates.map((day, i) => ({ day, overdue: sumOf(all.filter(({ stretch }) => stretch <= i)) + lateAt(dates, i, byDay) })),
    };
  }

  private async moment(): Promise<{ now: Date; today: string }> {
    const [row] = await this.db.query<[{ now: Date; today: string }]>(
      `select now, (now at time zone 'Asia/Tehran')::date::text as today from (select office_now() as now) m`,
    );
    return row;
  }
}

/** How many of those that are closed by now were late at the end of a day. A due time that was moved counts as it was in the end. */
function lateAt(dates: readonly string[], i: number, closings: ReadonlyMap<string, Answers>): number {
  return dates.reduce((sum, day, closed) => {
    const late = closings.get(day)?.late.slice(closed - i - 1, LATE_DAYS) ?? [];
    return closed > i ? sum + late.reduce((a, b) => a + b, 0) : sum;
  }, 0);
}

export const shown = ({ level, under, name }: Place): BoardPlace => ({ level, under, name });

function figuresOf(open: Open[], now: Date, oldest: Date | undefined, answers: Answers = noAnswers()): BoardFigures {
  const [openInquiries, overdue] = [sumOf(open), sumOf(open.filter(({ stretch }) => stretch < DAYS))];
  const due = (when: number) => sumOf(open.filter(({ stretch }) => stretch === when));
  return {
    openInquiries,
    dueToday: due(Stretch.restOfToday),
    dueTomorrow: due(Stretch.tomorrow),
    overdue,
    share: openInquiries ? overdue / openInquiries : null,
    oldestOverdueMs: oldest ? +now - +oldest : null,
    answered30d: answers.answered,
    medianAnswerMs30d: quantileMs(answers, 0.5),
    p90AnswerMs30d: quantileMs(answers, 0.9),
    within24hShare30d: shareOf(answers.withinDay, answers.answered),
    withinPolicyShare30d: shareOf(answers.withinPolicy, answers.withPolicy),
  };
}

export const shareOf = (some: number, all: number): number | null => (all ? some / all : null);

const sumOf = (rows: readonly { count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);
