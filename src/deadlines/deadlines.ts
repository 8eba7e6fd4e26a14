import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inquiryDeadline, ladder } from '../../config/deadlines';
import { nextNameOf, rungsOf, type LadderStep } from '../../contracts/deadline-ladder';
import { LAST_YEAR, yearOf, yearStart } from '../../contracts/ids';
import type { DeadlinePolicy } from '../../contracts/org';
import type { Within } from '../../contracts/inquiries';
import { choose, type Policy, type Work } from '../../contracts/policy-choice';
import {
  ladderCalendars,
  pausedSince,
  timingOf,
  withNews,
  withStepsAhead,
  withStepsPassed,
  type ClockNews,
  type TaskClock,
  type Timing,
} from '../../contracts/task-clock';
import type { TaskKind } from '../../contracts/tasks';
import type { TaskDeadlines } from '../journal/office.projection';
import type { Page } from '../journal/page';
import { Calendars } from '../org/calendars';
import { policiesInForce } from './policies.queries';

type Db = Pick<EntityManager, 'query'>;

export interface TaskDeadline extends Timing {
  dueAt: string;
  /** null where somebody named the instant: no calendar moves it */
  clock: TaskClock | null;
  /** the version of the calendars it was counted by */
  calendar?: number;
}

/** How long a task has, and what changes it. Whoever moves a clock says the fact to `retime`. */
@Injectable()
export class Deadlines implements TaskDeadlines {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: Calendars,
  ) {}

  /** In working time of the unit asked: what the inquiry says, else the policy for it, else its type, else one working day. */
  async of(processId: string, kind: TaskKind): Promise<TaskDeadline | undefined> {
    if (kind !== 'answer') return undefined;
    const [asked]: [Omit<Work, 'work'> & { unit: string; within: Within | null; usual: DeadlinePolicy | null; now: Date }] =
      await this.db.query(
        `select p.unit_id as unit, i.deadline as within, t.deadline as usual, office_now() as now, i.type, l.priority, u.level, u.province_code as province, array[u.id, u.office_id] as units
       from processes p join inquiries i on i.year = p.year and i.letter_id = p.letter_id join inquiry_types t on t.code = i.type
         join letters l on l.year = p.year and l.id = p.letter_id join units u on u.id = p.unit_id where p.year = $1 and p.id = $2`,
        [yearOf(processId), processId],
      );
    const chosen = choose(await policiesInForce(this.db, 'INQUIRY'), { ...asked, work: 'INQUIRY' }, +asked.now);
    return this.from(asked.unit, asked.now, asked.within ?? chosen?.policy ?? asked.usual ?? undefined, this.db, chosen);
  }

  /** @param from the instant it begins to count · @param db the transaction that stores it, the row of its process held · @param chosen whose ladder it has */
  async from(unit: string, from: Date, policy: DeadlinePolicy = inquiryDeadline, db: Db = this.db, chosen?: Policy): Promise<TaskDeadline> {
    const steps = chosen?.ladder ?? ladder;
    const clock: TaskClock = {
      ...{ unit, policy, facts: [{ kind: 'start', at: from.toISOString() }], ladder: steps, ...(await this.toldBy(unit, steps, db)) },
      ...(chosen && { policyId: chosen.id }),
    };
    const calendars = await this.calendars.newest(db);
    const timing = timingOf(calendars, clock);
    return { ...timing, dueAt: timing.dueAt!, clock, calendar: calendars.version };
  }

  /** A due time somebody named; what comes before and after it is in working time of the unit, and of those whom it reaches: nothing where it is beyond the years of the calendar. @param db the transaction that stores it */
  async until(unit: string, from: Date, due: Date, db: Db = this.db): Promise<TaskDeadline> {
    const calendars = ladderCalendars(await this.calendars.newest(db), { unit, ...(await this.toldBy(unit, ladder, db)) });
    const isFar = due.getTime() >= yearStart(LAST_YEAR + 1); // the way there would be looked for day by day
    const rungs = isFar ? [] : rungsOf(calendars, { startedAt: +from, dueAt: +due, pauses: [] }, ladder);
    return { dueAt: due.toISOString(), ladder: rungs, provisional: false, clock: null };
  }

  /** The units of those whom steps reach, where they are others. */
  private async toldBy(unit: string, ladder: readonly LadderStep[], db: Db): Promise<Pick<TaskClock, 'told'>> {
    const tells = new Set(ladder.map(({ tell }) => tell));
    tells.delete('holder');
    if (!tells.size) return {};
    const [{ told }]: [{ told: TaskClock['told'] | null }] = await db.query(
      `select jsonb_object_agg(tell, p.unit_id) as told from unnest($2::text[]) tell join posts p on p.id = ladder_post(tell, $1) where p.unit_id <> $1`,
      [unit, [...tells]],
    );
    return told ? { told } : {};
  }

  /**
   * An open task is measured by that policy from now on, with what has happened to its clock so far. A step that it had already keeps its
   * name, by which it is known whether it has struck; one whose moment is over by now does not strike, but for the due time. @returns as `retime`
   */
  async measureBy(page: Page, key: string, { id, policy, ladder: steps }: Policy): Promise<Timing | undefined> {
    const task = await openTaskOf(page, key);
    if (!task?.clock) return undefined;
    const { unit, ladder: had } = task.clock;
    const ladder = steps.map((step) => had.find((each) => isDeepStrictEqual({ ...each, step: step.step }, step)) ?? step);
    const news = { policy, ladder, policyId: id, told: (await this.toldBy(unit, ladder, page.tx)).told ?? {} };
    const late: { step: string }[] = await page.tx.query(
      `select step from clocks where year = $1 and process_id = $2 and key = $3 and at <= office_now()`,
      [page.process.year, page.process.id, key],
    );
    const known = new Set([...task.struck, ...late.map(({ step }) => step)]);
    const measured = withStepsPassed(await this.calendars.newest(page.tx), { ...task.clock, ...news }, +task.now, known);
    return this.retime(page, key, { facts: [], ...news, ladder: measured.ladder });
  }

  /** When a clock is due. @param db the transaction that stores it, the row of its process held */
  async timingOf(clock: TaskClock, db: Db = this.db): Promise<Timing> {
    return timingOf(await this.calendars.newest(db), clock);
  }

  /**
   * Something happened to the clock of an open task: its due time and steps are counted anew and written with their line. What has struck
   * strikes once more where it lies ahead again, and else does not; what was agreed on before something else happened counts from that.
   * @returns nothing when there is no such open task, or its due time was named · @throws DomainError as `clockOf`
   */
  async retime(page: Page, key: string, news: ClockNews): Promise<Timing | undefined> {
    const task = await openTaskOf(page, key);
    if (!task?.clock) return undefined;
    const last = task.clock.facts.at(-1)!.at;
    const facts = news.facts.map((fact) => (fact.at < last ? { ...fact, at: last } : fact));
    const newest = facts.at(-1);
    if (newest?.kind === 'reset' && pausedSince(task.clock)) facts.push({ kind: 'pause', at: newest.at }); // it still waits for somebody
    const told = withNews(task.clock, { ...news, facts });
    const calendars = await this.calendars.newest(page.tx);
    const clock = withStepsAhead(calendars, told, +task.now, new Set(task.struck));
    const timing = timingOf(calendars, clock);
    const ladder = isDeepStrictEqual(clock.ladder, told.ladder) ? {} : { ladder: clock.ladder };
    await store(page, key, timing, clock, { ...news, facts, ...ladder });
    return timing;
  }

  /** An instant takes the place of the one there was, in a task whose due time was named. */
  async rename(page: Page, key: string, { dueAt, ladder }: Pick<Timing, 'dueAt' | 'ladder'>): Promise<void> {
    const task = await openTaskOf(page, key);
    if (!task) return;
    const struck = new Set(task.struck);
    const ahead = ladder.map((rung) => (Date.parse(rung.at) > +task.now ? { ...rung, step: nextNameOf(rung.step, struck) } : rung));
    await store(page, key, { dueAt, ladder: ahead, provisional: false }, null);
  }
}

