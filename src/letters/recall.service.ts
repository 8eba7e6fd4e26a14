import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { RecallVerdict } from '../../contracts/letters';
import { mayTakeBackIn, requireSigning } from '../auth/seat';
import { byOf, clearDesks, endProcess, seatAt } from '../cartable/desk';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import { requireSight } from './letters.policy';

/** Takes a dispatched letter back from wherever nobody has opened it; for whoever wrote or signed it. */
@Injectable()
export class RecallService {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
  ) {}

  /**
   * One transaction a recipient, so of recall and first opening one wins; repeated, each gives its first verdict again.
   * @throws DomainError `letter.not_found` · `auth.forbidden` to whoever is not of the sender · `signer.substitute` · `letter.nothing_to_recall`
   */
  async recall(caller: Caller, letterId: string): Promise<{ verdicts: RecallVerdict[] }> {
    const year = yearOf(letterId);
    await requireSight(this.db, caller.actor, letterId);
    const own: { post: string }[] = await this.db.query(
      `select post_id as post from parties where year = $1 and letter_id = $2 and role in ('SENDER', 'SIGN') and post_id = any($3) order by role`,
      [year, letterId, caller.actor.posts.map(({ postId }) => postId)],
    );
    const seats = own.map(({ post }) => seatAt(caller.actor, post)!);
    const seat = seats.find(mayTakeBackIn) ?? seats[0];
    if (!seat) throw new DomainError('auth.forbidden');
    requireSigning(seat, mayTakeBackIn);
    const deliveries: { id: string; unit: string }[] = await this.db.query(
      `select id, unit_id as unit from processes where year = $1 and parent_id = $2 and kind = 'delivery' order by unit_id`,
      [year, letterId],
    );
    if (!deliveries.length) throw new DomainError('letter.nothing_to_recall');
    const verdicts: RecallVerdict[] = [];
    for (const { id, unit } of deliveries) {
      const { recalled } = await this.commands.act({ ...caller, key: `${caller.key}/${id}`, waitMs: 0 }, id, async (page) => {
        const [{ touched }] = await page.tx.query(
          `select exists (select from acts where year = $1 and process_id = $2 and actor is not null) as touched`,
          [page.process.year, id],
        );
        if (touched || page.process.closed_at) return { recalled: false };
        page.by = byOf(caller.actor, seat);
        page.add({ kind: 'said', key: 'recall', refs: {} });
        await clearDesks(page, 'recalled');
        await endProcess(page, 'RECALLED');
        page.add({ kind: 'done', key: 'close', refs: {} });
        if (page.process.runs) await page.nudge();
        return { recalled: true };
      });
      verdicts.push({ processId: id, unit, recalled });
    }
    return { verdicts };
  }
}
