import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { yearOf } from '../../contracts/ids';
import type { Entry } from '../../contracts/journal';
import type { LetterHands, RouteSteps } from '../../workflows/letter/letter.ports';
import type { OfficeHands, Place } from '../../workflows/shared/procedure.ports';
import { clearDesks, endProcess } from '../cartable/desk';
import { Journal } from '../journal/journal';
import type { Page } from '../journal/page';
import { allot } from '../secretariat/numbers';
import { answers } from './deliveries.projection';

type Step = Place & { key: string };

/** Recipients opened in one transaction: enough to be quick, few enough not to hold their books for long. */
const RECIPIENTS_AT_ONCE = 64;

/** What the office does with a letter at its sender, each step in one transaction with its line. Called by activities only. */
@Injectable()
export class LettersProjection implements Omit<LetterHands, keyof (OfficeHands & RouteSteps)> {
  constructor(
    private readonly db: DataSource,
    private readonly journal: Journal,
  ) {}

  discard = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      await clearDesks(page, 'cancelled');
      await endProcess(page, 'DISCARDED');
    });

  /** A book that registers by itself: the number, and the first deliveries in the same breath. The number is taken last. */
  register = ({ processId, since }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key: 'dispatch.1' }, async (page) => {
      const more = await this.deliver(page, 1);
      await allot(page, 'INTERNAL');
      page.add({ kind: 'done', key: 'register', refs: {} });
      return more ? { more } : {};
    });

  dispatch = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const more = await this.deliver(page, Number(key.split('.')[1]));
      return more ? { more } : {};
    });

  /** To the unit named when the task `returned.n` was closed. */
  resend = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const [{ unit }] = await page.tx.query(
        `select refs->>'unit' as unit from acts where year = $1 and process_id = $2 and kind = 'answered' and key = $3`,
        [page.process.year, processId, key.replace('resend', 'returned')],
      );
      await page.tx.query(
        `select open_delivery($2, $3, array[head_of($3)], 'MAIN', l.office_id) from letters l where l.year = $1 and l.id = $2`,
        [page.process.year, processId, unit],
      );
    });

  withdraw = async ({ processId, since, key }: Step): Promise<Entry[]> => {
    const year = yearOf(processId);
    const open: { id: string }[] = await this.db.query(
      `select id from processes where year = $1 and parent_id = $2 and closed_at is null`,
      [year, processId],
    );
    for (const { id } of open) await this.journal.write(id, (page) => this.withdrawn(page)); // one process's row at a time
    return this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      await clearDesks(page, 'cancelled');
      await this.over(page, 'VOIDED');
    });
  };

  close = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, (page) => this.end(page));

  /** Writes down which units returned the letter, and when nobody has anything left to do with it. */
  async hear(processId: string): Promise<void> {
    const year = yearOf(processId);
    const { sent, unheard, settled } = await this.standing(this.db, year, processId);
    if (sent && (unheard > 0 || settled)) await this.journal.write(processId, (page) => this.writeNews(page));
  }

  private async writeNews(page: Page): Promise<void> {
    const { year, id } = page.process;
    const unheard: { child: string; key: string }[] = await page.tx.query(
      `select c.id as child, c.id || '.' || c.news as key from processes c where c.year = $1 and c.parent_id = $2 and c.news > 0
       and not exists (select from acts a where a.year = $1 and a.process_id = $2 and a.kind = 'heard' and a.key = c.id || '.' || c.news) order by c.id`,
      [year, id],
    );
    for (const { child, key } of unheard) page.add({ kind: 'heard', key, refs: { child, outcome: 'returned' } });
    await page.save();
    if (!(await this.standing(page.tx, year, id)).settled) return;
    page.add({ kind: 'done', key: 'receipts', refs: {} });
    if (page.process.state === 'VOIDED' || (await this.isOnRoute(page))) return; // it ends another way
    await this.end(page);
    page.add({ kind: 'done', key: 'close', refs: {} });
  }

  private async isOnRoute({ tx, process: { year, id } }: Page): Promise<boolean> {
    const [walk] = await tx.query(`select from letter_routes where year = $1 and letter_id = $2 and ended_at is null`, [year, id]);
    return walk !== undefined;
  }

  /** `settled`: every desk it was sent to has done with it, every return was dealt with, and that is not yet written down. */
  private async standing(
    db: Pick<EntityManager, 'query'>,
    year: number,
    id: string,
  ): Promise<{ sent: boolean; unheard: number; settled: boolean }> {
    const [standing] = await db.query(
      `with line as (select kind, key, refs from acts where year = $1 and process_id = $2 and kind in ('done', 'heard', 'answered')),
            lines as (select count(*) filter (where kind = 'done' and key like 'dispatch.%' and not refs ? 'more') > 0 as sent, count(*) filter (where kind = 'done' and key = 'receipts') > 0 as over,
                        count(*) filter (where kind = 'heard') as heard,
                        count(*) filter (where kind = 'answered' and key = 'dispatch.1') > 0 or not exists (select from recipients where year = $1 and letter_id = $2 and outside is not null) as gone_out,
                        count(*) filter (where kind = 'answered' and key like 'returned.%' and refs->>'outcome' = 'accepted' or kind = 'done' and key like 'resend.%') as dealt_with from line),
            children as (select count(*) filter (where news > 0) as told, count(*) filter (where closed_at is null and ${isMain}) as open from processes c where year = $1 and parent_id = $2)
       select sent, (told - heard)::int as unheard, not over and gone_out and open = 0 and told = heard and heard = dealt_with as settled from lines, children`,
      [year, id],
    );
    return standing;
  }

  /** @param batch counts from 1 · @returns whether recipients are left */
  private async deliver(page: Page, batch: number): Promise<boolean> {
    const {
      tx,
      process: { year, id },
    } = page;
    page.state = 'DISPATCHED';
    const [letter]: [{ kind: string; post_id: string; answers_id: string | null }] = await tx.query(
      `select kind, post_id, answers_id from letters where year = $1 and id = $2`,
      [year, id],
    );
    if (letter.kind === 'INQUIRY') await tx.query(`select open_inquiry($1, $2)`, [id, letter.post_id]);
    const rows: unknown[] = await tx.query(
      `with letter as (select kind, office_id, post_id from letters where year = $1 and id = $2),
            due as (select unit_id, array_agg(coalesce(post_id, head_of(unit_id)) order by n) as posts, (array_agg(role order by role = 'MAIN' desc, role))[1] as role
                    from recipients r join units u on u.id = r.unit_id where r.year = $1 and r.letter_id = $2 group by unit_id, office_id order by office_id, unit_id offset $3 limit $4) -- books are locked in one order
       select case when l.kind = 'INQUIRY' and d.role = 'MAIN' then open_respondent($2, d.unit_id, l.post_id, l.office_id) else open_delivery($2, d.unit_id, d.posts, d.role, l.office_id) end
       from due d, letter l`,
      [year, id, (batch - 1) * RECIPIENTS_AT_ONCE, RECIPIENTS_AT_ONCE],
    );
    const more = rows.length === RECIPIENTS_AT_ONCE;
    if (!more && letter.answers_id) await this.answerWhatItAnswers(page);
    return more;
  }

  /** The letter it replies to hears of it, at the desk where it lies. */
  private async answerWhatItAnswers(page: Page): Promise<void> {
    const answered: { id: string }[] = await page.tx.query(
      `select d.id from letters l join processes d on d.year = year_of(l.answers_id) and d.letter_id = l.answers_id and d.kind = 'delivery' and d.closed_at is null and ${answers('l', 'd')}
       where l.year = $1 and l.id = $2`,
      [page.process.year, page.process.id],
    );
    for (const { id } of answered) await page.nudge(id);
  }

  private async withdrawn(page: Page): Promise<void> {
    if (page.process.closed_at) return;
    if (page.process.kind === 'inquiry') {
      page.add({ kind: 'said', key: 'withdraw', refs: {} }); // its own process tells those it asked
      return page.nudge();
    }
    await clearDesks(page, 'cancelled');
    page.add({ kind: 'done', key: 'close', refs: {} });
    page.state = 'CANCELLED';
    await page.tx.query(`update processes set closed_at = office_now() where year = $1 and id = $2`, [page.process.year, page.process.id]);
    if (page.process.runs) await page.nudge();
  }

  private async end(page: Page): Promise<void> {
    await clearDesks(page, 'cancelled');
    await this.over(page, await this.endOf(page));
  }

  /** The letter has ended: whoever has it before them at its sender sees that. */
  private async over(page: Page, state: string): Promise<void> {
    await endProcess(page, state);
    await page.tx.query(
      `insert into hints (audience, type, ref, version) select distinct post, 'letter.changed', l.id, $3::int
       from letters l cross join unnest(array[l.post_id, l.signer_post_id]) post where l.year = $1 and l.id = $2 and post is not null`,
      [page.process.year, page.process.id, page.seq + 1],
    );
  }

  /** Recalled when it came back from everywhere, else closed. */
  private async endOf({ tx, process: { year, id } }: Page): Promise<string> {
    const [{ recalled }] = await tx.query(
      `select count(*) > 0 and bool_and(state = 'RECALLED') as recalled from processes where year = $1 and parent_id = $2`,
      [year, id],
    );
    return recalled ? 'RECALLED' : 'CLOSED';
  }
}

/** Copies for information hold nobody up. */
const isMain = `(c.kind <> 'delivery' or exists (select from acts o where o.year = c.year and o.process_id = c.id and o.kind = 'opened' and o.refs->>'role' = 'MAIN'))`;
