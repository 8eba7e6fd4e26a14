import { DomainError } from '../../contracts/errors';
import type { Refs } from '../../contracts/journal';
import type { TaskClock } from '../../contracts/task-clock';
import type { Outcome, TaskKind } from '../../contracts/tasks';
import type { Actor, ActorPost } from '../auth/actor';
import { behalfOf, requireScope } from '../auth/seat';
import type { By, Page } from '../journal/page';

/** A task as its closer finds it, the process's row being locked. */
export interface Task {
  key: string;
  kind: TaskKind;
  parent_key: string | null;
  post_id: string;
  state: 'open' | 'closed' | 'cancelled';
  copy: 'ORIGINAL' | 'COPY' | null;
  due_at: Date | null;
  /** null where the due time was named, or there is none */
  clock: TaskClock | null;
  /** of a step of a route: the element of its diagram, and the answers it takes */
  element: string | null;
  choices: string[] | null;
  /** of a step of a route, and of what was referred of it */
  may_refer: boolean | null;
  seen_at: Date | null;
  claimed_by: string | null;
  claimed_until: Date | null;
}

/** @throws DomainError `task.not_found` */
export async function taskOf(page: Page, key: string): Promise<Task> {
  const [task]: Task[] = await page.tx.query(
    `select key, kind, parent_key, post_id, state, copy, due_at, clock, element, choices, may_refer, seen_at, claimed_by, case when claimed_until > office_now() then claimed_until end as claimed_until
     from tasks where year = $1 and process_id = $2 and key = $3`,
    [page.process.year, page.process.id, key],
  );
  if (!task) throw new DomainError('task.not_found');
  return task;
}

/**
 * The task this actor is about to close; the page's lines are theirs from now on.
 * @throws DomainError `task.not_found` · `task.not_on_your_desk` · `substitution.out_of_scope` · `task.already_closed` · `task.claimed` by a colleague · `task.outcome_not_possible`
 */
export async function taskToClose(
  page: Page,
  actor: Actor,
  key: string,
  outcome: Outcome,
  possible: Partial<Record<TaskKind, readonly Outcome[]>>,
): Promise<Task> {
  const task = await openTaskOnDesk(page, actor, key);
  if (!possible[task.kind]?.includes(outcome)) throw new DomainError('task.outcome_not_possible');
  return task;
}

/** @throws DomainError as `taskToClose`, whatever is to be done with it */
export async function openTaskOnDesk(page: Page, actor: Actor, key: string): Promise<Task> {
  const task = await taskOf(page, key);
  const seat = seatAt(actor, task.post_id);
  if (!seat) throw new DomainError('task.not_on_your_desk');
  if (task.state !== 'open') throw new DomainError('task.already_closed');
  if (task.claimed_until && task.claimed_by !== actor.personId) throw new DomainError('task.claimed');
  requireScope(seat, task.kind);
  page.by = byOf(actor, seat);
  return task;
}

/** The post of the actor's that is meant, in which they act now. */
export const seatAt = (actor: Actor, postId: string): ActorPost | undefined => actor.posts.find((seat) => seat.postId === postId);

export const byOf = (actor: Actor, seat: ActorPost): By => ({
  actor: actor.personId,
  post: seat.postId,
  onBehalfOf: behalfOf(seat),
});

/** Closes it with its line; `text` is the reason or note that goes with it. */
export async function closeTask(page: Page, task: Task, outcome: Outcome, refs: Refs = {}, text?: string): Promise<void> {
  await page.tx.query(
    `with rung as (delete from clocks where year = $1 and process_id = $2 and key = $3),
          heard as (insert into hints (audience, type, ref, version) values ($6, 'task.closed', $2, $7))
     update tasks set state = 'closed', outcome = $4, closed_by = $5, closed_at = office_now(), claimed_by = null, claimed_until = null where year = $1 and process_id = $2 and key = $3`,
    [page.process.year, page.process.id, task.key, outcome, page.by?.actor ?? null, task.post_id, page.seq + 1],
  );
  page.add({ kind: 'answered', key: task.key, refs: { outcome, ...refs } });
  await page.remark({ kind: 'answered', key: task.key }, text);
}

/** Clears the desks of a process: what is still open there is cancelled, with all its clocks. */
export async function clearDesks(page: Page, outcome: Outcome): Promise<void> {
  await clearTasks(page, outcome);
  await page.tx.query(`delete from clocks where year = $1 and process_id = $2`, [page.process.year, page.process.id]);
}

/** @param keys all of the process, where nothing is said */
export async function clearTasks(page: Page, outcome: Outcome, keys?: readonly string[]): Promise<void> {
  const [cleared]: [{ key: string; post_id: string }[]] = await page.tx.query(
    `with rungs as (delete from clocks where year = $1 and process_id = $2 and key = any($4))
     update tasks set state = 'cancelled', outcome = $3, closed_at = office_now() where year = $1 and process_id = $2 and state = 'open' and ($4::text[] is null or key = any($4)) returning key, post_id`,
    [page.process.year, page.process.id, outcome, keys ?? null],
  );
  for (const { key, post_id } of cleared) {
    page.add({ kind: 'answered', key, refs: { outcome } });
    await page.hint(post_id, 'task.closed');
  }
}

/** The process has ended; its parent, while that goes on, hears of it. @param state what it shows from now on */
export async function endProcess(page: Page, state: string, news = false): Promise<void> {
  page.state = state;
  await page.tx.query(
    `update processes set closed_at = office_now(), news = case when $3 then $4 else news end where year = $1 and id = $2`,
    [page.process.year, page.process.id, news, page.seq],
  );
  if (!page.process.parent_id) return;
  const [parent] = await page.tx.query(`select from processes where year = $1 and id = $2 and closed_at is null`, [
    page.process.year,
    page.process.parent_id,
  ]);
  if (parent) await page.nudge(page.process.parent_id); // one that is over has no run, and nobody starts it for news
}
