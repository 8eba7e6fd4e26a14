import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Caller } from '../journal/caller';

/** Commands without a process: the change and the answer to its request are one transaction, and the same request gets it again. */
@Injectable()
export class AnsweredOnce {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `request.key_reused` */
  async perform<T extends object>(caller: Caller, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const earlier = await this.earlier<T>(caller);
    if (earlier) return earlier;
    try {
      return await this.db.transaction(async (tx) => {
        const response = await work(tx);
        await tx.query(`insert into requests (actor, key, body_hash, response) values ($1, $2, $3, $4)`, [
          caller.actor.personId,
          caller.key,
          caller.hash,
          response,
        ]);
        return response;
      });
    } catch (error) {
      const twin = await this.earlier<T>(caller); // the same request, sent twice at once
      if (twin) return twin;
      throw error;
    }
  }

  private async earlier<T>({ actor, key, hash }: Caller): Promise<T | undefined> {
    const [request] = await this.db.query<{ same: boolean; response: T }[]>(
      `select body_hash = $3 as same, response from requests where actor = $1 and key = $2`,
      [actor.personId, key, hash],
    );
    if (request && !request.same) throw new DomainError('request.key_reused');
    return request?.response;
  }
}
