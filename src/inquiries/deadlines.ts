import { Injectable } from '@nestjs/common';
import type { Rung } from '../../contracts/journal';
import type { Within } from '../../contracts/inquiries';
import type { TaskKind } from '../../contracts/tasks';
import type { Page } from '../journal/page';
import type { TaskDeadlines } from '../journal/office.projection';
import { Calendars } from '../org/calendars';
import { dueAt, ladderOf } from '../org/working-time';

export interface TaskDeadline {
  dueAt: string;
  ladder: Rung[];
  provisional: boolean;
}

/** How long a unit has to answer, in its own working time: what the inquiry says, else its type, else one working day. */
@Injectable()
export class Deadlines implements TaskDeadlines {
  constructor(private readonly calendars: Calendars) {}

  async of(page: Page, kind: TaskKind): Promise<TaskDeadline | undefined> {
    if (kind !== 'answer') return undefined;
    const { year, letter_id, unit_id } = page.process;
    const [{ within, now }]: [{ within: Within | null; now: Date }] = await page.tx.query(
      `select coalesce(i.deadline, t.deadline) as within, office_now() as now from inquiries i join inquiry_types t on t.code = i.type where i.year = $1 and i.letter_id = $2`, [year, letter_id]);
    return this.from(unit_id!, now, within ?? undefined);
  }

  /** @param from the instant it begins to count */
  async from(unitId: string, from: Date, within?: Within): Promise<TaskDeadline> {
    const calendar = await this.calendars.of(unitId);
    const { dueAt: due, provisional } = dueAt(calendar, from, within);
    return { dueAt: due.toISOString(), ladder: ladderOf(calendar, from, due).map(({ step, at }) => ({ step, at: at.toISOString() })), provisional };
  }

  /** The clock of a due time somebody named. */
  async until(unitId: string, from: Date, due: Date): Promise<TaskDeadline> {
    const calendar = await this.calendars.of(unitId);
    return { dueAt: due.toISOString(), ladder: ladderOf(calendar, from, due).map(({ step, at }) => ({ step, at: at.toISOString() })), provisional: false };
  }
}
