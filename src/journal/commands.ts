import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActRecorded } from '../../contracts/tasks';
import type { Caller } from './caller';
import { Journal } from './journal';
import { Nudges } from './nudges';
import type { Page } from './page';
import { Requests } from './requests';

/**
 * What people do. One transaction holds the fact, its line, the nudge and the answer to that request, so a 2xx is durable with every
 * worker away.
 */
@Injectable()
export class Commands {
  constructor(
    private readonly requests: Requests,
    private readonly journal: Journal,
    private readonly nudges: Nudges,
  ) {}

  /** An act on a process, its row locked; nobody acts on what is above their clearance. @returns what `work` returns, with where it stands in the journal */
  act<T extends object>(caller: Caller, processId: string, work: (page: Page) => Promise<T | void>): Promise<ActRecorded & T> {
    return this.perform(caller, async (tx) => {
      const page = await this.journal.page(tx, processId, caller.actor.clearance);
      return { page, answer: ((await work(page)) ?? {}) as T };
    });
  }

  /** An act that makes its process. @throws DomainError `request.key_reused` */
  async perform<T extends object>(
    caller: Caller,
    work: (tx: EntityManager) => Promise<{ page: Page; answer: T }>,
  ): Promise<ActRecorded & T> {
    let written: Page | undefined;
    const response = await this.requests.kept(caller, async (tx) => {
      const { page, answer } = await work(tx);
      const response = { processId: page.process.id, seq: page.seq, ...answer };
      await page.save({ person: caller.actor.personId, key: caller.key, hash: caller.hash, response });
      if (!caller.rehearses) written = page;
      return response;
    });
    return { ...response, settled: written ? await this.nudges.tell(written.process, written.owed, caller.waitMs) : false };
  }
}
