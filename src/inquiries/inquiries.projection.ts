import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import type { CompletionRule } from '../../contracts/inquiries';
import type { Entry } from '../../contracts/journal';
import type { Outcome } from '../../contracts/tasks';
import { isMet, type Standing } from '../../workflows/inquiry/inquiry.rules';
import type { InquiryHands } from '../../workflows/inquiry/inquiry.ports';
import { respondentStateAfter } from '../../workflows/respondent/respondent.rules';
import type { RespondentHands } from '../../workflows/respondent/respondent.ports';
import type { OfficeHands, Place } from '../../workflows/shared/procedure.ports';
import { yearOf } from '../../contracts/ids';
import { clearDesks, endProcess } from '../cartable/desk';
import { Journal } from '../journal/journal';
import { uuidv7 } from '../journal/new-id';
import type { Page } from '../journal/page';

type Step = Place & { key: string };
interface Child {
  id: string;
  state: string;
  news: number;
  heard: boolean;
}

const outcomeOfState = Object.fromEntries(Object.entries(respondentStateAfter).map(([outcome, state]) => [state, outcome as Outcome]));

/** What the office does with inquiries and with each unit asked; every step in one transaction with its line. Called by activities only. */
@Injectable()
export class InquiriesProjection implements Omit<InquiryHands & RespondentHands, keyof OfficeHands> {
  constructor(
    private readonly db: DataSource,
    private readonly journal: Journal,
  ) {}

