import { Injectable } from '@nestjs/common';
import type { Classification } from '../../contracts/classification';
import { DomainError } from '../../contracts/errors';
import type { AskExtension, CloseAnswerTask, CloseAskerTask, PartialReply } from '../../contracts/inquiries';
import type { ClockFact } from '../../contracts/deadline';
import type { Refs, Rung } from '../../contracts/journal';
import type { DeadlinePolicy } from '../../contracts/org';
import { pausedSince, withNews, type ClockNews } from '../../contracts/task-clock';
import type { ActRecorded } from '../../contracts/tasks';
import { askerOutcomes } from '../../workflows/inquiry/inquiry.rules';
import { respondentOutcomes } from '../../workflows/respondent/respondent.rules';
import type { ActorPost } from '../auth/actor';
import { mayAnswerIn, mayTakeBackIn, requireSigning } from '../auth/seat';
import { byOf, closeTask, openTaskOnDesk, seatAt, taskToClose, type Task } from '../cartable/desk';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import type { Page } from '../journal/page';
import { requireAble } from '../letters/letters.policy';
import { Deadlines } from '../deadlines/deadlines';
import { policyWith } from '../deadlines/policies.queries';
import { refuseOwnDraft, refuseOwnRequest } from '../substitution/own-requests';
import { InfoRequestsService } from './info-requests.service';
import { requireFields } from './reply-fields';

/** What people do with a question: those who are asked, and the one who asks. */
@Injectable()
export class InquiriesService {
  constructor(
    private readonly commands: Commands,
    private readonly deadlines: Deadlines,
    private readonly info: InfoRequestsService,
  ) {}

