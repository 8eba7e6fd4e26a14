import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { AssignmentKind } from '../../contracts/org';
import type { DeclineSubstitution, ProposeSubstitution, SubstitutionView } from '../../contracts/substitution';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { writeChange } from '../org/changes';
import { requireProposer, requireSide, requireSubstitute } from './substitution.policy';
import { substitutionsWhere } from './substitution.queries';

const LONGEST_MS = 366 * 86_400_000;
const EXCLUSION_VIOLATION = '23P01';

interface Row {
  id: string;
  post: string;
  absent: string;
  substitute: string;
  proposedBy: string;
  state: string;
  over: boolean;
}

/**
 * Somebody stands in for another: proposed, accepted, over by itself or earlier. What is accepted becomes an assignment with a scope and an
 * end, so desks, hints, journal and sight follow as they do for everybody who works in a post.
 */
@Injectable()
export class SubstitutionService {
  constructor(private readonly requests: Requests) {}

  /**
   * @throws DomainError those of `requireProposer` · `substitution.post_vacant` · `substitution.to_oneself` · `substitution.works_there` ·
   * `substitution.no_account` · `substitution.in_the_past` · `substitution.ends_before_it_begins` · `substitution.too_long` · `substitution.overlaps`
   */
  propose(caller: Caller, { post, substitute, scope, note, ...times }: ProposeSubstitution): Promise<SubstitutionView> {
    const { actor } = caller;
    return this.requests.once(caller, async (tx) => {
      await lockPost(tx, post);
      const isOwn = requireProposer(actor, await kindsIn(tx, post, actor.personId));
      const absent = isOwn ? actor.personId : await whoWorksIn(tx, post);
      const { from, to } = await momentsOf(tx, times, (await presenceOf(tx, post, absent))!);
      if (substitute === absent || substitute === actor.personId) throw new DomainError('substitution.to_oneself');
      await requireAble(tx, { post, substitute, from, to });
      await tx.query(forgetLeft, [post]);
      const id = randomUUID();
      await tx
        .query(
          `insert into substitutions (id, post_id, absent_id, substitute_id, scope, from_at, to_at, note, proposed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [id, post, absent, substitute, scope, from, to, note ?? null, actor.personId],
        )
        .catch(refuseOverlap);
      await tell(tx, id, [substitute, absent]);
      return viewOf(tx, caller, id);
    });
  }

  /** From now on, or from its beginning, the substitute works in the post. @throws DomainError `substitution.lapsed` and those of `propose` about the substitute */
  accept(caller: Caller, id: string): Promise<SubstitutionView> {
    return this.requests.once(caller, async (tx) => {
      const { post, absent, substitute } = await this.toAnswer(tx, caller, id);
      const there = await presenceOf(tx, post, absent);
      if (!there) throw new DomainError('substitution.lapsed');
      const [[taken]] = await tx.query<[{ from: Date; to: Date }[]]>(
        `update substitutions set state = 'ACCEPTED', decided_at = office_now(), from_at = greatest(from_at, office_now()), to_at = least(to_at, $2::timestamptz)
         where id = $1 and from_at < coalesce($2::timestamptz, 'infinity') returning from_at as "from", to_at as "to"`,
        [id, there.until],
      );
      if (!taken) throw new DomainError('substitution.lapsed');
      const { from, to } = taken;
      await requireAble(tx, { post, substitute, from, to });
      await tx
        .query(
          `insert into assignments (id, post_id, person_id, kind, from_at, to_at, created_by, scope, on_behalf_of)
           select id, post_id, substitute_id, 'SUBSTITUTE', from_at, to_at, proposed_by, scope, absent_id from substitutions where id = $1`,
          [id],
        )
        .catch(refuseOverlap);
      await writeChange(tx, caller.actor, {
        kind: 'ASSIGNMENT',
        ref: id,
        act: 'CREATED',
        after: { postId: post, personId: substitute, kind: 'SUBSTITUTE', fromAt: from, toAt: to },
      });
      await tell(tx, id, [substitute, absent]);
      return viewOf(tx, caller, id);
    });
  }

  /** @throws DomainError as `accept` */
  decline(caller: Caller, id: string, { reason }: DeclineSubstitution): Promise<SubstitutionView> {
    return this.requests.once(caller, async (tx) => {
      const { absent, substitute } = await this.toAnswer(tx, caller, id);
      await tx.query(`update substitutions set state = 'DECLINED', decided_at = office_now(), reason = $2 where id = $1`, [id, reason]);
      await tell(tx, id, [substitute, absent]);
      return viewOf(tx, caller, id);
    });
  }

  /**
   * A proposal is withdrawn; what was accepted ends now, or does not begin.
   * @throws DomainError `substitution.not_found` · `substitution.not_yours_to_end` · `substitution.not_in_force`
   */
  end(caller: Caller, id: string): Promise<SubstitutionView> {
    return this.requests.once(caller, async (tx) => {
      const row = await locked(tx, id);
      requireSide(caller.actor, row);
      if (row.over || (row.state !== 'PROPOSED' && row.state !== 'ACCEPTED')) throw new DomainError('substitution.not_in_force');
      if (row.state === 'PROPOSED')
        await tx.query(
          `update substitutions set state = 'WITHDRAWN', decided_at = office_now(), ended_by = $2, ended_at = office_now() where id = $1`,
          [id, caller.actor.personId],
        );
      else {
        await tx.query(`select from assignments where id = $1 for update`, [id]); // it ends after whatever is being done in it
        await tx.query(
          `update assignments set to_at = greatest(from_at, office_now()), ended_by = $2, ended_at = office_now() where id = $1`,
          [id, caller.actor.personId],
        );
        await writeChange(tx, caller.actor, { kind: 'ASSIGNMENT', ref: id, act: 'CLOSED', after: { kind: 'SUBSTITUTE' } });
      }
      await tell(tx, id, [row.substitute, row.absent]);
      return viewOf(tx, caller, id);
    });
  }

  /** @throws DomainError `substitution.not_found` · `substitution.not_yours_to_answer` · `substitution.answered_already` · `substitution.lapsed` */
  private async toAnswer(tx: EntityManager, { actor }: Caller, id: string): Promise<Row> {
    const row = await locked(tx, id);
    requireSubstitute(actor, row);
    if (row.state !== 'PROPOSED') throw new DomainError('substitution.answered_already');
    if (row.over) throw new DomainError('substitution.lapsed');
    return row;
  }
}

/** Changes of one post follow one another. @throws DomainError `post.not_found` */
async function lockPost(tx: EntityManager, post: string): Promise<void> {
  const [found] = await tx.query<unknown[]>(`select from posts where id = $1 for no key update`, [post]);
  if (!found) throw new DomainError('post.not_found');
}

async function locked(tx: EntityManager, id: string): Promise<Row> {
  const [found] = await tx.query<{ post: string }[]>(`select post_id as post from substitutions where id = $1`, [id]);
  if (!found) throw new DomainError('substitution.not_found');
  await lockPost(tx, found.post);
  const [row] = await tx.query<Row[]>(
    `select id, post_id as post, absent_id as absent, substitute_id as substitute, proposed_by as "proposedBy", state, to_at <= office_now() as over from substitutions where id = $1 for update`,
    [id],
  );
  return row!;
}

/** Nobody stands in for longer than the one who is away has the post. */
async function momentsOf(
  tx: EntityManager,
  { from, to }: Pick<ProposeSubstitution, 'from' | 'to'>,
  { until }: Presence,
): Promise<{ from: Date; to: Date }> {
  const [{ now }] = await tx.query<[{ now: Date }]>(`select office_now() as now`);
  const [begins, wanted] = [from ? new Date(from) : now, new Date(to)];
  const ends = until && until < wanted ? until : wanted;
  if (begins < now) throw new DomainError('substitution.in_the_past');
  if (ends <= begins) throw new DomainError('substitution.ends_before_it_begins');
  if (+ends - +begins > LONGEST_MS) throw new DomainError('substitution.too_long');
  return { from: begins, to: ends };
}

/** As what a person works in a post now. */
async function kindsIn(tx: EntityManager, post: string, person: string): Promise<AssignmentKind[]> {
  const rows = await tx.query<{ kind: AssignmentKind }[]>(
    `select kind from assignments where post_id = $1 and person_id = $2 and from_at <= office_now() and (to_at is null or to_at > office_now())`,
    [post, person],
  );
  return rows.map(({ kind }) => kind);
}

/** Until when somebody works in a post, as far as it is known by now. */
interface Presence {
  until: Date | null;
}

/** @returns nothing when they do not hold it now, nor act in it */
async function presenceOf(tx: EntityManager, post: string, person: string): Promise<Presence | undefined> {
  const [found] = await tx.query<Presence[]>(
    `select to_at as until from assignments where post_id = $1 and person_id = $2 and kind in ('HOLDER', 'ACTING') and from_at <= office_now() and (to_at is null or to_at > office_now())
     order by to_at desc nulls first limit 1`,
    [post, person],
  );
  return found;
}

/** What was proposed for somebody who has left the post since, and is not answered, is in nobody's way. */
const forgetLeft = `
  update substitutions s set state = 'WITHDRAWN', decided_at = office_now() where s.post_id = $1 and s.state = 'PROPOSED' and not exists (
    select from assignments a where a.post_id = s.post_id and a.person_id = s.absent_id and a.kind in ('HOLDER', 'ACTING') and a.from_at <= office_now() and (a.to_at is null or a.to_at > office_now()))`;

/** Whoever acts in a post works there before its holder. */
async function whoWorksIn(tx: EntityManager, post: string): Promise<string> {
  const [found] = await tx.query<{ person: string }[]>(
    `select person_id as person from assignments where post_id = $1 and kind in ('HOLDER', 'ACTING') and from_at <= office_now() and (to_at is null or to_at > office_now())
     order by kind limit 1`,
    [post],
  );
  if (!found) throw new DomainError('substitution.post_vacant');
  return found.person;
}

/** The substitute can sign in, and does not work in that post anyway. */
async function requireAble(
  tx: EntityManager,
  { post, substitute, from, to }: { post: string; substitute: string; from: Date; to: Date },
): Promise<void> {
  const [person] = await tx.query<{ able: boolean; there: boolean }[]>(
    `select not disabled and password_hash is not null as able,
       exists (select from assignments a where a.post_id = $2 and a.person_id = p.id and tstzrange(a.from_at, a.to_at) && tstzrange($3, $4)) as there from people p where p.id = $1`,
    [substitute, post, from, to],
  );
  if (!person) throw new DomainError('person.not_found');
  if (!person.able) throw new DomainError('substitution.no_account');
  if (person.there) throw new DomainError('substitution.works_there');
}

function refuseOverlap(error: unknown): never {
  throw error instanceof QueryFailedError && error.driverError.code === EXCLUSION_VIOLATION
    ? new DomainError('substitution.overlaps')
    : error;
}

/** Both hear of it, wherever they are. */
const tell = (tx: EntityManager, id: string, people: string[]): Promise<unknown> =>
  tx.query(`insert into hints (audience, type, ref, version) select person, 'substitution', $1, 0 from unnest($2::uuid[]) as person`, [
    id,
    people,
  ]);

async function viewOf(tx: EntityManager, { actor }: Caller, id: string): Promise<SubstitutionView> {
  const [view] = await substitutionsWhere(tx, actor, `s.id = $1`, id);
  return view!;
}
