import { writeDigests } from '../../src/digest/morning';
import { createDataSource } from '../../src/platform/database/data-source';
import { remember } from '../../src/supervision/risk/remember';
import { RiskTeller } from '../../src/supervision/risk/tell-risks';
import { rollDays } from '../../src/supervision/rollup';
import { fillBoard } from '../bench/full-board';

/** Of questions that are answered, over so many days. */
const [CLOSED, DAYS] = [80_000, 75];

/**
 * What an office remembers after some months: rows only, as no picture opens these letters. All have as long to answer; some
 * are quicker than others.
 */
export async function layPast(databaseUrl: string): Promise<void> {
  const db = await createDataSource(databaseUrl, 2).initialize();
  try {
    await fillBoard(db, { open: 0, closed: CLOSED, days: DAYS, seed: 1405 });
    await db.transaction(async (tx) => {
      await tx.query(`set local session_replication_role = replica`);
      await tx.query(
        `update tasks set due_at = opened_at + interval '30 hours', closed_at = least(office_now(), opened_at + (closed_at - opened_at) * (0.25 + ascii(md5(unit_id::text)) % 8 * 0.25))
         where kind = 'answer' and state = 'closed'`,
      );
    });
    await rollDays(db);
  } finally {
    await db.destroy();
  }
}

/** What the office does beside, in its own time, done now: what it remembers by the hour and judges by the day, and the digests of the morning. */
export async function doChores(databaseUrl: string): Promise<void> {
  const db = await createDataSource(databaseUrl, 2).initialize();
  try {
    await db.query(`delete from answer_times_up_to`);
    await remember(db);
    const teller = new RiskTeller(db);
    await teller.judge();
    await teller.round();
    await writeDigests(db);
  } finally {
    await db.destroy();
  }
}
