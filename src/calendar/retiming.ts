import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { traceOf } from '../platform/logging/trace';
import { CalendarsOfUnits } from './calendars-of-units';
import { readLayers } from './layers.queries';
import { writeStayed } from './stayed-clocks';
import { movedBy, openClocks, type After, type OpenClock } from './open-clocks';

interface Lane {
  change: string;
  lane: number;
  layer: string;
  after: After;
}

const PORTION = 4000;
const AT_ONCE = 2;
const LOOK_AGAIN_MS = 50;

/**
 * Counts anew the clocks that a change of a calendar touches, portion by portion, each in one transaction with its place: whoever goes on
 * after a stop begins behind the last. They are shared out among lanes; whoever has time takes one that nobody has. A change waits until
 * all are done who had read the calendars before it; whatever is stored later is right already.
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
    let looked = 0;
    const goOn = async () => {
      while (Date.now() < end) {
        const some = await this.db.transaction((tx) => this.portion(tx));
        if (some === undefined) return;
        if (some === 'waits') await pause(LOOK_AGAIN_MS);
        else looked += some;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
    return looked;
  }

  /** @returns how many it looked at; nothing when there is no lane left that nobody has */
  private async portion(tx: EntityManager): Promise<number | 'waits' | undefined> {
    const [row]: { change: string; lane: number; process: string; key: string }[] = await tx.query(
      `select change, lane, process_id as process, key from calendar_lanes where not done order by change, lane limit 1 for update skip locked`,
    );
    if (!row) return undefined;
    const [{ layer, waits }]: [{ layer: string; waits: boolean | null }] = await tx.query(
      `select layer_id as layer, barrier > pg_snapshot_xmin(pg_current_snapshot()) as waits from calendar_changes where id = $1`,
      [row.change],
    );
    if (waits) return 'waits';
    if (waits === null) {
      await tx.query(`update calendar_changes set barrier = coalesce(barrier, pg_current_xact_id()) where id = $1`, [row.change]);
      return 0; // whoever may have read the calendars before the change has begun by now
    }
    const lane: Lane = { change: row.change, lane: row.lane, layer, after: { id: row.process, key: row.key } };
    const calendars = await this.newest(tx);
    const clocks = await openClocks(tx, calendars.unitsUnder(layer), lane.after, this.size, lane.lane);
    const { moved, left, failed } = await this.move(tx, lane, calendars, clocks);
    // what somebody else wrote to meanwhile is read again in the next portion, with all that come after it
    const reached = left[0] ? clocks.indexOf(left[0]) : clocks.length;
    const last = clocks[reached - 1];
    for (const { clock, error } of failed)
      if (clocks.indexOf(clock) < reached) await writeStayed(tx, lane.change, clock.id, clock.key, error);
    await tx.query(
      `update calendar_lanes set looked = looked + $3, moved = moved + $4, process_id = coalesce($5, process_id), key = coalesce($6, key), done = $7 where change = $1 and lane = $2`,
      [lane.change, lane.lane, reached, moved, last?.id ?? null, last?.key ?? null, clocks.length < this.size && left.length === 0],
    );
    if (clocks.length < this.size) await this.finish(tx, lane.change);
    return reached;
  }

  /** The last lane ends the change; each waits for the other here, so that one of them sees all. */
  private async finish(tx: EntityManager, change: string): Promise<void> {
    await tx.query(`select from calendar_changes where id = $1 for update`, [change]);
    await tx.query(
      `update calendar_changes set done_at = office_now() where id = $1 and not exists (select from calendar_lanes where change = $1 and not done)`,
      [change],
    );
  }

  /**
   * @returns how many moved, those to look at again (their process has another line by now, or another task of it came first), and those that
   * cannot be counted
   */
  private async move(tx: EntityManager, { change }: Lane, calendars: CalendarsOfUnits, clocks: readonly OpenClock[]) {
    const failed: { clock: OpenClock; error: unknown }[] = [];
    const due = clocks.flatMap((clock) => {
      try {
        const moved = movedBy(calendars, clock);
        return moved ? [{ clock, moved }] : [];
      } catch (error) {
        this.logger.error({ process: clock.id, key: clock.key, ...traceOf(error) });
        failed.push({ clock, error });
        return [];
      }
    });
    const first = due.filter(({ clock }, i) => i === 0 || due[i - 1]!.clock.id !== clock.id);
    const rows = first.map(({ clock, moved }) => ({ id: clock.id, seq: clock.seq, key: clock.key, ...moved }));
    const done = rows.length
      ? ((await tx.query(`select retime as id from retime($1, $2)`, [change, JSON.stringify(rows)])) as { id: string }[])
      : [];
    const written = new Set(done.map((one) => one.id));
    const isDone = new Set(first.filter(({ clock }) => written.has(clock.id)).map(({ clock }) => clock));
    return { moved: isDone.size, left: due.map(({ clock }) => clock).filter((clock) => !isDone.has(clock)), failed };
  }

  private async newest(tx: EntityManager): Promise<CalendarsOfUnits> {
    const [{ version }]: [{ version: number }] = await tx.query(`select version::int from calendar_state`);
    if (this.calendars?.version !== version) this.calendars = new CalendarsOfUnits(await readLayers(tx));
    return this.calendars;
  }
}
