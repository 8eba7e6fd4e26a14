import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reaches, type Classification } from '../../contracts/classification';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { Refs } from '../../contracts/journal';
import type { ActRecorded, CloseDeskTask, Refer } from '../../contracts/tasks';
import { deskOutcomes } from '../../workflows/delivery/delivery.rules';
import type { Actor } from '../auth/actor';
import { deskTasks, reachesTask, requireScope } from '../auth/seat';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import type { Line, Page } from '../journal/page';
import { Deadlines, type TaskDeadline } from '../deadlines/deadlines';
import { classesUpTo, requireAble } from '../letters/letters.policy';
import { LetterRoutes } from '../routing/letters/letter-routes';
import { byOf, clearDesks, closeTask, endProcess, openTaskOnDesk, seatAt, taskOf, taskToClose, type Task } from './desk';

const LEASE_MINUTES = 10;
/** A mistyped year is no deadline; working time is counted day by day. */
const FARTHEST_MS = 2 * 366 * 86_400_000;
/** What can be sent on, and which of these leave one's own desk with the original. */
const REFERABLE = ['attend', 'referral', 'answer'];
const LEAVES_DESK = ['attend', 'referral'];

/** What people do at the desk where a letter or a question lies: see it, take it, close it, send it on. */
@Injectable()
export class DesksService {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
    private readonly deadlines: Deadlines,
    private readonly routes: LetterRoutes,
  ) {}

  /** @throws DomainError those of `taskToClose` */
  close(caller: Caller, processId: string, key: string, command: CloseDeskTask): Promise<ActRecorded> {
    return this.commands.act(caller, processId, async (page) => {
      const task = await taskToClose(page, caller.actor, key, command.outcome, deskOutcomes);
      const refs = await this.answered(page, caller, task);
      await closeTask(
        page,
        task,
        command.outcome,
        refs,
        'reason' in command ? command.reason : 'note' in command ? command.note : undefined,
      );
      if (command.outcome === 'returned' && task.kind === 'referral') await this.giveBack(page, task);
      if (command.outcome === 'returned' && task.kind === 'attend') await this.endDelivery(page, 'RETURNED', true);
      else if (page.process.kind === 'delivery' && !page.process.closed_at && !(await originalsOpen(page)))
        await this.endDelivery(page, 'CLOSED');
      if (page.process.runs) await page.nudge();
    });
  }

  /**
   * Sends it on to other posts, with a purpose each; the original leaves one's own desk, a copy does not.
   * @throws DomainError `referral.to_oneself` · `referral.already_there` · `referral.due_in_past` · `referral.due_too_far` · `referral.due_after_parent` and those of `requireAble`
   */
  refer(caller: Caller, processId: string, key: string, { to }: Refer): Promise<ActRecorded & { keys: string[] }> {
    return this.commands.act(caller, processId, async (page) => {
      const task = await openTaskOnDesk(page, caller.actor, key);
      const isOnRoute = page.process.kind === 'letter';
      if (isOnRoute ? !task.may_refer : !REFERABLE.includes(task.kind)) throw new DomainError('task.outcome_not_possible');
      const posts = to.map(({ post }) => post);
      if (posts.includes(task.post_id)) throw new DomainError('referral.to_oneself');
      const [{ there, classification }]: [{ there: boolean; classification: Classification }] = await page.tx.query(
        `select classification, exists (select from tasks where year = $1 and process_id = $2 and state = 'open' and kind <> 'notice' and post_id = any($4)) as there from letters where year = $1 and id = $3`,
        [page.process.year, processId, page.process.letter_id, posts],
      );
      if (there || new Set(posts).size < posts.length) throw new DomainError('referral.already_there');
      await requireAble(page.tx, posts, classification);
      const passesOn = !isOnRoute && LEAVES_DESK.includes(task.kind) && to.some(({ copy }) => copy === 'ORIGINAL');
      if (passesOn) await closeTask(page, task, 'passed_on');
      const keys: string[] = [];
      const walk = isOnRoute ? await this.routes.require(processId, page.tx) : undefined;
      for (const target of to) {
        const refs = walk && this.routes.refer(page, walk, task.key, target.post, caller.actor.personId);
        keys.push(await this.openReferral(page, task, target, refs));
      }
      if (walk) await page.nudge();
      return { keys };
    });
  }

  /** Takes back what one sent on, while nobody there has opened it. @throws DomainError `task.already_seen` · `task.already_closed` · `task.not_on_your_desk` */
  recall(caller: Caller, processId: string, key: string): Promise<ActRecorded> {
    return this.commands.act(caller, processId, async (page) => {
      const task = await taskOf(page, key);
      const parent = task.parent_key ? await taskOf(page, task.parent_key) : undefined;
      const seat = parent && task.kind === 'referral' ? seatAt(caller.actor, parent.post_id) : undefined;
      if (!seat) throw new DomainError('task.not_on_your_desk');
      requireScope(seat, parent!.kind);
      if (task.state !== 'open') throw new DomainError('task.already_closed');
      if (task.seen_at) throw new DomainError('task.already_seen');
      page.by = byOf(caller.actor, seat);
      await closeTask(page, task, 'recalled', await this.answered(page, caller, task));
      await this.giveBack(page, task);
      if (page.process.runs) await page.nudge();
    });
  }

  /** First opening of a task by somebody who may: once, for evidence. */
  see(caller: Caller, processId: string, key: string): Promise<ActRecorded> {
    return this.commands.act(caller, processId, async (page) => {
      const task = await taskOf(page, key);
      const seat = seatAt(caller.actor, task.post_id);
      if (!seat) throw new DomainError('task.not_on_your_desk');
      if (task.seen_at || task.state !== 'open' || !reachesTask(seat, task.kind)) return;
      page.by = byOf(caller.actor, seat);
      await page.tx.query(`update tasks set seen_at = office_now() where year = $1 and process_id = $2 and key = $3`, [
        page.process.year,
        processId,
        key,
      ]);
      page.add({ kind: 'seen', ...(await seenAs(page, key)) });
    });
  }

  /** Takes it in hand for some minutes, where several people share a desk. @throws DomainError `task.claimed` · `task.already_closed` · `task.not_on_your_desk` · `letter.above_clearance` · `substitution.out_of_scope` */
  async claim(actor: Actor, processId: string, key: string): Promise<{ until: Date }> {
    const [claimed]: { until: Date }[] = await this.db.query(
      `with claimed as (
         update tasks set claimed_by = $4, claimed_until = office_now() + $5 * interval '1 minute' where year = $1 and process_id = $2 and key = $3 and state = 'open' and (post_id = any($6) and kind = any($8) or post_id = any($9))
           and (claimed_by is null or claimed_by = $4 or claimed_until <= office_now())
           and exists (select from letters l where l.year = tasks.year and l.id = tasks.letter_id and l.classification = any($7)) returning post_id, claimed_until),
       heard as (insert into hints (audience, type, ref, version) select post_id, 'task.claimed', $2, 0 from claimed)
       select claimed_until as until from claimed`,
      [
        yearOf(processId),
        processId,
        key,
        actor.personId,
        LEASE_MINUTES,
        actor.posts.map(({ postId }) => postId),
        classesUpTo(actor.clearance),
        deskTasks,
        actor.posts.filter(({ scope }) => scope !== 'DESK').map(({ postId }) => postId),
      ],
    );
    if (claimed) return claimed;
    const [task]: (Pick<Task, 'state' | 'post_id' | 'kind'> & { classification: Classification })[] = await this.db.query(
      `select t.state, t.post_id, t.kind, l.classification from tasks t join letters l on l.year = t.year and l.id = t.letter_id where t.year = $1 and t.process_id = $2 and t.key = $3`,
      [yearOf(processId), processId, key],
    );
    if (!task) throw new DomainError('task.not_found');
    const seat = seatAt(actor, task.post_id);
    if (!seat) throw new DomainError('task.not_on_your_desk');
    requireScope(seat, task.kind);
    if (!reaches(actor.clearance, task.classification)) throw new DomainError('letter.above_clearance');
    throw new DomainError(task.state === 'open' ? 'task.claimed' : 'task.already_closed');
  }

  async release(actor: Actor, processId: string, key: string): Promise<void> {
    await this.db.query(
      `with released as (
         update tasks set claimed_by = null, claimed_until = null where year = $1 and process_id = $2 and key = $3 and claimed_by = $4 returning post_id)
       insert into hints (audience, type, ref, version) select post_id, 'task.claimed', $2, 0 from released`,
      [yearOf(processId), processId, key, actor.personId],
    );
  }

  /** What closing a referral means to the route of its letter, where that is on one. */
  private async answered(page: Page, caller: Caller, task: Task): Promise<Refs> {
    if (page.process.kind !== 'letter' || task.kind !== 'referral') return {};
    const walk = await this.routes.require(page.process.id, page.tx);
    return this.routes.take(page, walk, { kind: 'referralAnswered', referral: task.key, by: caller.actor.personId }).refs;
  }

  private async openReferral(
    page: Page,
    parent: Task,
    { post, purpose, copy, instruction, withinDays, dueAt }: Refer['to'][number],
    refs?: Refs,
  ): Promise<string> {
    const key = `ref.${page.seq + 1}`;
    const clock =
      (await this.deadlineOf(page, post, withinDays, dueAt)) ??
      (copy === 'ORIGINAL' ? await this.inherited(page, parent, post) : undefined);
    if (clock && parent.due_at && Date.parse(clock.dueAt) > parent.due_at.getTime()) throw new DomainError('referral.due_after_parent');
    await this.openAt(page, key, parent, { post, purpose, copy, instruction }, clock, refs);
    return key;
  }

  /** The original goes back to the desk it came from, as a task of its own, with what time is left. On a route nothing leaves that desk. */
  private async giveBack(page: Page, task: Task): Promise<void> {
    if (page.process.kind === 'letter') return;
    const parent = task.parent_key ? await taskOf(page, task.parent_key) : undefined;
    if (!parent || task.copy !== 'ORIGINAL' || parent.state === 'open') return;
    const clock = await this.inherited(page, task, parent.post_id);
    await this.openAt(page, `ref.${page.seq + 1}`, task, { post: parent.post_id, purpose: 'FOR_ACTION', copy: 'ORIGINAL' }, clock);
  }

  private async openAt(
    page: Page,
    key: string,
    parent: Task,
    { post, purpose, copy, instruction }: Omit<Refer['to'][number], 'withinDays' | 'dueAt'>,
    deadline?: TaskDeadline,
    more: Refs = {},
  ): Promise<void> {
    await page.tx.query(`select ask($1, $2, $3, $4, 'referral', $5, $6, $7, $8, $9, $10, $11, $12)`, [
      page.process.id,
      page.process.letter_id,
      key,
      parent.key,
      post,
      deadline?.dueAt ?? null,
      deadline ? JSON.stringify(deadline.ladder) : null,
      purpose,
      copy,
      instruction ?? null,
      deadline?.provisional ?? false,
      deadline?.clock ? JSON.stringify(deadline.clock) : null,
    ]);
    if (parent.may_refer)
      await page.tx.query(`update tasks set may_refer = true where year = $1 and process_id = $2 and key = $3`, [
        page.process.year,
        page.process.id,
        key,
      ]);
    const timed = deadline && { dueAt: deadline.dueAt, ladder: deadline.ladder, ...(deadline.clock && { clock: deadline.clock }) };
    page.add({ kind: 'referred', key, refs: { task: 'referral', parent: parent.key, post, purpose, copy, ...timed, ...more } });
    if (!deadline?.ladder.length) return;
    if (!page.process.runs) await page.run(); // time waits here from now on
    await page.nudge();
  }

  /** The original takes the clock of its task along, or the due time that was named; what has struck, or would have by now, does not strike again. */
  private async inherited(page: Page, parent: Task, post: string): Promise<TaskDeadline | undefined> {
    if (!parent.due_at) return undefined;
    const dueAt = parent.due_at.toISOString();
    const leaves = LEAVES_DESK.includes(parent.kind);
    const { unit, now } = await this.seatOf(page, post);
    const isToCome = ({ at }: { at: string }) => leaves && Date.parse(at) > now.getTime();
    if (!parent.clock) {
      const { ladder, ...named } = await this.deadlines.until(unit, now, parent.due_at, page.tx);
      return { ...named, ladder: ladder.filter(isToCome) };
    }
    const { ladder, provisional } = await this.deadlines.timingOf(parent.clock, page.tx);
    const left = ladder.filter(isToCome);
    const steps = parent.clock.ladder.filter(({ step }) => left.some((rung) => rung.step === step));
    return { dueAt, ladder: left, provisional, clock: { ...parent.clock, ladder: steps } };
  }

  private async deadlineOf(page: Page, post: string, withinDays?: number, dueAt?: string): Promise<TaskDeadline | undefined> {
    if (!withinDays && !dueAt) return undefined;
    const { unit, now } = await this.seatOf(page, post);
    if (withinDays) return this.deadlines.from(unit, now, { unit: 'WORKING_DAY', amount: withinDays }, page.tx);
    if (new Date(dueAt!) <= now) throw new DomainError('referral.due_in_past');
    if (Date.parse(dueAt!) - now.getTime() > FARTHEST_MS) throw new DomainError('referral.due_too_far');
    return this.deadlines.until(unit, now, new Date(dueAt!), page.tx);
  }

  private async seatOf(page: Page, post: string): Promise<{ unit: string; now: Date }> {
    const [seat] = await page.tx.query(`select unit_id as unit, office_now() as now from posts where id = $1`, [post]);
    return seat;
  }

  /** The last desk is closed, so the delivery is. No workflow has to run for that; one that does, looks. */
  private async endDelivery(page: Page, state: string, news = false): Promise<void> {
    if (news) await clearDesks(page, 'cancelled');
    await endProcess(page, state, news);
    page.add({ kind: 'done', key: 'close', refs: {} });
  }
}

/** A task that was moved is seen anew by whoever has it now, in a line of its own. */
async function seenAs({ tx, process: { year, id } }: Page, key: string): Promise<Pick<Line, 'key' | 'refs'>> {
  const [{ moves }] = await tx.query(
    `select count(*)::int as moves from acts where year = $1 and process_id = $2 and kind = 'moved' and refs->>'parent' = $3`,
    [year, id, key],
  );
  return moves ? { key: `${key}.${moves}`, refs: { parent: key } } : { key, refs: {} };
}

/** Copies for information hold nobody up. */
async function originalsOpen({ tx, process: { year, id } }: Page): Promise<boolean> {
  const [{ open }] = await tx.query(
    `select exists (select from tasks where year = $1 and process_id = $2 and state = 'open' and (kind = 'attend' or kind = 'referral' and copy = 'ORIGINAL')) as open`,
    [year, id],
  );
  return open;
}
