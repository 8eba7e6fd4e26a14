import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { CreateLetter, EditDraft, LetterOpened, RegisterIncoming } from '../../contracts/letters';
import type { ActRecorded } from '../../contracts/tasks';
import { byOf, seatAt } from '../cartable/desk';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import { uuidv7 } from '../journal/new-id';
import { Page } from '../journal/page';
import { InquiryTermsWriter } from '../inquiries/inquiry-terms';
import { nationalIdOf } from '../org/national-id';
import { allot } from '../secretariat/numbers';
import { requireAble, requireClass, requireClerk, requireSeat, requireSight } from './letters.policy';
import { saveRecipients } from './recipients';
import { textIn } from './text';
import { newTrackingCode } from './tracking-code';

interface Opening {
  kind: string;
  direction: string;
  subject: string;
  body: string;
  classification: string;
  priority: string;
  answers?: string | undefined;
  follows?: string | undefined;
  applicant?: { name: string; nationalId?: string | undefined } | undefined;
  sender?: { name: string; number: string; date: string };
}

/** What is written before a letter is agreed on: drafts and their versions, and letters typed in from outside. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly commands: Commands,
    private readonly terms: InquiryTermsWriter,
  ) {}

  /** @throws DomainError `auth.post_not_held` · `letter.class_not_supported` · `letter.above_clearance` · `letter.related_not_found` and those of recipients */
  create(caller: Caller, command: CreateLetter): Promise<LetterOpened> {
    const { actor } = caller;
    const seat = requireSeat(actor, command.post);
    requireClass(actor, command.classification);
    return this.commands.perform(caller, async (tx) => {
      for (const related of [command.answers, command.follows]) if (related) await requireRelated(tx, caller, related);
      const { page, trackingCode } = await openLetter(
        tx,
        caller,
        seat.officeId,
        command.post,
        { ...command, body: textIn(command), direction: 'INTERNAL' },
        'DRAFTING',
      );
      page.by = byOf(actor, seat);
      await saveRecipients(page, command.recipients);
      if (command.inquiry) await this.terms.save(page, command.inquiry);
      // Whoever begins a draft has it on the desk at once. Nobody waits for it, so no workflow runs before it is submitted.
      page.add({ kind: 'opened', key: 'process', refs: { version: 1, post: command.post } });
      page.add({ kind: 'asked', key: 'draft.1', refs: { task: 'draft', post: command.post } });
      await tx.query(`select ask($1, $1, 'draft.1', null, 'draft', $2)`, [page.process.id, command.post]);
      return { page, answer: { trackingCode } };
    });
  }

  /** A new version of the text; earlier ones stay. @throws DomainError `letter.not_editable` · `letter.version_stale` */
  edit(caller: Caller, letterId: string, command: EditDraft): Promise<ActRecorded & { version: number }> {
    if (command.classification) requireClass(caller.actor, command.classification);
    return this.commands.act(caller, letterId, async (page) => {
      const [task]: { post_id: string }[] = await page.tx.query(
        `select post_id from tasks where year = $1 and process_id = $2 and kind = 'draft' and state = 'open' and post_id = any($3)`,
        [page.process.year, letterId, caller.actor.posts.map(({ postId }) => postId)],
      );
      if (!task) throw new DomainError('letter.not_editable');
      page.by = byOf(caller.actor, seatAt(caller.actor, task.post_id)!);
      const version = await addVersion(page, command);
      if (command.recipients) await saveRecipients(page, command.recipients);
      await page.tx.query(
        `update letters set classification = coalesce($3, classification), priority = coalesce($4, priority) where year = $1 and id = $2`,
        [page.process.year, letterId, command.classification ?? null, command.priority ?? null],
      );
      return { version };
    });
  }

  /**
   * A letter from outside, typed in and registered by the secretariat in one act.
   * @throws DomainError `auth.forbidden` · `letter.date_in_future` · `letter.duplicate_incoming` · `letter.no_recipient`
   */
  registerIncoming(caller: Caller, command: RegisterIncoming): Promise<LetterOpened & { number: string }> {
    const { actor } = caller;
    const seat = requireSeat(actor, command.post);
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
      if (command.answers) await requireRelated(tx, caller, command.answers);
      const { page, trackingCode } = await openLetter(
        tx,
        caller,
        seat.officeId,
        command.post,
        { ...command, body: textIn(command), kind: 'LETTER', direction: 'INCOMING' },
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

/** Writes the letter with its first version; lines and recipients are the caller's. */
async function openLetter(
  tx: EntityManager,
  { actor }: Caller,
  officeId: string,
  post: string,
  letter: Opening,
  state: string,
): Promise<{ page: Page; trackingCode: string | null }> {
  const [{ now }]: [{ now: Date }] = await tx.query(`select office_now() as now`);
  const id = uuidv7(now);
  const year = yearOf(id);
  const trackingCode = letter.applicant ? newTrackingCode() : null;
  await tx.query(
    `with process as (insert into processes (year, id, kind, letter_id, state, runs) values ($1, $2, 'letter', $2, $3, $3 <> 'DRAFTING')),
          letter as (insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, drafter_id, version, answers_id, follows_id, tracking_code, outside_name, outside_number, outside_date)
                     values ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14, $15, $16, $17)),
          party as (insert into parties (year, letter_id, post_id, role) values ($1, $2, $10, 'SENDER'))
     insert into versions (year, letter_id, no, subject, body, hash, author, post) values ($1, $2, 1, $8, $18, sha256(convert_to($8 || E'\\n' || $18, 'UTF8')), $11, $10)`,
    [
      year,
      id,
      state,
      letter.kind,
      letter.direction,
      letter.classification,
      letter.priority,
      letter.subject,
      officeId,
      post,
      actor.personId,
      letter.answers ?? null,
      letter.follows ?? null,
      trackingCode,
      letter.sender?.name ?? null,
      letter.sender?.number ?? null,
      letter.sender?.date ?? null,
      letter.body,
    ],
  );
  if (letter.applicant) {
    const { name, nationalId } = letter.applicant;
    await tx.query(`insert into applicants (letter_id, year, name, national_id) values ($1, $2, $3, $4)`, [
      id,
      year,
      name,
      nationalId === undefined ? null : nationalIdOf(nationalId),
    ]);
  }
  const process = {
    year,
    id,
    kind: 'letter' as const,
    parent_id: null,
    letter_id: id,
    unit_id: null,
    state,
    seq: 0,
    closed_at: null,
    runs: state !== 'DRAFTING',
    workflow_id: `letter/${id}`,
  };
  return { page: new Page(tx, process), trackingCode };
}

/** @returns the number of the version that is current now. @throws DomainError `letter.version_stale` */
export async function addVersion(
  page: Page,
  { version, subject, body }: { version: number; subject?: string | undefined; body?: string | undefined },
): Promise<number> {
  await requireCurrent(page, version);
  if (subject === undefined && body === undefined) return version;
  const [added] = await page.tx.query(
    `with text as (select no, coalesce($4, subject) as subject, coalesce($5, body) as body from versions where year = $1 and letter_id = $2 and no = $3),
          changed as (select no + 1 as no, subject, body, sha256(convert_to(subject || E'\\n' || body, 'UTF8')) as hash from text),
          letter as (update letters set version = changed.no, subject = changed.subject from changed where letters.year = $1 and letters.id = $2)
     insert into versions (year, letter_id, no, subject, body, hash, author, post) select $1, $2, no, subject, body, hash, $6, $7 from changed returning no`,
    [page.process.year, page.process.id, version, subject ?? null, body ?? null, page.by!.actor, page.by!.post],
  );
  return added.no;
}

/** @throws DomainError `letter.version_stale` with the current one */
export async function requireCurrent({ tx, process: { year, id } }: Page, version: number): Promise<void> {
  const [{ version: current }] = await tx.query(`select version from letters where year = $1 and id = $2`, [year, id]);
  if (current !== version) throw new DomainError('letter.version_stale', { current });
}

async function requireRelated(tx: EntityManager, { actor }: Caller, letterId: string): Promise<void> {
  await requireSight(tx, actor, letterId).catch(() => {
    throw new DomainError('letter.related_not_found');
  });
}
