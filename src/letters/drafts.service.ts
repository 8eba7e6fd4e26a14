import { Injectable } from '@nestjs/common';
import { DomainError } from '../../contracts/errors';
import type { CreateLetter, EditDraft, LetterOpened, RegisterIncoming } from '../../contracts/letters';
import type { ActRecorded } from '../../contracts/tasks';
import { requireScope } from '../auth/seat';
import { byOf, seatAt } from '../cartable/desk';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import { InquiryTermsWriter } from '../inquiries/inquiry-terms';
import { allot } from '../secretariat/numbers';
import { requireInquiry, requireRelated, saveDetails } from './draft-details';
import { requireAble, requireClass, requireClerk, requireWritingSeat } from './letters.policy';
import { openLetter } from './opening';
import { saveRecipients } from './recipients';
import { addVersion } from './versions';

/** What is written before a letter is agreed on: drafts and their versions, and letters typed in from outside. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly commands: Commands,
    private readonly terms: InquiryTermsWriter,
  ) {}

  /** @throws DomainError `auth.post_not_held` · `substitution.out_of_scope` · `letter.class_not_supported` · `letter.above_clearance` · `letter.related_not_found` and those of recipients */
  create(caller: Caller, command: CreateLetter): Promise<LetterOpened> {
    const { actor } = caller;
    const seat = requireWritingSeat(actor, command.post);
    requireClass(actor, command.classification);
    return this.commands.perform(caller, async (tx) => {
      for (const related of [command.answers, command.follows]) if (related) await requireRelated(tx, caller.actor, related);
      const { page, trackingCode } = await openLetter(tx, caller, seat.officeId, { ...command, direction: 'INTERNAL' }, 'DRAFTING');
      page.by = byOf(actor, seat);
      await saveRecipients(page, command.recipients);
      if (command.inquiry) await this.terms.save(page, command.inquiry);
      if (command.reviewers || command.signers)
        await saveDetails(page, caller.actor, { reviewers: command.reviewers, signers: command.signers });
      // Whoever begins a draft has it on the desk at once. Nobody waits for it, so no workflow runs before it is submitted.
      page.add({ kind: 'opened', key: 'process', refs: { version: 1, post: command.post } });
      page.add({ kind: 'asked', key: 'draft.1', refs: { task: 'draft', post: command.post } });
      await tx.query(`select ask($1, $1, 'draft.1', null, 'draft', $2)`, [page.process.id, command.post]);
      return { page, answer: { trackingCode } };
    });
  }

  /**
   * A new version of the text; earlier ones stay, but for what the editor saved by itself.
   * @throws DomainError `letter.not_editable` · `letter.version_stale` · `letter.related_not_found` · `letter.not_an_inquiry` and those of recipients
   */
  edit(caller: Caller, letterId: string, command: EditDraft): Promise<ActRecorded & { version: number }> {
    if (command.classification) requireClass(caller.actor, command.classification);
    return this.commands.act(caller, letterId, async (page) => {
      const [task]: { post_id: string }[] = await page.tx.query(
        `select post_id from tasks where year = $1 and process_id = $2 and kind = 'draft' and state = 'open' and post_id = any($3)`,
        [page.process.year, letterId, caller.actor.posts.map(({ postId }) => postId)],
      );
      if (!task) throw new DomainError('letter.not_editable');
      const seat = seatAt(caller.actor, task.post_id)!;
      requireScope(seat, 'draft');
      page.by = byOf(caller.actor, seat);
      const version = await addVersion(page, command);
      if (command.recipients) await saveRecipients(page, command.recipients);
      await saveDetails(page, caller.actor, command);
      if (command.inquiry) {
        await requireInquiry(page);
        await this.terms.save(page, command.inquiry);
      }
      return { version };
    });
  }

  /**
   * A letter from outside, typed in and registered by the secretariat in one act.
   * @throws DomainError `auth.forbidden` · `letter.date_in_future` · `letter.duplicate_incoming` · `letter.no_recipient`
   */
  registerIncoming(caller: Caller, command: RegisterIncoming): Promise<LetterOpened & { number: string }> {
    const { actor } = caller;
    const seat = requireWritingSeat(actor, command.post);
    requireClerk(actor, seat.officeId);
    requireClass(actor, command.classification);
    return this.commands.perform(caller, async (tx) => {
      const [{ future, twin }] = await tx.query(
        `select $1::date > office_today() as future, (select number from letters where office_id = $2 and outside_date = $1 and ${alike('outside_number', '$4')} and ${alike('outside_name', '$3')} limit 1) as twin`,
        [command.sender.date, seat.officeId, command.sender.name, command.sender.number],
      );
      if (future) throw new DomainError('letter.date_in_future');
      if (twin && !command.again) throw new DomainError('letter.duplicate_incoming', { number: twin });
      if (!command.recipients.some(({ role }) => role === 'MAIN')) throw new DomainError('letter.no_recipient');
      if (command.recipients.some(({ outside }) => outside)) throw new DomainError('letter.recipient_unknown');
      if (command.answers) await requireRelated(tx, actor, command.answers);
      const { page, trackingCode } = await openLetter(
        tx,
        caller,
        seat.officeId,
        { ...command, kind: 'LETTER', direction: 'INCOMING' },
        'REGISTERED',
      );
      page.by = byOf(actor, seat);
      const desks = await saveRecipients(page, command.recipients);
      await requireAble(tx, desks, command.classification);
      await allot(page, 'INCOMING');
      page.add({ kind: 'opened', key: 'process', refs: { version: 1, post: command.post, clerk: command.post } });
      page.add({ kind: 'done', key: 'register', refs: {} });
      await page.nudge();
      const [{ number }] = await tx.query(`select number from letters where year = $1 and id = $2`, [page.process.year, page.process.id]);
      return { page, answer: { trackingCode, number } };
    });
  }
}

/** Whatever keyboard it was typed on: two clerks write the same name and number with other letters, digits and spaces. */
const alike = (column: string, given: string) => `normal_form(${column}) = normal_form(${given})`;
