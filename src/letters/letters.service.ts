import { Injectable } from '@nestjs/common';
import type { Classification } from '../../contracts/classification';
import { DomainError } from '../../contracts/errors';
import type { Refs } from '../../contracts/journal';
import type { CloseLetterTask, WithReason } from '../../contracts/letters';
import type { ActRecorded } from '../../contracts/tasks';
import { letterOutcomes } from '../../workflows/letter/letter.rules';
import { requireSigning } from '../auth/seat';
import { byOf, closeTask, seatAt, taskToClose, type Task } from '../cartable/desk';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import type { Page } from '../journal/page';
import { allot } from '../secretariat/numbers';
import { requireAble, requireClerk } from './letters.policy';
import { LetterRoutes, type Taken } from '../routing/letters/letter-routes';
import { routeFor, variablesOf } from '../routing/letters/choice';
import { numberOf, routePlaceOf } from '../../workflows/route/keys';
import { refuseOwnDraft } from '../substitution/own-requests';
import { desksOf } from './recipients';
import { freeze, isSigned } from './signature';
import { addVersion, requireCurrent } from './versions';

interface LetterRow {
  kind: string;
  direction: string;
  classification: Classification;
  office_id: string;
  number: string | null;
}

/** What people do with a letter at its sender. Committed here; what follows from it is the process's business. */
@Injectable()
export class LettersService {
  constructor(
    private readonly commands: Commands,
    private readonly routes: LetterRoutes,
  ) {}

  /** @throws DomainError those of `taskToClose`, `letter.version_stale`, `letter.unsigned`, `signer.assistant`, `signer.substitute`, `substitution.own_request`, and for a submission those of `requireAble`, `letter.no_recipient` */
  closeTask(caller: Caller, letterId: string, key: string, command: CloseLetterTask): Promise<ActRecorded> {
    return this.commands.act(caller, letterId, async (page) => {
      const task = await taskToClose(page, caller.actor, key, command.outcome, letterOutcomes);
      await refuseOwnDraft(page, seatAt(caller.actor, task.post_id), caller.actor.personId, task.kind);
      const refs = await this.effectOf(page, caller, task, command);
      const taken = await this.onRoute(page, caller, task, command, refs);
      await closeTask(page, task, command.outcome, { ...refs, ...taken?.refs }, wordsOf(command));
      if (taken) await this.routes.carryOut(page, taken);
      if (!page.process.runs) await page.run(); // from here on somebody waits
      await page.nudge();
    });
  }

  /** Within the hold, the last signer takes the signature back. @throws DomainError `letter.hold_over` · `task.not_on_your_desk` · `signer.assistant` */
  takeBack(caller: Caller, letterId: string): Promise<ActRecorded> {
    return this.commands.act(caller, letterId, async (page) => {
      const [hold]: { key: string; signer: string }[] = await page.tx.query(
        `select h.key, (select s.post from acts s where s.year = $1 and s.process_id = $2 and s.kind = 'answered' and s.key like 'sign.%' and s.refs->>'outcome' = 'signed' order by s.seq desc limit 1) as signer
         from acts h where h.year = $1 and h.process_id = $2 and h.kind = 'asked' and h.key like 'hold.%'
         and not exists (select from acts o where o.year = $1 and o.process_id = $2 and (o.kind = 'answered' and o.key = h.key or o.kind = 'fired' and o.key = h.key || ':hold'))`,
        [page.process.year, letterId],
      );
      if (!hold) throw new DomainError('letter.hold_over');
      const seat = seatAt(caller.actor, hold.signer);
      if (!seat) throw new DomainError('task.not_on_your_desk');
      requireSigning(seat);
      page.by = byOf(caller.actor, seat);
      page.state = 'IN_REVIEW';
      await page.tx.query(`delete from clocks where year = $1 and process_id = $2 and key = $3`, [page.process.year, letterId, hold.key]);
      await page.tx.query(`update letters set signed_hash = null where year = $1 and id = $2`, [page.process.year, letterId]);
      page.add({ kind: 'answered', key: hold.key, refs: { outcome: 'taken_back' } });
      await page.nudge();
    });
  }

  /** By the sender's secretariat, with the reason: the number stays in the book, marked. @throws DomainError `letter.not_voidable` · `auth.forbidden` */
  void(caller: Caller, letterId: string, { reason }: WithReason): Promise<ActRecorded> {
    return this.commands.act(caller, letterId, async (page) => {
      const letter = await letterOf(page);
      page.by = byOf(caller.actor, requireClerk(caller.actor, letter.office_id));
      if (!letter.number || page.process.state === 'VOIDED') throw new DomainError('letter.not_voidable');
      await page.tx.query(
        `update numbers n set state = 'VOID', reason = $3 from books b where n.letter_id = $1 and b.id = n.book_id and b.office_id = $2`,
        [letterId, letter.office_id, reason],
      );
      await page.tx.query(`update processes set closed_at = null, runs = true where year = $1 and id = $2`, [page.process.year, letterId]);
      const walk = await this.routes.of(letterId, page.tx);
      const taken = walk && this.routes.take(page, walk, { kind: 'cancelled' });
      page.add({ kind: 'said', key: 'void', refs: taken?.refs ?? {} });
      if (taken) await this.routes.carryOut(page, taken);
      page.state = 'VOIDED';
      await page.remark({ kind: 'said', key: 'void' }, reason);
      await page.nudge();
    });
  }

