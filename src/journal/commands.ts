import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { ActRecorded } from '../../contracts/tasks';
import type { Caller } from './caller';
import { Journal } from './journal';
import { Nudges } from './nudges';
import type { Page } from './page';

type Recorded<T> = Omit<ActRecorded, 'settled'> & T;

/**
 * What people do. One transaction holds the fact, its line, the nudge and the answer to that request, so a 2xx is durable with every
 * worker away, and the same request again gets its first answer.
 */
@Injectable()
export class Commands {
  constructor(private readonly db: DataSource, private readonly journal: Journal, private readonly nudges: Nudges) {}

  /** An act on a process, its row locked. @returns what `work` returns, with where it stands in the journal */
  act<T extends object>(caller: Caller, processId: string, work: (page: Page) => Promise<T | void>): Promise<ActRecorded & T> {
    return this.perform(caller, async (tx) => {
      const page = await this.journal.page(tx, processId);
      return { page, answer: ((await work(page)) ?? {}) as T };
    });
  }

  /** An act that makes its process. @throws DomainError `request.key_reused` */
  async perform<T extends object>(caller: Caller, work: (tx: EntityManager) => Promise<{ page: Page; answer: T }>): Promise<ActRecorded & T> {
    const earlier = await this.earlier<T>(caller);
    if (earlier) return earlier;
    try {
      const { page, response } = await this.db.transaction(async (tx) => {
        const { page, answer } = await work(tx);
        await page.save();
        const response = { processId: page.process.id, seq: page.seq, ...answer };
        await tx.query(`insert into requests (actor, key, body_hash, response) values ($1, $2, $3, $4)`, [caller.actor.personId, caller.key, caller.hash, response]);
        return { page, response };
      });
      return { ...response, settled: await this.nudges.tell(page.process, page.owed, caller.waitMs) };
    } catch (error) {
      const twin = await this.earlier<T>(caller); // the same request, sent twice at once
      if (twin) return twin;
      throw error;
    }
  }

  private async earlier<T>({ actor, key, hash }: Caller): Promise<(ActRecorded & T) | undefined> {
    const [request]: { same: boolean; response: Recorded<T> }[] = await this.db.query(
      `select body_hash = $3 as same, response from requests where actor = $1 and key = $2`, [actor.personId, key, hash]);
    if (!request) return undefined;
    if (!request.same) throw new DomainError('request.key_reused');
    return { ...request.response, settled: false };
  }
}
