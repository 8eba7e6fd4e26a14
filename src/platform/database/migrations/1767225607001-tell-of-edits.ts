import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever wrote a letter is told when a reviewer changes its text. */
export class TellOfEdits1767225607001 implements MigrationInterface {
  up(db: QueryRunner): Promise<unknown> {
    return db.query(instead(before, after));
  }

  down(db: QueryRunner): Promise<unknown> {
    return db.query(instead(after, before));
  }
}

const before = `outcome in ('signed', 'returned', 'rejected')`;
const after = `outcome in ('edited', 'signed', 'returned', 'rejected')`;
/** The function as it stands, but for this condition. */
const instead = (old: string, now: string) =>
  `do $do$ begin execute replace(pg_get_functiondef('tell_of_line'::regproc), $old$${old}$old$, $now$${now}$now$); end $do$`;