  private async effectOf(page: Page, caller: Caller, task: Task, command: CloseLetterTask): Promise<Refs> {
    switch (command.outcome) {
      case 'submitted':
        return this.submit(page, command);
      case 'approved':
        await requireCurrent(page, command.version);
        return { version: command.version };
      case 'edited':
        return { version: await addVersion(page, command) };
      case 'signed':
        requireSigning(seatAt(caller.actor, task.post_id));
        await requireCurrent(page, command.version);
        await freeze(page);
        return { version: command.version };
      case 'registered':
        if (!(await isSigned(page))) throw new DomainError('letter.unsigned');
        await allot(page, 'OUTGOING');
        page.state = 'REGISTERED';
        return {};
      case 'dispatched':
        await page.tx.query(
          `update recipients set dispatched_at = office_now(), method = $3, reference = $4 where year = $1 and letter_id = $2 and outside is not null`,
          [page.process.year, page.process.id, command.method, command.reference ?? null],
        );
        page.state = 'DISPATCHED';
        return {};
      case 'resent':
        await this.requireNewUnit(page, command.unit);
        return { unit: command.unit };
      default:
        return {};
    }
  }

  /** Who reviews and signs is fixed here, as ids in the journal; recipients stay in their table. */
  private async submit(page: Page, { version, reviewers, signers }: Extract<CloseLetterTask, { outcome: 'submitted' }>): Promise<Refs> {
    await requireCurrent(page, version);
    const letter = await letterOf(page);
    // The route is remembered for when the letter comes back, and a text that is submitted was meant.
    const [{ main, outside, posts }] = await page.tx.query(
      `with route as (update letters set draft_reviewers = $4, draft_signers = $5 where year = $1 and id = $2),
            meant as (update versions set autosave = false where year = $1 and letter_id = $2 and no = $3 and autosave)
       select count(*) filter (where role = 'MAIN')::int as main, count(*) filter (where outside is not null)::int as outside,
              count(*) filter (where role = 'MAIN' and post_id is not null)::int as posts from recipients where year = $1 and letter_id = $2`,
      [page.process.year, page.process.id, version, reviewers, signers],
    );
    if (!main) throw new DomainError('letter.no_recipient');
    if (letter.kind === 'INQUIRY') {
      if (outside) throw new DomainError('letter.cannot_go_outside');
      if (posts) throw new DomainError('inquiry.asks_units');
      const [{ at_least }] = await page.tx.query(`select at_least from inquiries where year = $1 and letter_id = $2`, [
        page.process.year,
        page.process.id,
      ]);
      if (at_least > main) throw new DomainError('inquiry.at_least_too_many');
    }
    await requireAble(page.tx, [...reviewers, ...(await desksOf(page))], letter.classification, signers);
    if (!outside) return { version, reviewers, signers };
    const [{ clerk }] = await page.tx.query(`select secretariat_post_of($1) as clerk`, [letter.office_id]);
    return { version, reviewers, signers, outside: true, clerk };
  }

  /** What closing a task means to the route the letter is on, or sets out on when it is submitted. */
  private async onRoute(page: Page, caller: Caller, task: Task, command: CloseLetterTask, refs: Refs): Promise<Taken | undefined> {
    if (command.outcome === 'submitted' && !routePlaceOf(task.key)) {
      const version = await routeFor(page);
      return version && this.routes.begin(page, version, await variablesOf(page, refs));
    }
    if (!task.element) return undefined;
    const walk = await this.routes.require(page.process.id, page.tx);
    const instance = walk.position.tasks().find((open) => numberOf(open) === routePlaceOf(task.key)!.number);
    if (!instance) throw new DomainError('route.task_not_open');
    const outcome = command.outcome === 'done' ? command.choice : command.outcome === 'edited' ? 'approved' : command.outcome;
    if (task.choices && !task.choices.includes(outcome)) throw new DomainError('route.outcome_not_declared');
    return this.routes.take(page, walk, { kind: 'taskCompleted', task: instance.id, by: caller.actor.personId, variables: { outcome } });
  }

  private async requireNewUnit(page: Page, unit: string): Promise<void> {
    const letter = await letterOf(page);
    const [found] = await page.tx.query(
      `select head_of(u.id) as head, exists (select from processes d where d.year = $1 and d.parent_id = $2 and d.unit_id = u.id) as there from units u where u.id = $3`,
      [page.process.year, page.process.id, unit],
    );
    if (!found?.head) throw new DomainError('letter.recipient_unknown');
    if (found.there) throw new DomainError('delivery.already_asked');
    await requireAble(page.tx, [found.head], letter.classification);
  }
}

const wordsOf = (command: CloseLetterTask): string | undefined =>
  'reason' in command ? command.reason : 'note' in command ? command.note : undefined;

async function letterOf({ tx, process: { year, id } }: Page): Promise<LetterRow> {
  const [letter]: LetterRow[] = await tx.query(
    `select kind, direction, classification, office_id, number from letters where year = $1 and id = $2`,
    [year, id],
  );
  if (!letter) throw new DomainError('letter.not_found');
  return letter;
}
