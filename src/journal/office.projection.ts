import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { Entry, Step } from '../../contracts/journal';
import type { TaskClock, Timing } from '../../contracts/task-clock';
import type { ProcessKind, TaskKind } from '../../contracts/tasks';
import { letterStateWhile } from '../../workflows/letter/letter.rules';
import type { Ask, OfficeHands, Place } from '../../workflows/shared/procedure.ports';
import { Journal } from './journal';
import type { Page } from './page';

/** As the function `step_ask` says it. */
const CALENDAR_CHANGED = 'CH410';

/** What a kind of process learns from others before it reads on. */
export type Hearing = Record<ProcessKind, (processId: string) => Promise<void>>;

/** Where clocks of routes strike: writes the line, with what it means to the route. */
export interface RouteClocks {
  strike(page: Page, line: { kind: 'fired'; key: string }): Promise<void>;
}

/** Where steps of ladders strike that change more than a set can: writes the line, and what it does. */
export interface LaddersAlone {
  strike(page: Page, key: string, step: Step): Promise<void>;
}

/** What strikes one by one: the end of a hold, a clock of a route, and steps that move a task or make its letter more urgent. */
const ALONE = /^(hold|timer|reassign[.].*|raise[.].*)$/;

/** How long a task has; nothing for one that may take its time. */
export interface TaskDeadlines {
  of(processId: string, kind: TaskKind): Promise<(Timing & { clock: TaskClock | null; calendar?: number }) | undefined>;
}

/** What every process has done by the office: tasks opened, holds armed, clocks struck. */
@Injectable()
export class OfficeProjection implements OfficeHands {
  constructor(
    private readonly db: DataSource,
    private readonly journal: Journal,
    private readonly deadlines: TaskDeadlines,
    private readonly hearing: Hearing,
    private readonly holdMs: number,
    private readonly routes: RouteClocks,
    private readonly ladders: LaddersAlone,
  ) {}

  readOn = async ({ processId, since, listening }: Place & { listening?: ProcessKind }): Promise<Entry[]> => {
    if (listening) await this.hearing[listening](processId);
    return this.journal.readOn(processId, since);
  };

  openTask = async (place: Place & Ask): Promise<Entry[]> => {
    const { processId, since, key, kind, post, child } = place;
    const deadline = await this.deadlines.of(processId, kind);
    const asked: Promise<Entry[]> = this.db.query(
      `select seq, kind, key, refs from step_ask($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        processId,
        since,
        key,
        kind,
        post,
        child ?? null,
        stateWhile(key, kind),
        deadline?.dueAt ?? null,
        deadline ? JSON.stringify(deadline.ladder) : null,
        deadline?.provisional ?? false,
        deadline?.clock ? JSON.stringify(deadline.clock) : null,
        deadline?.calendar ?? null,
      ],
    );
    return asked.catch((error: unknown) => {
      if ((error as { driverError?: { code?: string } }).driverError?.code !== CALENDAR_CHANGED) throw error;
      return this.openTask(place); // counted anew by the calendar that holds now
    });
  };

  armHold = ({ processId, since, key }: Place & { key: string }): Promise<Entry[]> =>
    this.db.query(`select seq, kind, key, refs from step_hold($1, $2, $3, $4)`, [processId, since, key, this.holdMs]);

  fire = async ({ processId, since, key, step }: Place & { key: string; step: Step }): Promise<Entry[]> => {
    await this.strike(processId, key, step);
    return this.journal.readOn(processId, since);
  };

  /**
   * Strikes one clock that is due. The end of a hold or of a timer of a route is news to its process; what else strikes changes no story, and a
   * run that sleeps finds it done when its own timer goes off.
   * @param nudge whether somebody else than its own run calls · @returns whether it was still there
   */
  async strike(processId: string, key: string, step: Step, nudge = false): Promise<boolean> {
    if (!ALONE.test(step)) {
      const [{ struck }] = await this.db.query(`select strike_one($1, $2, $3) as struck`, [processId, key, step]);
      return struck;
    }
    return this.journal
      .write(processId, async (page) => {
        const [struck] = (
          await page.tx.query(
            `delete from clocks where year = $1 and process_id = $2 and key = $3 and step = $4 and at <= office_now() returning key`,
            [yearOf(processId), processId, key, step],
          )
        )[0];
        if (!struck) return false;
        const line = { kind: 'fired', key: `${key}:${step}` } as const;
        if (step === 'timer') await this.routes.strike(page, line);
        else if (step === 'hold') page.add({ ...line, refs: {} });
        else await this.ladders.strike(page, key, step);
        if (nudge && (step === 'timer' || step === 'hold')) await page.nudge();
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'process.not_found') return false;
        throw error;
      });
  }
}

/** What a letter shows while this is asked; other tasks do not change what their process shows. */
const stateWhile = (key: string, task: TaskKind): string | null =>
  task === 'draft' && key !== 'draft.1' ? 'RETURNED_FOR_CORRECTION' : (letterStateWhile[task] ?? null);
