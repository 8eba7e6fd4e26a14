import type { EntityManager } from 'typeorm';
import type { CalendarChange } from '../../contracts/calendar-admin';
import { LANES } from './open-clocks';

/** Rules of a layer by their ids. */
type Rules = Record<'calendar_weeks' | 'calendar_exceptions', readonly string[]>;

/** Something that decides on when offices work is different from now on. */
interface Change {
  act: CalendarChange['act'];
  /** clocks that count by it are counted anew */
  layer: string;
  title: string;
  added?: Rules;
  withdrawn?: Rules;
  undoes?: string;
  by: string;
  /** so many clocks there are */
  total: number;
}

/** Writes down what was changed; what counts by it follows beside, see `retiming.ts`. @returns the id of the change */
export async function oweRetiming(tx: EntityManager, { act, layer, title, added, withdrawn, undoes, by, total }: Change): Promise<string> {
  const [{ id }]: [{ id: string }] = await tx.query(
    `insert into calendar_changes (act, layer_id, title, added_weeks, added_exceptions, withdrawn_weeks, withdrawn_exceptions, undoes, by, total)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ...[act, layer, title, added?.calendar_weeks ?? [], added?.calendar_exceptions ?? [], withdrawn?.calendar_weeks ?? []],
      ...[withdrawn?.calendar_exceptions ?? [], undoes ?? null, by, total],
    ],
  );
  await tx.query(`insert into calendar_lanes (change, lane) select $1, lane from generate_series(0, ${LANES - 1}) as lane`, [id]);
  return id;
}
