import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Step } from '../../contracts/journal';
import type { Config } from '../../config/env';
import { traceOf } from '../platform/logging/trace';
import { InjectConfig } from '../platform/platform.module';
import { OfficeProjection } from './office.projection';

/** Clocks in one transaction: enough to make its cost small, and few enough that nobody waits long for a row it holds. */
const AT_ONCE = 500;
/** A workflow's own timer has the first turn; in a practice office the sweep is the one that strikes. */
const GRACE_MS = 5000;

/** What strikes one by one, as the index of such clocks says it. */
const ALONE = `(step in ('hold', 'timer') or step like 'reassign.%' or step like 'raise.%')`;

interface Round {
  due: number;
  struck: number;
}

/** Finds clocks that nobody struck: the second detector of lateness. Workflow and sweep write the same line, so it is there once. */
@Injectable()
export class Sweep {
  private readonly log = new Logger('Sweep');
  private readonly graceMs: number;

  constructor(
    @InjectConfig() config: Config,
    private readonly db: DataSource,
    private readonly office: OfficeProjection,
  ) {
    this.graceMs = config.OFFICE_PRACTICE ? 0 : GRACE_MS;
  }

  /** Strikes what is due, earliest first. @returns how many clocks */
  async round(): Promise<number> {
    for (let struck = 0; ;) {
      const alone = await this.oneByOne(); // a process waits for these, however many others are due
      const set = await this.together();
      struck += alone.struck + set.struck;
      const isMore = (part: Round) => part.struck > 0 && (part.due === AT_ONCE || part.due > part.struck);
      if (!isMore(alone) && !isMore(set)) return struck;
    }
  }

  /** Steps on the way past a deadline, in one transaction; one by one where a single one of them cannot be struck, so that the others are not held up. */
  private async together(): Promise<Round> {
    try {
      const [set]: [Round] = await this.db.query(`select due, struck from strike_due($1 * interval '1 ms', $2)`, [this.graceMs, AT_ONCE]);
      return set;
    } catch (error) {
      this.log.warn({ event: 'sweep.set_failed', ...traceOf(error) });
      return this.oneByOne(`not (${ALONE})`);
    }
  }

  /** Ends of holds, clocks of routes, and steps that move a task or make its letter more urgent. What fails is left for the next round. */
  private async oneByOne(which = ALONE): Promise<Round> {
    const due: { process_id: string; key: string; step: Step }[] = await this.db.query(
      `select process_id, key, step from clocks where ${which} and at <= (select office_now()) - $1 * interval '1 ms' order by at limit $2`,
      [this.graceMs, AT_ONCE],
    );
    let struck = 0;
    for (const { process_id, key, step } of due)
      try {
        if (await this.office.strike(process_id, key, step, true)) struck += 1;
      } catch (error) {
        this.log.error({ event: 'sweep.failed', process: process_id, key, step, ...traceOf(error) });
      }
    return { due: due.length, struck };
  }
}
