import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { traceOf } from '../platform/logging/trace';
import { CalendarsOfUnits } from './calendars-of-units';
import { readLayers } from './layers.queries';
import { movedBy, openClocks, type After, type OpenClock } from './open-clocks';

interface Change {
  id: string;
  layer: string;
  after: After;
}

const PORTION = 4000;
const LOOK_AGAIN_MS = 50;

/**
 * Counts anew the clocks that a change of a calendar touches, portion by portion, each in one transaction with its place: whoever goes on
 * after a stop begins behind the last. A change waits until all are done who had read the calendars before it; whatever is stored later
 * is right already.
 */
export class Retiming {
  private readonly logger = new Logger('Retiming');
  private calendars: CalendarsOfUnits | undefined;

  /** @param size clocks of one portion */
  constructor(
    private readonly db: DataSource,
    private readonly size = PORTION,
  ) {}

  /** Goes on with what is begun, for so long. @returns how many clocks it looked at */
  async round(ms: number): Promise<number> {
    const end = Date.now() + ms;
    for (let looked = 0; ;) {
      const some = Date.now() < end ? await this.db.transaction((tx) => this.portion(tx)) : undefined;
      if (some === undefined) return looked;
      if (some === 'waits') await pause(LOOK_AGAIN_MS);
      else looked += some;
    }
  }

  /** @returns how many it looked at; nothing when there is no change left to carry out */
  private async portion(tx: EntityManager): Promise<number | 'waits' | undefined> {
    const [row]: { id: string; layer: string; process: string; key: string; waits: boolean | null }[] = await tx.query(
      `select id, layer_id as layer, process_id as process, key, barrier > pg_snapshot_xmin(pg_current_snapshot()) as waits
       from calendar_changes where done_at is null order by at, id limit 1 for update skip locked`,
    );
    if (!row) return undefined;
    if (row.waits) return 'waits';
    if (row.waits === null) {
      await tx.query(`update calendar_changes set barrier = pg_snapshot_xmax(pg_current_snapshot()) where id = $1`, [row.id]);
      return 0; // whoever may have read the calendars before the change has begun by now
    }
    const change: Change = { id: row.id, layer: row.layer, after: { id: row.process, key: row.key } };
    const calendars = await this.newest(tx);
    const clocks = await openClocks(tx, calendars.unitsUnder(change.layer), change.after, this.size);
    const { moved, left } = await this.move(tx, change, calendars, clocks);
    const isLast = clocks.length < this.size && left.length === 0;
    // what somebody else wrote to meanwhile is read again in the next portion, with all that come after it
    const reached = left[0] ? clocks.findIndex((clock) => clock === left[0]) : clocks.length;
    const last = clocks[reached - 1];
    await tx.query(
      `update calendar_changes set looked = looked + $2, moved = moved + $3, process_id = coalesce($4, process_id), key = coalesce($5, key), done_at = case when $6 then office_now() end where id = $1`,
      [change.id, reached, moved, last?.id ?? null, last?.key ?? null, isLast],
    );
    return reached;
  }

  /** @returns how many moved, and those to look at again: their process has another line by now, or another task of it came first */
  private async move(tx: EntityManager, { id }: Change, calendars: CalendarsOfUnits, clocks: readonly OpenClock[]) {
    const due = clocks.flatMap((clock) => {
      try {
        const moved = movedBy(calendars, clock);
        return moved ? [{ clock, moved }] : [];
      } catch (error) {
        this.logger.error({ process: clock.id, key: clock.key, ...traceOf(error) });
        return [];
      }
    });
    const first = due.filter(({ clock }, i) => i === 0 || due[i - 1]!.clock.id !== clock.id);
    const rows = first.map(({ clock, moved }) => ({ id: clock.id, seq: clock.seq, key: clock.key, ...moved }));
    const done = rows.length
      ? ((await tx.query(`select retime as id from retime($1, $2)`, [id, JSON.stringify(rows)])) as { id: string }[])
      : [];
    const written = new Set(done.map((one) => one.id));
    const isDone = new Set(first.filter(({ clock }) => written.has(clock.id)).map(({ clock }) => clock));
    return { moved: isDone.size, left: due.map(({ clock }) => clock).filter((clock) => !isDone.has(clock)) };
  }

  private async newest(tx: EntityManager): Promise<CalendarsOfUnits> {
    const [{ version }]: [{ version: number }] = await tx.query(`select version::int from calendar_state`);
    if (this.calendars?.version !== version) this.calendars = new CalendarsOfUnits(await readLayers(tx));
    return this.calendars;
  }
}
