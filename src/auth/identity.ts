import { Injectable } from '@nestjs/common';
import type { Actor } from './actor';
import { Sessions, type Session } from './sessions';

/** Everything known of the caller: all posts they hold, and as whom they act. */
export interface Identity {
  session: Session;
  /** with all posts */
  person: Actor;
  /** with the chosen post only; with all of them when none is chosen, or when the chosen one is theirs no more */
  actor: Actor;
}

/** Who a session stands for at this moment. Read afresh each time, so a revoked post is gone with the next request. */
@Injectable()
export class Identities {
  constructor(private readonly sessions: Sessions) {}

  async of(token: string | undefined): Promise<Identity | undefined> {
    const found = token ? await this.sessions.find(token) : undefined;
    if (!found?.person) return undefined;
    const { session, person } = found;
    const chosen = person.posts.filter(({ postId }) => postId === session.chosenPostId);
    return { session, person, actor: chosen.length > 0 ? { ...person, posts: chosen } : person };
  }
}
