import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { BulkAct, BulkVerdicts } from '../../contracts/bulk';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import { CloseAskerTask } from '../../contracts/inquiries';
import { CloseLetterTask } from '../../contracts/letters';
import { CloseDeskTask, type TaskKind } from '../../contracts/tasks';
import type { Actor } from '../auth/actor';
import { InquiriesService } from '../inquiries/inquiries.service';
import type { Caller } from '../journal/caller';
import { LettersService } from '../letters/letters.service';
import { problemOf } from '../platform/errors/problem';
import { bodyHash } from '../platform/http/request-key';
import { traceOf } from '../platform/logging/trace';
import { eachOf } from '../platform/process/each-of';
import { DesksService } from './desks.service';

/** So many at a time: nobody's bulk takes all connections. */
const AT_ONCE = 3;

/**
 * Many tasks at once, each as if it had been sent alone: with a transaction, a key and a verdict of its own. What was cut off is sent again
 * under the same key, and only what is missing happens.
 */
@Injectable()
export class BulkService {
  private readonly logger = new Logger('Bulk');

  constructor(
    private readonly db: DataSource,
    private readonly desks: DesksService,
    private readonly letters: LettersService,
    private readonly inquiries: InquiriesService,
  ) {}

  perform(caller: Caller, acts: BulkAct[]): Promise<BulkVerdicts> {
    return this.each(acts, (act, kind) => this.act(callerOf(caller.actor, caller.key, act), act, kind));
  }

  /** Says what would happen by doing it and taking it back, so there is no second opinion about what is possible. */
  preview(actor: Actor, acts: BulkAct[]): Promise<BulkVerdicts> {
    return this.each(acts, (act, kind) => this.act({ ...callerOf(actor, randomUUID(), act), rehearses: true }, act, kind));
  }

  private async each(acts: BulkAct[], perform: (act: BulkAct, kind: TaskKind | undefined) => Promise<unknown>): Promise<BulkVerdicts> {
    const kinds = await this.kindsOf(acts);
    const items = await eachOf(acts, AT_ONCE, (act) => {
      const verdict = { process: act.process, key: act.key };
      return perform(act, kinds.get(nameOf(act))).then(
        () => ({ ...verdict, ok: true, problem: null }),
        (error: unknown) => ({ ...verdict, ok: false, problem: this.problem(error) }),
      );
    });
    return { items };
  }

  /** The kind of task names who does it; an answer to a question is given one by one. */
  private async act(caller: Caller, { process, key, close, refer }: BulkAct, kind: TaskKind | undefined): Promise<unknown> {
    if (!kind) throw new DomainError('task.not_found');
    if (refer) return this.desks.refer(caller, process, key, refer);
    switch (kind) {
      case 'attend':
      case 'referral':
      case 'notice':
        return this.desks.close(caller, process, key, fitting(CloseDeskTask, close));
      case 'extension':
        return this.inquiries.decideExtension(caller, process, key, fitting(CloseAskerTask, close));
      case 'retarget':
      case 'conclude':
        return this.inquiries.closeAskerTask(caller, process, key, fitting(CloseAskerTask, close));
      case 'answer':
      case 'info':
        throw new DomainError('task.outcome_not_possible');
      default:
        return this.letters.closeTask(caller, process, key, fitting(CloseLetterTask, close));
    }
  }

  private async kindsOf(acts: BulkAct[]): Promise<Map<string, TaskKind>> {
    const rows: { process: string; key: string; kind: TaskKind }[] = await this.db.query(
      `select t.process_id as process, t.key, t.kind from unnest($1::int[], $2::uuid[], $3::text[]) as a(year, id, key)
       join tasks t on t.year = a.year and t.process_id = a.id and t.key = a.key`,
      [acts.map(({ process }) => yearOf(process)), acts.map(({ process }) => process), acts.map(({ key }) => key)],
    );
    return new Map(rows.map((row) => [nameOf(row), row.kind]));
  }

  private problem(error: unknown): { code: string; title: string } {
    const { problem } = problemOf(error, randomUUID());
    if (problem.status >= 500) this.logger.error(traceOf(error));
    return { code: problem.code, title: problem.title };
  }
}

const nameOf = ({ process, key }: Pick<BulkAct, 'process' | 'key'>): string => `${process}/${key}`;

/** The same act under the same key of the whole is the same request, whatever else came with it. */
const callerOf = (actor: Actor, key: string, act: BulkAct): Caller => ({
  actor,
  key: `${key}/${nameOf(act)}`,
  hash: bodyHash('bulk', act),
  waitMs: 0,
});

/** @throws DomainError `task.outcome_not_possible` when it is the command of another kind of task */
function fitting<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, command: unknown): T {
  const parsed = schema.safeParse(command);
  if (!parsed.success) throw new DomainError('task.outcome_not_possible');
  return parsed.data;
}
