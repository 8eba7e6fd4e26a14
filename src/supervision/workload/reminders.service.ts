import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, sentenceOf } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { Remind, Reminded } from '../../../contracts/workload';
import type { Actor, ActorPost } from '../../auth/actor';
import { byOf, taskOf } from '../../cartable/desk';
import type { Caller } from '../../journal/caller';
import { Commands } from '../../journal/commands';
import type { Page } from '../../journal/page';
import { notifyPost } from '../../notifications/notify-post';
import { PlacesQueries } from '../places.queries';
import { requireMover, type Place } from '../supervision.policy';

/** Where a task lies, and from where it is looked at. */
interface Lies {
  post: string;
  place: Place;
  own: readonly Place[];
  seat: ActorPost | undefined;
}

/** Supervisors remind whoever has a task, once a day for each. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
    private readonly places: PlacesQueries,
  ) {}

  /** Each in a transaction and under a key of its own; what is refused says why. */
  async remind(caller: Caller, { tasks }: Remind): Promise<Reminded> {
    const { actor } = caller;
    const items: Reminded['items'] = [];
    for (const [i, { process, key }] of tasks.entries()) {
      const own = { ...caller, key: `${caller.key.slice(0, 58)}.${i}`, waitMs: 0 };
      const sentence = await this.looked(actor, process, key)
        .then((lies) => this.commands.act(own, process, (page) => this.one(page, actor, key, lies)))
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

  /** Where it lies, before its row is held: what holds one connection waits for no other. */
  private async looked(actor: Actor, process: string, key: string): Promise<Lies | undefined> {
    const [task] = await this.db.query<{ post: string }[]>(
      `select post_id as post from tasks where year = $1 and process_id = $2 and key = $3`,
      [yearOf(process), process, key],
    );
    if (!task) return undefined;
    const [[place], own] = await Promise.all([this.places.ofPosts([task.post]), this.places.of(actor)]);
    return { post: task.post, place: place!, own, seat: await this.places.seatOver(actor, place!) };
  }

  /** @throws DomainError `task.not_found` · `task.already_closed` · `auth.forbidden`, also when it moved in this moment · `reminder.today_already` */
  private async one(page: Page, actor: Actor, key: string, lies: Lies | undefined): Promise<void> {
    const task = await taskOf(page, key);
    if (task.state !== 'open') throw new DomainError('task.already_closed');
    if (lies?.post !== task.post_id) throw new DomainError('auth.forbidden');
    requireMover(actor, lies.own, [lies.place]);
    const [{ times, today }]: [{ times: number; today: boolean }] = await page.tx.query(
      `select count(*)::int as times, coalesce(bool_or(refs->>'parent' = $3 and at >= office_today()::timestamp at time zone 'Asia/Tehran'), false) as today
       from acts where year = $1 and process_id = $2 and kind = 'said' and key like 'remind.%'`,
      [page.process.year, page.process.id, key],
    );
    if (today) throw new DomainError('reminder.today_already');
    const { seat } = lies;
    page.by = seat ? byOf(actor, seat) : null;
    page.add({ kind: 'said', key: `remind.${times + 1}`, refs: { parent: key, post: task.post_id, ...(!seat && { by: actor.personId }) } });
    await notifyPost(page, task.post_id, 'reminded', key);
  }
}
