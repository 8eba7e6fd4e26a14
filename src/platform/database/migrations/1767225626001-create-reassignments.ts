import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that supervisors lay on other desks, many at a time, and what became of each (decision 0022). */
export class CreateReassignments1767225626001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of tables) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table reassignment_items, reassignments`);
  }
}

const tables = [
  // `by_post` is null where an administrator does it, who acts in no post.
  `create table reassignments (
     id uuid primary key default gen_random_uuid(), reason text not null, dry_run boolean not null, reverses uuid unique references reassignments,
     by uuid not null references people, by_post uuid references posts, on_behalf_of uuid references people, at timestamptz not null default office_now(), done_at timestamptz)`,
  `create index reassignments_undone on reassignments (at) where done_at is null`,
  `create index reassignments_of on reassignments (by, at desc)`,
  // One row for each task; whoever goes on after a stop takes what is still waiting. No `from_post`: there was no such task.
  `create table reassignment_items (
     reassignment uuid not null references reassignments, n int not null, process_id uuid not null, key text not null, from_post uuid, to_post uuid not null references posts,
     state text not null default 'waiting' check (state in ('waiting', 'moved', 'refused')), code text, primary key (reassignment, n))`,
  `create index reassignment_items_waiting on reassignment_items (reassignment, n) where state = 'waiting'`,
];