  /** The unit named when the task `retarget.n` was closed; asked already, it stays with that. */
  retarget = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, (page) => this.ask(page, key));

  endInquiry = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const [{ withdrawn }] = await page.tx.query(
        `select exists (select from acts where year = $1 and process_id = $2 and kind = 'said' and key = 'withdraw') as withdrawn`,
        [page.process.year, processId],
      );
      await clearDesks(page, 'cancelled');
      await this.tellThoseAsked(page);
      await endProcess(page, withdrawn ? 'WITHDRAWN' : 'CLOSED');
    });

  /** The reply is a letter of that unit, answering the inquiry: registered in its own book, with a journal that tells so. */
  reply = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const { year, letter_id: asked, unit_id: unit } = page.process;
      const [{ at }] = await page.tx.query(`select office_now() as at`);
      const letter = uuidv7(at);
      const own = yearOf(letter);
      await page.tx.query(
        `insert into processes (year, id, kind, letter_id, state, runs, closed_at) values ($1, $2, 'letter', $2, 'CLOSED', false, office_now())`,
        [own, letter],
      );
      await page.tx.query(
        `insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, drafter_id, version, answers_id)
         select $1, $2, 'REPLY', 'INTER_UNIT', l.classification, l.priority, l.subject, u.office_id, r.post, r.author, 1, l.id
         from letters l, units u, replies r where l.year = $3 and l.id = $4 and u.id = $5 and r.year = $3 and r.process_id = $6 and not r.partial and r.round = $7`,
        [own, letter, year, asked, unit, processId, Number(key.split('.')[1])],
      );
      await page.tx.query(
        `with reply as (update replies set letter_id = $1 where year = $3 and process_id = $4 and not partial and round = $5 returning text, author, post)
         insert into versions (year, letter_id, no, subject, body, hash, author, post)
         select $2, $1, 1, l.subject, reply.text, sha256(convert_to(l.subject || E'\\n' || reply.text, 'UTF8')), reply.author, reply.post from reply, letters l where l.year = $2 and l.id = $1`,
        [letter, own, year, processId, Number(key.split('.')[1])],
      );
      await page.tx.query(
        `insert into parties (year, letter_id, post_id, role)
         select $1::int, $2::uuid, l.post_id, 'RECIPIENT' from letters l where l.year = $3 and l.id = $4 union select $1::int, $2::uuid, r.post_id, 'SENDER' from letters r where r.year = $1 and r.id = $2`,
        [own, letter, year, asked],
      );
      await page.tx.query(
        `with book as (select b.id from letters l join books b on b.office_id = l.office_id and b.kind = 'INTERNAL' where l.year = $1 and l.id = $2),
              entry as (insert into numbers (book_id, year, no, number, letter_id, process_id, at)
                        select book.id, n.year, n.no, n.number, $2, $2, office_now() from book, next_number(book.id, office_now()) n returning number, at)
         update letters set number = entry.number, registered_at = entry.at from entry where letters.year = $1 and letters.id = $2`,
        [own, letter],
      );
      const lines = ['register', 'dispatch.1', 'receipts', 'close'].map((step) => ({ kind: 'done', key: step, refs: {} }));
      await page.tx.query(`select write_acts($1, $2)`, [
        letter,
        JSON.stringify([{ kind: 'opened', key: 'process', refs: { version: 1, child: processId } }, ...lines]),
      ]);
      return { child: letter };
    });

  redirect = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, (page) => this.ask(page, key));

  report = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const round = key.split('.')[1];
      const [{ outcome }]: [{ outcome: Outcome }] = await page.tx.query(
        `select refs->>'outcome' as outcome from acts where year = $1 and process_id = $2 and kind = 'answered' and key = $3`,
        [page.process.year, processId, `answer.${round}`],
      );
      await clearDesks(page, 'cancelled');
      await endProcess(page, respondentStateAfter[outcome] ?? 'CLOSED', true);
    });

  /** Writes down what became of each unit asked, and when the completion rule is met; the rest are told then. */
  async hearForInquiry(processId: string): Promise<void> {
    const children = await this.children(this.db, processId);
    if (children.length) await this.journal.write(processId, (page) => this.writeNews(page));
  }

  /** A unit that is still asked learns that the question is over. */
  async hearForRespondent(processId: string): Promise<void> {
    const year = yearOf(processId);
    const [over] = await this.db.query(
      `select from processes r join processes q on q.year = r.year and q.id = r.parent_id where r.year = $1 and r.id = $2 and r.closed_at is null and ${isOver}`,
      [year, processId],
    );
    if (!over) return;
    await this.journal.write(processId, async (page) => {
      const [still] = await page.tx.query(
        `select (select key from tasks t where t.year = r.year and t.process_id = r.id and t.kind = 'answer' and t.state = 'open') as key
         from processes r join processes q on q.year = r.year and q.id = r.parent_id where r.year = $1 and r.id = $2 and r.closed_at is null and ${isOver}`,
        [year, processId],
      );
      if (still?.key) await clearDesks(page, 'cancelled');
    });
  }

  private async writeNews(page: Page): Promise<void> {
    if (page.process.closed_at) return;
    const { year, id, letter_id } = page.process;
    const children = await this.children(page.tx, id);
    for (const child of children.filter(({ news, heard }) => news > 0 && !heard)) {
      page.add({ kind: 'heard', key: `${child.id}.${child.news}`, refs: { child: child.id, outcome: outcomeOfState[child.state]! } });
    }
    const answered = children.filter(({ state }) => state === 'ANSWERED').length;
    if (answered && page.process.state === 'OPEN') page.state = 'PARTIALLY_ANSWERED';
    await page.save();
    const [{ sent, met, rule, at_least, dealt_with, returned }] = await page.tx.query(
      `select exists (select from acts where year = $1 and process_id = $3 and kind = 'done' and key like 'dispatch.%' and not refs ? 'more') as sent,
              exists (select from acts where year = $1 and process_id = $2 and kind = 'done' and key = 'met') as met, i.rule, i.at_least,
              (select count(*)::int from acts where year = $1 and process_id = $2 and (kind = 'answered' and key like 'retarget.%' and refs->>'outcome' = 'accepted' or kind = 'done' and key like 'retarget.%')) as dealt_with,
              (select count(*)::int from acts where year = $1 and process_id = $2 and kind = 'heard' and refs->>'outcome' = 'returned') as returned
       from inquiries i where i.year = $1 and i.letter_id = $3`,
      [year, id, letter_id],
    );
    const standing: Standing = {
      answered,
      waiting: children.filter(({ state }) => !(state in outcomeOfState)).length + returned - dealt_with,
    };
    if (!sent || met || rule === 'REQUESTER_DECIDES' || !isMet(rule as CompletionRule, at_least, standing)) return;
    page.add({ kind: 'done', key: 'met', refs: {} });
    page.state = 'ANSWERED';
    await page.nudge();
    await page.save();
    await this.tellThoseAsked(page);
  }

  private async tellThoseAsked({ tx, process: { year, id } }: Page): Promise<void> {
    await tx.query(`select owe_nudge(id) from processes where year = $1 and parent_id = $2 and closed_at is null`, [year, id]);
  }

  private children(db: Pick<DataSource, 'query'>, inquiry: string): Promise<Child[]> {
    return db.query(
      `select c.id, c.state, c.news, exists (select from acts a where a.year = $1 and a.process_id = $2 and a.kind = 'heard' and a.key = c.id || '.' || c.news) as heard
       from processes c where c.year = $1 and c.parent_id = $2 order by c.id`,
      [yearOf(inquiry), inquiry],
    );
  }

  /** Asks the unit that the act of the same number named. */
  private async ask(page: Page, key: string): Promise<{ child?: string; merged?: boolean }> {
    const { year, id, letter_id } = page.process;
    const [, n] = key.split('.');
    const [{ child }] = await page.tx.query(
      `select open_respondent($3, (a.refs->>'unit')::uuid, l.post_id, l.office_id) as child from acts a, letters l
       where a.year = $1 and a.process_id = $2 and a.kind = 'answered' and a.key = $4 and l.year = $1 and l.id = $3`,
      [year, id, letter_id, page.process.kind === 'respondent' ? `answer.${n}` : `retarget.${n}`],
    );
    return child ? { child } : { merged: true };
  }
}

/** Withdrawn or concluded; or the rule is met, unless this unit was asked once more after that. */
const isOver = `(q.closed_at is not null or q.state = 'ANSWERED' and not exists (select from acts a where a.year = r.year and a.process_id = r.id and a.kind = 'said' and a.key like 'again.%'))`;
