import { createHash, randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IDLE_MINUTES, SESSION_HOURS } from '../../config/session';
import { traceOf } from '../platform/logging/trace';
import type { Actor } from './actor';

/** How exactly "used" is known; each step costs a write. */
const SEEN_STEP_SECONDS = 60;

export interface Session {
  personId: string;
  chosenPostId: string | null;
  expiresAt: Date;
}

/** Who is signed in: rows that know only the hash of what the cookie holds. */
@Injectable()
export class Sessions {
  private readonly logger = new Logger('Sessions');

  constructor(private readonly db: DataSource) {}

  /** @returns the secret for the cookie */
  async open(personId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.db.query(
      `insert into sessions (token_hash, person_id, expires_at) values ($1, $2, clock_timestamp() + interval '${SESSION_HOURS} hours')`,
      [hashOf(token), personId],
    );
    return token;
  }

  /** @returns the living session, and the person it stands for with all their posts; nobody when they were disabled */
  async find(token: string): Promise<{ session: Session; person: Actor | null } | undefined> {
    const [row] = await this.db.query<
      { person_id: string; post_id: string | null; expires_at: Date; stale: boolean; actor: Actor | null }[]
    >(
      `select person_id, post_id, expires_at, actor, seen_at < clock_timestamp() - interval '${SEEN_STEP_SECONDS} seconds' as stale from session_of($1, $2)`,
      [hashOf(token), `${IDLE_MINUTES} minutes`],
    );
    if (!row) return undefined;
    if (row.stale) void this.see(token);
    return { session: { personId: row.person_id, chosenPostId: row.post_id, expiresAt: row.expires_at }, person: row.actor };
  }

  async choosePost(token: string, postId: string | null): Promise<void> {
    await this.db.query(`update sessions set post_id = $2 where token_hash = $1`, [hashOf(token), postId]);
  }

  async close(token: string): Promise<void> {
    await this.db.query(`delete from sessions where token_hash = $1`, [hashOf(token)]);
  }

  /** Nobody waits for it, and of many requests at once one writes. */
  private async see(token: string): Promise<void> {
    await this.db
      .query(
        `update sessions set seen_at = clock_timestamp() where token_hash = $1 and seen_at < clock_timestamp() - interval '${SEEN_STEP_SECONDS} seconds'`,
        [hashOf(token)],
      )
      .catch((error: unknown) => this.logger.warn(traceOf(error)));
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
