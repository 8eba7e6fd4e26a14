import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Classification } from '../../../contracts/classification';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { Refs } from '../../../contracts/journal';
import type { ReassignObstacle } from '../../../contracts/reassign';
import { moveObstacleOf, moveTask } from '../../cartable/move-task';
import { Journal } from '../../journal/journal';
import type { By, Page } from '../../journal/page';
import { traceOf } from '../../platform/logging/trace';
import { eachOf } from '../../platform/process/each-of';

interface Job {
  id: string;
  reason: string;
  dry_run: boolean;
  by: string;
  by_post: string | null;
  on_behalf_of: string | null;
  reverses: string | null;
}

interface Item {
  n: number;
  process_id: string;
  key: string;
  from_post: string | null;
  to_post: string;
}

type Db = Pick<DataSource, 'query'>;

const PORTION = 200;
const AT_ONCE = 4;

/**
 * Moves the tasks of reassignments, each in a transaction of its own with its line and its verdict. Whatever ends this in the middle, whoever
 * comes next takes what is still waiting; two at once share it.
 */
export class Reassigner {
  private readonly logger = new Logger('Reassigner');
  private readonly journal: Journal;

  constructor(private readonly db: DataSource) {
    this.journal = new Journal(db);
  }

  /** Goes on with what is begun, for so long; a task that cannot be judged is left for the next round. @param only that one; all, where nothing is said · @returns how many got a verdict */
  async round(ms: number, only?: string): Promise<number> {
    const end = Date.now() + ms;
    const failures = new Map<string, number[]>();
    const stopped: string[] = [];
    let judged = 0;
    while (Date.now() < end) {
      const [job] = await this.db.query<Job[]>(
        `select id, reason, dry_run, by, by_post, on_behalf_of, reverses from reassignments where done_at is null and not id = any($1) and ($2::uuid is null or id = $2) order by at, id limit 1`,
        [stopped, only ?? null],
      );
      if (!job) return judged;
      const failed = failures.get(job.id) ?? [];
      failures.set(job.id, failed);
      const items = await this.db.query<Item[]>(
        `select n, process_id, key, from_post, to_post from reassignment_items where reassignment = $1 and state = 'waiting' and not n = any($2) order by n limit ${PORTION}`,
        [job.id, failed],
      );
      await eachOf(items, AT_ONCE, (item) =>
        this.judge(job, item).then(
          () => (judged += 1),
          (error: unknown) => {
            this.logger.error({ reassignment: job.id, n: item.n, ...traceOf(error) });
            failed.push(item.n);
          },
        ),
      );
      if (items.length) continue;
      if (failed.length) stopped.push(job.id);
      else await this.db.query(`update reassignments set done_at = office_now() where id = $1 and done_at is null`, [job.id]);
    }
    return judged;
  }

  private async judge(job: Job, item: Item): Promise<void> {
    if (job.dry_run) {
      const obstacle = (await before(this.db, job, item)) ?? (await moveObstacleOf(this.db, item.process_id, item.key, item.to_post));
      return this.note(this.db, job, item, obstacle);
    }
    await this.journal
      .write(item.process_id, (page) => this.move(page, job, item))
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        return this.note(this.db, job, item, error.code === 'auth.post_not_held' ? 'mover_gone' : 'closed'); // or there is no such process
      });
  }

  private async move(page: Page, job: Job, item: Item): Promise<void> {
    const [waiting] = await page.tx.query(
      `select from reassignment_items where reassignment = $1 and n = $2 and state = 'waiting' for update`,
      [job.id, item.n],
    );
    if (!waiting) return; // another one was faster
    page.by = byOf(job);
    const refs = { job: job.id, ...(!page.by && { by: job.by }), ...(await openedBefore(page, job, item)) };
    const obstacle = (await before(page.tx, job, item)) ?? (await moveTask(page, item.key, item.to_post, refs, job.reason));
    await this.note(page.tx, job, item, obstacle);
  }

  private async note(db: Db, { id }: Job, { n }: Item, obstacle: ReassignObstacle | null): Promise<void> {
    await db.query(`update reassignment_items set state = $3, code = $4 where reassignment = $1 and n = $2 and state = 'waiting'`, [
      id,
      n,
      obstacle ? 'refused' : 'moved',
      obstacle,
    ]);
  }
}

const byOf = ({ by, by_post, on_behalf_of }: Job): By | null => (by_post ? { actor: by, post: by_post, onBehalfOf: on_behalf_of } : null);

/** What goes back to whoever had opened it before counts as opened since then. */
async function openedBefore({ tx, process: { year, id } }: Page, { reverses }: Job, { key }: Item): Promise<Pick<Refs, 'seenAt'>> {
  const [moved]: { seenAt: string | null }[] = await tx.query(
    `select refs->>'wasSeenAt' as "seenAt" from acts where year = $1 and process_id = $2 and kind = 'moved' and refs->>'parent' = $3 and refs->>'job' = $4`,
    [year, id, key, reverses],
  );
  return moved?.seenAt ? { seenAt: moved.seenAt } : {};
}

/** What only a job can meet: the task lies elsewhere by now, or its letter is above whoever ordered it. */
async function before(db: Db, { by }: Job, { process_id, key, from_post }: Item): Promise<ReassignObstacle | null> {
  const [found] = await db.query<{ moved_on: boolean; cleared: boolean }[]>(
    `select t.state = 'open' and t.post_id <> $4 as moved_on, array_position($6::text[], h.clearance) >= array_position($6::text[], t.classification) as cleared
     from tasks t, people h where t.year = $1 and t.process_id = $2 and t.key = $3 and h.id = $5`,
    [yearOf(process_id), process_id, key, from_post, by, Classification.options],
  );
  if (!found || from_post === null) return 'closed';
  return found.moved_on ? 'moved_on' : found.cleared ? null : 'mover_not_cleared';
}
