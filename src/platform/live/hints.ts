import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface HintRow {
  place: Place;
  audience: string;
  type: string;
  ref: string;
  version: number;
}

/**
 * How far somebody has read. Everything written by transactions below `xid` is told, and of that one the rows up to `id`. Ids alone
 * are no order: a lower one may be committed last (RELIABILITY F32).
 */
export interface Place {
  xid: bigint;
  id: bigint;
  /** seconds, the database's clock */
  at: number;
}

/** Rows are kept ten minutes; a place older than this may have lost some. */
export const OLDEST_SECONDS = 9 * 60;

/** Reads the table of hints in the order in which transactions have ended. */
@Injectable()
export class Hints {
  constructor(private readonly db: DataSource) {}

  async now(): Promise<Place> {
    const [row] = await this.db.query<{ xmin: string; at: number }[]>(`select ${NOW}`);
    if (!row) throw new Error('the database gave no position');
    return { xid: BigInt(row.xmin), id: 0n, at: row.at };
  }

  /**
   * The place of so many seconds ago, and a little earlier for what was written then and ended later.
   * @returns undefined when nothing was told since
   */
  async ago(seconds: number): Promise<Place | undefined> {
    if (seconds === 0) return undefined;
    const [row] = await this.db.query<{ xid: string | null; at: number }[]>(
      `select min(xid::text::numeric)::text as xid, extract(epoch from clock_timestamp())::int as at from hints where at >= clock_timestamp() - ($1 + ${LATE_SECONDS}) * interval '1 second'`,
      [seconds],
    );
    return row?.xid ? { xid: BigInt(row.xid), id: 0n, at: row.at } : undefined;
  }

  /** What has come since `from`, and how far that reaches: no transaction below the new place is still open. */
  async since(from: Place): Promise<{ rows: HintRow[]; place: Place }> {
    const rows = await this.db.query<(StoredHint & { xmin: string; now: number })[]>(
      `select s.xmin, s.at as now, h.* from (select ${NOW}) s
       left join lateral (select ${COLUMNS} from hints where xid >= $1::xid8 and xid < s.xmin::xid8) h on true order by h.xid::xid8, h.id`,
      [String(from.xid)],
    );
    const [first] = rows;
    if (!first) throw new Error('the database gave no position');
    const place = { xid: BigInt(first.xmin), id: 0n, at: first.now };
    return { rows: rows.filter(({ id }) => id !== null).map((row) => hintOf(row, row.now)), place };
  }

  /** What these posts were told after `from` and before `to`. @returns undefined when that is too much to tell one by one */
  async between(from: Place, to: Place, posts: readonly string[]): Promise<HintRow[] | undefined> {
    const rows = await this.db.query<StoredHint[]>(
      `select ${COLUMNS} from hints where (xid, id) > ($1::xid8, $2::bigint) and xid < $3::xid8 and audience = any($4::uuid[]) order by hints.xid, hints.id limit ${MOST + 1}`,
      [String(from.xid), String(from.id), String(to.xid), posts],
    );
    return rows.length > MOST ? undefined : rows.map((row) => hintOf(row, to.at));
  }
}

/** The place as the stream's event id, and back. */
export const formatPlace = ({ xid, id, at }: Place): string => `${xid}.${id}.${at}`;
export function parsePlace(text: string): Place | undefined {
  const [, xid, id, at] = /^(\d{1,20})\.(\d{1,18})\.(\d{1,12})$/.exec(text) ?? [];
  return xid && id && at ? { xid: BigInt(xid), id: BigInt(id), at: Number(at) } : undefined;
}

interface StoredHint {
  xid: string;
  id: string;
  audience: string;
  type: string;
  ref: string;
  version: number;
}

const MOST = 500;
/** A transaction that tells something is over in this time. */
const LATE_SECONDS = 2;
const NOW = `pg_snapshot_xmin(pg_current_snapshot())::text as xmin, extract(epoch from clock_timestamp())::int as at`;
const COLUMNS = `xid::text as xid, id, audience, type, ref, version`;

const hintOf = ({ xid, id, audience, type, ref, version }: StoredHint, at: number): HintRow => ({
  place: { xid: BigInt(xid), id: BigInt(id), at },
  audience,
  type,
  ref,
  version,
});
