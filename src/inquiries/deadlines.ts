import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { escalation, inquiryDeadline } from '../../config/deadlines';
import { dueAfter } from '../../contracts/deadline';
import { ladderOf } from '../../contracts/deadline-ladder';
import { yearOf } from '../../contracts/ids';
import type { Rung } from '../../contracts/journal';
import type { Within } from '../../contracts/inquiries';
import type { TaskKind } from '../../contracts/tasks';
import type { TaskDeadlines } from '../journal/office.projection';
import { Calendars } from '../org/calendars';

export interface TaskDeadline {
  dueAt: string;
  ladder: Rung[];
  provisional: boolean;
}

/** How long a unit has to answer, in its own working time: what the inquiry says, else its type, else one working day. */
@Injectable()
export class Deadlines implements TaskDeadlines {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: Calendars,
  ) {}

  async of(processId: string, kind: TaskKind): Promise<TaskDeadline | undefined> {
    if (kind !== 'answer') return undefined;
    const [{ unit, within, now }]: [{ unit: string; within: Within | null; now: Date }] = await this.db.query(
      `select p.unit_id as unit, coalesce(i.deadline, t.deadline) as within, office_now() as now
       from processes p join inquiries i on i.year = p.year and i.letter_id = p.letter_id join inquiry_types t on t.code = i.type where p.year = $1 and p.id = $2`,
      [yearOf(processId), processId],
    );
    return this.from(unit, now, within ?? undefined);
  }

  /** @param from the instant it begins to count */
  async from(unitId: string, from: Date, within: Within = inquiryDeadline): Promise<TaskDeadline> {
    const calendar = await this.calendars.of(unitId);
    const { dueAt, provisional } = dueAfter(calendar, within, from);
    return { dueAt: new Date(dueAt!).toISOString(), ladder: ladderOf(calendar, +from, dueAt!, escalation), provisional };
  }

  /** The clock of a due time somebody named. */
  async until(unitId: string, from: Date, due: Date): Promise<TaskDeadline> {
    const calendar = await this.calendars.of(unitId);
    return { dueAt: due.toISOString(), ladder: ladderOf(calendar, +from, +due, escalation), provisional: false };
  }
}
