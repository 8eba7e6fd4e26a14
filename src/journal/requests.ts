import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Caller } from './caller';

/** Answers each request once: the change and the answer are one transaction, and the same request again gets that answer. */
@Injectable()
export class Requests {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `request.key_reused` when the key brought something else before */
  once<T extends object>(caller: Caller, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.kept(caller, async (tx) => {
      const response = await work(tx);
      await tx.query(`insert into requests (actor, key, body_hash, response) values ($1, $2, $3, $4)`, [
        caller.actor.personId,
        caller.key,
        caller.hash,
        response,
      ]);
      return response;
    });
  }

  /** The same for work that keeps its answer itself. Most requests come once, so it is done first and looked up only when that fails. */
  async kept<T extends object>(caller: Caller, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (caller.rehearses) return this.undone(work);
    try {
      return await this.db.transaction(work);
    } catch (error) {
      const earlier = await this.earlier<T>(caller);
      if (earlier) return earlier;
      throw error;
    }
  }

  /** The work is done and its transaction given up. */
  private async undone<T extends object>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const session = this.db.createQueryRunner();
    await session.startTransaction();
    try {
      return await work(session.manager);
    } finally {
      await session.rollbackTransaction().finally(() => session.release());
    }
  }

  private async earlier<T>({ actor, key, hash }: Caller): Promise<T | undefined> {
    const [request]: { same: boolean; response: T }[] = await this.db.query(
      `select body_hash = $3 as same, response from requests where actor = $1 and key = $2`,
      [actor.personId, key, hash],
    );
    if (request && !request.same) throw new DomainError('request.key_reused');
    return request?.response;
  }
}