/** @returns also the names under which steps of its ladder have struck */
async function openTaskOf(page: Page, key: string): Promise<{ clock: TaskClock | null; now: Date; struck: string[] } | undefined> {
  const [task] = await page.tx.query(
    `select clock, office_now() as now, array(select split_part(key, ':', 2) from acts f where f.year = $1 and f.process_id = $2 and f.kind = 'fired' and starts_with(f.key, $3 || ':')) as struck
     from tasks where year = $1 and process_id = $2 and key = $3 and state = 'open'`,
    [page.process.year, page.process.id, key],
  );
  return task;
}

async function store(page: Page, key: string, { dueAt, ladder, provisional }: Timing, clock: TaskClock | null, news?: ClockNews) {
  const { year, id, runs } = page.process;
  await page.tx.query(`update tasks set due_at = $4, provisional = $5, clock = $6 where year = $1 and process_id = $2 and key = $3`, [
    year,
    id,
    key,
    dueAt,
    provisional,
    clock && JSON.stringify(clock),
  ]);
  await page.tx.query(`delete from clocks where year = $1 and process_id = $2 and key = $3`, [year, id, key]);
  await page.tx.query(
    `insert into clocks (year, process_id, key, step, at) select $1, $2, $3, r.step, r.at from jsonb_to_recordset($4) as r(step text, at timestamptz)
     where not exists (select from acts f where f.year = $1 and f.process_id = $2 and f.kind = 'fired' and f.key = $3 || ':' || r.step)`,
    [year, id, key, JSON.stringify(ladder)],
  );
  const refs = { parent: key, ...(dueAt && { dueAt }), ladder, ...(news && { clock: news }) };
  page.add({ kind: 'retimed', key: `${key}.${page.seq + 1}`, refs });
  if (ladder.length > 0 && !runs) await page.run(); // time waits here from now on
  await page.nudge();
}
