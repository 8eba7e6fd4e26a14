import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/env';
import { DomainError } from '../../contracts/errors';
import type { MoveClock } from '../../contracts/practice';
import type { Actor } from '../auth/actor';
import { Sweep } from '../journal/sweep';
import { InjectConfig } from '../platform/platform.module';

/** Moves the office's clock forward and strikes what became due: for demo, training and trials. Production refuses the setting. */
@Injectable()
export class PracticeService {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly db: DataSource,
    private readonly sweep: Sweep,
  ) {}

  async now(): Promise<{ now: Date; practice: boolean }> {
    const [{ now }] = await this.db.query(`select office_now() as now`);
    return { now, practice: this.config.OFFICE_PRACTICE };
  }

  /**
   * @returns the office's time, and how many clocks struck on the way
   * @throws DomainError `practice.not_allowed` outside a practice office or to whoever is no admin · `practice.backwards`
   */
  async move({ isAdmin }: Actor, { byMs, to }: MoveClock): Promise<{ now: Date; struck: number }> {
    if (!this.config.OFFICE_PRACTICE || !isAdmin) throw new DomainError('practice.not_allowed');
    const [rows] = await this.db.query(
      `update office_clock set shift = shift + coalesce($1 * interval '1 ms', $2::timestamptz - office_now()) where coalesce($2::timestamptz > office_now(), true) returning one`,
      [byMs ?? null, to ?? null],
    );
    if (!rows.length) throw new DomainError('practice.backwards');
    await this.db.query(`select ensure_year(jalali_year(office_now()) + ahead) from generate_series(0, 1) ahead`);
    const struck = await this.sweep.round();
    const { now } = await this.now();
    return { now, struck };
  }
}
