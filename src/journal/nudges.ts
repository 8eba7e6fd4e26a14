import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TemporalGateway, type Running } from '../platform/temporal/temporal.gateway';
import type { Owed } from './page';

const AT_ONCE = 200;

/**
 * What processes still have to be told. A row is owed in the transaction of the act and forgotten when Temporal has confirmed it; what
 * nobody confirmed in time, the relay tells again. Telling twice does no harm.
 */
@Injectable()
export class Nudges {
  private told: Owed[] = [];
  private readonly underway = new Set<Promise<void>>();

  constructor(
    private readonly db: DataSource,
    private readonly temporal: TemporalGateway,
  ) {}

  /**
   * Tells a process that something happened; never throws.
   * @param waitMs how long to wait for its next step; 0 leaves word and goes on
   * @returns whether the process has taken every step that follows
   */
  async tell(process: Running, owed: Owed[], waitMs: number): Promise<boolean> {
    const own = owed.filter(({ processId }) => processId === process.id);
    if (!own.length) return true;
    if (!this.temporal.isOpen) return false;
    if (waitMs > 0) {
      const settled = (await this.temporal.settle(process, waitMs)) !== undefined;
      if (settled) this.told.push(...own);
      return settled;
    }
    const word = this.temporal
      .look(process)
      .then((kept) => void (kept && this.told.push(...own)))
      .finally(() => this.underway.delete(word));
    this.underway.add(word);
    return false;
  }

  /** The relay: tells what is due. @returns how many */
  async retell(): Promise<number> {
    if (!this.temporal.isOpen) return 0;
    const rows: (Running & { stamp: string; owed: number })[] = await this.db.transaction(async (tx) => {
      const [due] = await tx.query(
        `update nudges set due = clock_timestamp() + interval '5 seconds' where process_id in (
           select process_id from nudges where due < clock_timestamp() order by due limit $1 for update skip locked) returning process_id, stamp, owed`,
        [AT_ONCE],
      );
      if (!due.length) return [];
      return tx.query(
        `select p.id, p.kind, p.workflow_id, n.stamp, n.owed from jsonb_to_recordset($1) as n(process_id uuid, stamp bigint, owed int) join processes p on p.year = year_of(n.process_id) and p.id = n.process_id`,
        [JSON.stringify(due)],
      );
    });
    await Promise.all(
      rows.map(async (row) => {
        if (await this.temporal.look(row)) this.told.push({ processId: row.id, stamp: row.stamp, owed: row.owed });
      }),
    );
    await this.forget();
    return rows.length;
  }

  /** Told ones go in one statement a few times a second; one lost in a crash is merely told again. */
  async forget(): Promise<void> {
    if (!this.told.length) return;
    const told = this.told;
    this.told = [];
    await this.db.transaction(async (tx) => {
      await tx.query(`set local synchronous_commit = off`);
      await tx.query(
        `delete from nudges n using jsonb_to_recordset($1) as t("processId" uuid, stamp bigint, owed int) where n.process_id = t."processId" and n.stamp = t.stamp and n.owed = t.owed`,
        [JSON.stringify(told)],
      );
    });
  }

  /** Lets words under way arrive and forgets them. */
  async drain(): Promise<void> {
    await Promise.all(this.underway);
    await this.forget();
  }
}
