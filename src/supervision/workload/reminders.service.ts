import { Injectable } from '@nestjs/common';
import { DomainError, sentenceOf } from '../../../contracts/errors';
import type { Remind, Reminded } from '../../../contracts/workload';
import { byOf, taskOf } from '../../cartable/desk';
import type { Caller } from '../../journal/caller';
import { Commands } from '../../journal/commands';
import type { Page } from '../../journal/page';
import { notifyPost } from '../../notifications/notify-post';
import { PlacesQueries } from '../places.queries';
import { requireMover } from '../supervision.policy';

/** Supervisors remind whoever has a task, once a day for each. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly commands: Commands,
    private readonly places: PlacesQueries,
  ) {}

  /** Each in a transaction and under a key of its own; what is refused says why. */
  async remind(caller: Caller, { tasks }: Remind): Promise<Reminded> {
    const items: Reminded['items'] = [];
    for (const [i, { process, key }] of tasks.entries()) {
      const own = { ...caller, key: `${caller.key.slice(0, 58)}.${i}`, waitMs: 0 };
      const sentence = await this.commands
        .act(own, process, (page) => this.one(page, caller, key))
        .then(
          () => null,
          (error: unknown) => {
            if (error instanceof DomainError) return sentenceOf(error.code, error.params);
            throw error;
          },
        );
      items.push({ process, key, ok: sentence === null, sentence });
    }
    return { items };
  }

  /** @throws DomainError `task.not_found` · `task.already_closed` · `auth.forbidden` · `reminder.today_already` */
  private async one(page: Page, { actor }: Caller, key: string): Promise<void> {
    const task = await taskOf(page, key);
    if (task.state !== 'open') throw new DomainError('task.already_closed');
    const [place] = await this.places.ofPosts([task.post_id]);
    requireMover(actor, await this.places.of(actor), [place!]);
    const [{ times, today }]: [{ times: number; today: boolean }] = await page.tx.query(
      `select count(*)::int as times, coalesce(bool_or(refs->>'parent' = $3 and at >= office_today()::timestamp at time zone 'Asia/Tehran'), false) as today
       from acts where year = $1 and process_id = $2 and kind = 'said' and key like 'remind.%'`,
      [page.process.year, page.process.id, key],
    );
    if (today) throw new DomainError('reminder.today_already');
    const seat = await this.places.seatOver(actor, place!);
    page.by = seat ? byOf(actor, seat) : null;
    page.add({ kind: 'said', key: `remind.${times + 1}`, refs: { parent: key, post: task.post_id, ...(!seat && { by: actor.personId }) } });
    await notifyPost(page, task.post_id, 'reminded', key);
  }
}
