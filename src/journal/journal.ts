import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reaches, type Classification } from '../../contracts/classification';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { Entry } from '../../contracts/journal';
import type { ProcessKind } from '../../contracts/tasks';
import { Page, type Line } from './page';

export interface ProcessRow {
  year: number;
  id: string;
  kind: ProcessKind;
  parent_id: string | null;
  letter_id: string;
  unit_id: string | null;
  state: string;
  seq: number;
  closed_at: Date | null;
  runs: boolean;
  workflow_id: string;
}

/** The one writer of `acts`. Whoever writes holds the process's row, so its lines are numbered and chained in commit order. */
@Injectable()
export class Journal {
  constructor(private readonly db: DataSource) {}

  /** Opens a process's page in a transaction of its own. @throws DomainError `process.not_found` */
  write<T>(processId: string, work: (page: Page) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      const page = await this.page(tx, processId);
      const result = await work(page);
      await page.save();
      return result;
    });
  }

  /**
   * Locks the process; what is read of it afterwards, in other statements, is then certain.
   * @param clearance of the person who acts on it; the office itself needs none
   * @throws DomainError `process.not_found` · `letter.above_clearance`
   */
  async page(tx: EntityManager, processId: string, clearance?: Classification): Promise<Page> {
    const [row]: (ProcessRow & { classification: Classification | null })[] = await tx.query(
      `select year, id, kind, parent_id, letter_id, unit_id, state, seq, closed_at, runs, workflow_id,
              (select l.classification from letters l where l.year = processes.year and l.id = processes.letter_id) as classification
       from processes where year = $1 and id = $2 for update`,
      [yearOf(processId), processId],
    );
    if (!row) throw new DomainError('process.not_found');
    if (clearance && row.classification && !reaches(clearance, row.classification)) throw new DomainError('letter.above_clearance');
    return new Page(tx, row);
  }

  /**
   * A step of the office: does its work and writes the line it returns, unless the journal already has that step.
   * @returns the journal after `since`
   */
  step(
    processId: string,
    since: number,
    step: Pick<Line, 'kind' | 'key'>,
    work: (page: Page) => Promise<Line['refs'] | void>,
  ): Promise<Entry[]> {
    return this.db.transaction(async (tx) => {
      const [begun]: (ProcessRow & { known: boolean })[] = await tx.query(`select (process).*, known from begin_step($1, $2, $3)`, [
        processId,
        step.kind,
        step.key,
      ]);
      if (!begun) throw new DomainError('process.not_found');
      const page = new Page(tx, begun);
      if (!begun.known) page.add({ ...step, refs: (await work(page)) ?? {} });
      await page.save();
      return this.readOn(processId, since, tx);
    });
  }

  readOn(processId: string, since: number, db: Pick<EntityManager, 'query'> = this.db): Promise<Entry[]> {
    return db.query(`select seq, kind, key, refs from read_on($1, $2)`, [processId, since]);
  }
}
