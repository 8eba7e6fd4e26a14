import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { ReassignmentView, StartReassignment } from '../../../contracts/reassign';
import type { Actor } from '../../auth/actor';
import { behalfOf } from '../../auth/seat';
import type { Caller } from '../../journal/caller';
import { Requests } from '../../journal/requests';
import { PlacesQueries } from '../places.queries';
import { requireMover, type Place } from '../supervision.policy';
import { ReassignQueries } from './reassign.queries';
import { Reassigner } from './reassigner';

/** So many are moved before the answer; the rest is done beside. */
const AT_ONCE_MS = 1500;

/** Supervisors lay open work on other desks of the same office; the moving itself: `reassigner.ts`. */
@Injectable()
export class ReassignService {
  private readonly reassigner: Reassigner;

  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly places: PlacesQueries,
    private readonly queries: ReassignQueries,
  ) {
    this.reassigner = new Reassigner(db);
  }

  /** @throws DomainError `auth.forbidden` · `post.unknown` · `reassignment.nothing` */
  async begin(caller: Caller, { work, reason, dryRun }: StartReassignment): Promise<ReassignmentView> {
    const { actor } = caller;
    const places = await this.placesOf(work);
    requireMover(actor, await this.places.of(actor), places);
    return this.started(caller, places, async (tx, seat) => {
      const [{ id }] = await tx.query(
        `insert into reassignments (reason, dry_run, by, by_post, on_behalf_of) values ($1, $2, $3, $4, $5) returning id`,
        [reason, dryRun, actor.personId, ...seat],
      );
      const [{ count }] = await (work.from === 'tasks'
        ? tx.query(named, [id, JSON.stringify(work.tasks)])
        : tx.query(ofPost, [id, work.post, work.to, work.state === 'overdue']));
      if (count === 0) throw new DomainError('reassignment.nothing');
      return id;
    });
  }

  /** What was moved goes back to where it lay. @throws DomainError `reassignment.not_found` · `reassignment.not_reversible` · `auth.forbidden` */
  async reverse(caller: Caller, id: string): Promise<ReassignmentView> {
    const { actor } = caller;
    const { dryRun, doneAt, reverses, reversedBy, moved, reason } = await this.queries.one(actor, id);
    if (dryRun || !doneAt || reverses || reversedBy || moved === 0) throw new DomainError('reassignment.not_reversible');
    const posts = await this.db.query<{ post: string }[]>(
      `select distinct unnest(array[from_post, to_post]) as post from reassignment_items where reassignment = $1 and state = 'moved'`,
      [id],
    );
    const places = await this.places.ofPosts(posts.map(({ post }) => post));
    requireMover(actor, await this.places.of(actor), places);
    return this.started(caller, places, async (tx, seat) => {
      const [back] = await tx.query(
        `insert into reassignments (reason, dry_run, by, by_post, on_behalf_of, reverses) values ($1, false, $2, $3, $4, $5) on conflict (reverses) do nothing returning id`,
        [reason, actor.personId, ...seat, id],
      );
      if (!back) throw new DomainError('reassignment.not_reversible');
      await tx.query(
        `insert into reassignment_items (reassignment, n, process_id, key, from_post, to_post)
         select $1, row_number() over (order by n desc), process_id, key, to_post, from_post from reassignment_items where reassignment = $2 and state = 'moved'`,
        [back.id, id],
      );
      return back.id;
    });
  }

  private async started(
    caller: Caller,
    places: readonly Place[],
    begin: (tx: EntityManager, seat: [string | null, string | null]) => Promise<string>,
  ): Promise<ReassignmentView> {
    const seat = await this.seatOf(caller.actor, places);
    const { id } = await this.requests.once(caller, async (tx) => ({ id: await begin(tx, seat) }));
    await this.reassigner.round(AT_ONCE_MS, id);
    return this.queries.one(caller.actor, id);
  }

  /** In which post, and for whom, they do it. */
  private async seatOf(actor: Actor, [place]: readonly Place[]): Promise<[string | null, string | null]> {
    const seat = place && (await this.places.seatOver(actor, place));
    return seat ? [seat.postId, behalfOf(seat)] : [null, null];
  }

  /** Where everything lies and goes. */
  private async placesOf(work: StartReassignment['work']): Promise<Place[]> {
    if (work.from === 'post') return this.places.ofPosts([work.post, ...work.to]);
    const held = await this.db.query<{ post: string }[]>(
      `select distinct t.post_id as post from jsonb_to_recordset($1) as w(process uuid, key text) join tasks t on t.year = year_of(w.process) and t.process_id = w.process and t.key = w.key`,
      [JSON.stringify(work.tasks)],
    );
    return this.places.ofPosts([...held.map(({ post }) => post), ...work.tasks.map(({ to }) => to)]);
  }
}

const named = `
  with put as (
    insert into reassignment_items (reassignment, n, process_id, key, from_post, to_post)
    select $1, row_number() over (), w.process, w.key, t.post_id, w."to" from (
      select distinct on (process, key) process, key, "to" from jsonb_to_recordset($2) as w(process uuid, key text, "to" uuid)) w
      left join tasks t on t.year = year_of(w.process) and t.process_id = w.process and t.key = w.key returning 1)
  select count(*)::int as count from put`;

/** What a notice of lateness tells is not work. */
const ofPost = `
  with put as (
    insert into reassignment_items (reassignment, n, process_id, key, from_post, to_post)
    select $1, n, process_id, key, post_id, ($3::uuid[])[1 + (n - 1) % cardinality($3::uuid[])] from (
      select t.*, row_number() over (order by t.due_at, t.opened_at, t.process_id, t.key) as n from tasks t
      where t.post_id = $2 and t.state = 'open' and t.kind <> 'notice' and (not $4 or t.due_at < office_now())) t returning 1)
  select count(*)::int as count from put`;
