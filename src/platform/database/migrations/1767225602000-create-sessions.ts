import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is signed in, who tried to, and the order in which listeners are told. */
export class CreateSessions1767225602000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function session_of`);
    await db.query(`drop index hints_in_order`);
    await db.query(`drop table sign_in_attempts, sessions`);
  }
}

const statements = [
  // The cookie holds a secret, the row its hash: whoever reads the table cannot become anybody. Times are the machine's, not the
  // office's: moving the clock of a practice office signs nobody out.
  `create table sessions (
     token_hash bytea primary key, person_id uuid not null references people, post_id uuid,
     created_at timestamptz not null default clock_timestamp(), seen_at timestamptz not null default clock_timestamp(), expires_at timestamptz not null
   ) with (fillfactor = 70)`,
  `create index sessions_of_person on sessions (person_id)`,
  `create index sessions_expire on sessions (expires_at)`,
  /* The living session of a cookie with whom it stands for, in one call: every request asks. */
  `create function session_of(p_hash bytea, p_idle interval) returns table (person_id uuid, post_id uuid, expires_at timestamptz, seen_at timestamptz, actor jsonb) language plpgsql volatile as $$
   begin
     return query select s.person_id, s.post_id, s.expires_at, s.seen_at, actor_of(s.person_id) from sessions s
       where s.token_hash = p_hash and s.expires_at > clock_timestamp() and s.seen_at > clock_timestamp() - p_idle;
   end $$`,
  // Unlogged: a crash may forget how often somebody guessed, never a fact.
  `create unlogged table sign_in_attempts (subject bytea primary key, failures int not null, last_at timestamptz not null default clock_timestamp())`,
  `create index sign_in_attempts_at on sign_in_attempts (last_at)`,
  // Ids are drawn before a transaction commits, so they are no order to read in (RELIABILITY F32); its number is.
  `create index hints_in_order on hints (xid, id)`,
];