  /** @throws DomainError `signer.assistant` · `signer.substitute` · `substitution.own_request` · `inquiry.fields_invalid` · `inquiry.redirect_to_oneself` · `inquiry.already_asked` and those of `taskToClose` */
  answer(caller: Caller, respondentId: string, key: string, command: CloseAnswerTask): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      const task = await taskToClose(page, caller.actor, key, command.outcome, { answer: respondentOutcomes.answer });
      if (command.outcome === 'answered') await this.saveReply(page, caller, task, command, false);
      if (command.outcome === 'redirected') await this.requireUnasked(page, page.process.parent_id!, command.unit);
      await this.info.goOn(page, task);
      await closeTask(
        page,
        task,
        command.outcome,
        command.outcome === 'redirected' ? { unit: command.unit } : {},
        'reason' in command ? command.reason : undefined,
      );
      await page.nudge();
    });
  }

  /** Part of the answer; the clock runs on for the rest. */
  partial(caller: Caller, respondentId: string, key: string, command: PartialReply): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      const task = await this.answerTask(page, caller, key);
      const n = await this.saveReply(page, caller, task, command, true);
      page.add({ kind: 'said', key: `partial.${n}`, refs: {} });
      if (page.process.state !== 'INFO_REQUESTED') page.state = 'PARTIALLY_ANSWERED';
    });
  }

  /**
   * Once, as far as the policy for it allows; the asker decides.
   * @throws DomainError `inquiry.extended_already` · `inquiry.waiting_for_info` · `inquiry.extension_not_longer` · `inquiry.no_extension` · `inquiry.extension_reason_required` · `inquiry.extension_too_long`
   */
  askExtension(caller: Caller, respondentId: string, key: string, { within, reason }: AskExtension): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      const task = await this.answerTask(page, caller, key);
      const [{ asked, now }]: [{ asked: boolean; now: Date }] = await page.tx.query(
        `select office_now() as now, exists (select from acts where year = $1 and process_id = $2 and kind = 'said' and key = 'extension.1') as asked`,
        [page.process.year, respondentId],
      );
      if (asked) throw new DomainError('inquiry.extended_already');
      if (task.clock && pausedSince(task.clock)) throw new DomainError('inquiry.waiting_for_info');
      const policy = task.clock?.policyId ? await policyWith(page.tx, task.clock.policyId) : undefined;
      if (policy?.maxExtensions === 0) throw new DomainError('inquiry.no_extension');
      if (!reason && policy?.reasonRequired !== false) throw new DomainError('inquiry.extension_reason_required');
      const wish = await this.wish(page, task, within, now);
      if (!wish.dueAt || (task.due_at && Date.parse(wish.dueAt) <= task.due_at.getTime()))
        throw new DomainError('inquiry.extension_not_longer');
      const most = policy?.maxExtension && (await this.wish(page, task, policy.maxExtension, now)).dueAt;
      if (most && wish.dueAt > most) throw new DomainError('inquiry.extension_too_long');
      page.add({ kind: 'said', key: 'extension.1', refs: { parent: key, ...wish } });
      page.state = 'EXTENSION_REQUESTED';
      await page.remark({ kind: 'said', key: 'extension.1' }, reason);
      await page.nudge();
    });
  }

  /** The asker's word on an extension. @throws DomainError `substitution.own_request` and those of `taskToClose` */
  decideExtension(caller: Caller, respondentId: string, key: string, command: CloseAskerTask): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      const task = await taskToClose(page, caller.actor, key, command.outcome, { extension: respondentOutcomes.extension });
      await refuseOwnRequest(page, seatAt(caller.actor, task.post_id), page.by!, 'extension.1');
      await closeTask(page, task, command.outcome, {}, 'reason' in command ? command.reason : undefined);
      if (command.outcome === 'granted') await this.retime(page);
      if (page.process.state !== 'INFO_REQUESTED') page.state = command.outcome === 'granted' ? 'EXTENDED' : 'DELIVERED';
      await page.nudge();
    });
  }

  /** What the asker does with a returned question, or at the end. @throws DomainError `inquiry.already_asked` and those of `taskToClose` */
  closeAskerTask(caller: Caller, inquiryId: string, key: string, command: CloseAskerTask): Promise<ActRecorded> {
    return this.commands.act(caller, inquiryId, async (page) => {
      const task = await taskToClose(page, caller.actor, key, command.outcome, askerOutcomes);
      const refs: Refs = command.outcome === 'resent' ? { unit: command.unit } : {};
      if (command.outcome === 'resent') await this.requireUnasked(page, inquiryId, command.unit);
      await closeTask(page, task, command.outcome, refs, 'reason' in command ? command.reason : undefined);
      await page.nudge();
    });
  }

  /** @throws DomainError `inquiry.over` · `auth.forbidden` · `signer.substitute` */
  withdraw(caller: Caller, inquiryId: string, reason: string): Promise<ActRecorded> {
    return this.commands.act(caller, inquiryId, async (page) => {
      if (page.process.kind !== 'inquiry') throw new DomainError('inquiry.not_found');
      requireSigning(await this.requireAsker(page, caller), mayTakeBackIn);
      if (page.process.closed_at) throw new DomainError('inquiry.over');
      page.add({ kind: 'said', key: 'withdraw', refs: {} });
      page.state = 'WITHDRAWN';
      await page.remark({ kind: 'said', key: 'withdraw' }, reason);
      await page.nudge();
    });
  }

  /** The same unit once more, with the reason; a new round with a clock of its own. @throws DomainError `inquiry.not_answered_yet` · `inquiry.over` */
  askAgain(caller: Caller, respondentId: string, reason: string): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      if (page.process.kind !== 'respondent') throw new DomainError('inquiry.not_found');
      await this.requireAsker(page, caller);
      const [{ over, round }] = await page.tx.query(
        `select q.closed_at is not null as over, (select count(*)::int + 1 from acts where year = $1 and process_id = $3 and kind = 'said' and key like 'again.%') as round
         from processes q where q.year = $1 and q.id = $2`,
        [page.process.year, page.process.parent_id, respondentId],
      );
      if (over) throw new DomainError('inquiry.over');
      if (!page.process.closed_at || page.process.state !== 'ANSWERED') throw new DomainError('inquiry.not_answered_yet');
      await page.tx.query(`update processes set closed_at = null where year = $1 and id = $2`, [page.process.year, respondentId]);
      page.add({ kind: 'said', key: `again.${round}`, refs: {} });
      page.state = 'REOPENED';
      await page.remark({ kind: 'said', key: `again.${round}` }, reason);
      await page.nudge();
    });
  }

  private async answerTask(page: Page, caller: Caller, key: string): Promise<Task> {
    const task = await openTaskOnDesk(page, caller.actor, key);
    if (task.kind !== 'answer') throw new DomainError('task.outcome_not_possible');
    return task;
  }

  /** A reply is signed by who may: an assistant may not, nor a substitute without that right. */
  private async saveReply(page: Page, caller: Caller, task: Task, { fields, text }: PartialReply, partial: boolean): Promise<number> {
    const seat = seatAt(caller.actor, task.post_id);
    requireSigning(seat, mayAnswerIn);
    await refuseOwnDraft(page, seat, caller.actor.personId, task.kind);
    await requireFields(page, fields, partial);
    const [{ n }] = await page.tx.query(
      `insert into replies (year, process_id, n, round, partial, fields, text, author, post)
       select $1, $2, count(*) + 1, $3, $4, $5, $6, $7, $8 from replies where year = $1 and process_id = $2 returning n`,
      [page.process.year, page.process.id, Number(task.key.split('.')[1]), partial, fields, text, page.by!.actor, page.by!.post],
    );
    return n;
  }

  private async requireUnasked(page: Page, inquiryId: string, unit: string): Promise<void> {
    if (unit === page.process.unit_id) throw new DomainError('inquiry.redirect_to_oneself');
    const [found]: { head: string | null; asked: boolean; classification: Classification }[] = await page.tx.query(
      `select head_of(u.id) as head, l.classification, exists (select from processes r where r.year = $1 and r.parent_id = $2 and r.unit_id = u.id) as asked
       from units u, letters l where u.id = $3 and l.year = $1 and l.id = $4`,
      [page.process.year, inquiryId, unit, page.process.letter_id],
    );
    if (!found?.head) throw new DomainError('letter.recipient_unknown');
    if (found.asked) throw new DomainError('inquiry.already_asked');
    await requireAble(page.tx, [found.head], found.classification);
  }

  private async requireAsker(page: Page, { actor }: Caller): Promise<ActorPost> {
    const [{ asker }] = await page.tx.query(`select post_id as asker from letters where year = $1 and id = $2`, [
      page.process.year,
      page.process.letter_id,
    ]);
    const seat = seatAt(actor, asker);
    if (!seat) throw new DomainError('auth.forbidden');
    page.by = byOf(actor, seat);
    return seat;
  }

  /** What is asked for: more time after what there was; when that is over, time that begins anew. */
  private async wish(
    page: Page,
    { due_at, clock }: Task,
    within: DeadlinePolicy,
    now: Date,
  ): Promise<Pick<Refs, 'dueAt' | 'clock' | 'ladder'>> {
    const isLate = !!due_at && due_at <= now;
    if (!clock) {
      const { dueAt, ladder } = await this.deadlines.from(page.process.unit_id!, due_at && !isLate ? due_at : now, within, page.tx);
      return { dueAt, ladder };
    }
    const at = now.toISOString();
    const fact: ClockFact = isLate ? { kind: 'reset', at, policy: within } : { kind: 'extend', at, by: within };
    const { dueAt } = await this.deadlines.timingOf(withNews(clock, { facts: [fact] }), page.tx);
    return { ...(dueAt && { dueAt }), clock: { facts: [fact] } };
  }

  /** What was asked for holds from now on, unless the question was answered meanwhile. */
  private async retime(page: Page): Promise<void> {
    const [{ key, due, ladder, clock }]: [{ key: string; due: string; ladder: Rung[] | null; clock: ClockNews | null }] =
      await page.tx.query(
        `select refs->>'parent' as key, refs->>'dueAt' as due, refs->'ladder' as ladder, refs->'clock' as clock
       from acts where year = $1 and process_id = $2 and kind = 'said' and key = 'extension.1'`,
        [page.process.year, page.process.id],
      );
    if (clock) await this.deadlines.retime(page, key, clock);
    else await this.deadlines.rename(page, key, { dueAt: due, ladder: ladder ?? [] });
  }
}
