import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Step } from '../../contracts/journal';
import type { Config } from '../../config/env';
import { InjectConfig } from '../platform/platform.module';
import { OfficeProjection } from './office.projection';

const AT_ONCE = 200;
/** A workflow's own timer has the first turn; in a practice office the sweep is the one that strikes. */
const GRACE_MS = 5000;

/** Finds clocks that nobody struck: the second detector of lateness. Workflow and sweep write the same line, so it is there once. */
@Injectable()
export class Sweep {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly db: DataSource,
    private readonly office: OfficeProjection,
  ) {}

  /** Strikes what is due, earliest first. @returns how many clocks */
  async round(): Promise<number> {
    let struck = 0;
    for (;;) {
      const due: { process_id: string; key: string; step: Step }[] = await this.db.query(
        `select process_id, key, step from clocks where at <= office_now() - $1 * interval '1 ms' order by at limit $2`,
        [this.config.OFFICE_PRACTICE ? 0 : GRACE_MS, AT_ONCE],
      );
      const before = struck;
      for (const { process_id, key, step } of due) if (await this.office.strike(process_id, key, step, true)) struck += 1;
      if (due.length < AT_ONCE || struck === before) return struck;
    }
  }
}
