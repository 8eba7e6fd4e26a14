import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Appoint, AssignmentView, EndAssignment } from '../../contracts/org';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { writeChange } from './changes';
import { requireAdmin } from './org.policy';
import { assignmentColumns, assignmentView, type AssignmentRow } from './org.queries';

/**
 * Who takes up a post and who leaves it. Letters wait for posts, so a successor finds everything on the desk and nothing is handed over
 * here. Each change is dated, lies never in the past, and tells who made it.
 */
@Injectable()
export class OrgService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
  ) {}

  /**
   * A new holder or acting ends the one before at that moment; an assistant comes beside the others.
   * @throws DomainError `post.not_found` · `post.not_valid` · `person.not_found` · `person.disabled` · `assignment.in_the_past` ·
   * `assignment.ends_before_it_begins` · `assignment.overlaps` an appointment already made for a later day
   */
  appoint(caller: Caller, command: Appoint): Promise<AssignmentView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await lockPost(tx, command.post);
      const { from, to } = await momentsOf(tx, command);
      await requireValidPost(tx, command.post, from, to);
      await requireAblePerson(tx, command.person);
      if (command.kind !== 'ASSISTANT') await this.endPredecessor(tx, caller, command, from);
      const appointed = await this.insert(tx, caller, command, from, to);
      const { id, postId, personId, kind, fromAt, toAt } = appointed;
      await writeChange(tx, caller.actor, { kind: 'ASSIGNMENT', ref: id, act: 'CREATED', after: { postId, personId, kind, fromAt, toAt } });
      return appointed;
    });
  }

  /**
   * Ends an assignment, or calls off one that has not begun.
   * @throws DomainError `assignment.not_found` · `assignment.already_ended` · `assignment.in_the_past`
   */
  end(caller: Caller, id: string, { at }: EndAssignment): Promise<AssignmentView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select from assignments where id = $1 for no key update`, [id]);
      const [state] = await tx.query<{ over: boolean; past: boolean }[]>(
        `select coalesce(to_at <= office_now(), false) as over, coalesce($2::timestamptz < office_now(), false) as past from assignments where id = $1`,
        [id, at ?? null],
      );
      if (!state) throw new DomainError('assignment.not_found');
      if (state.over) throw new DomainError('assignment.already_ended');
      if (state.past) throw new DomainError('assignment.in_the_past');
      const ended = await this.change(tx, caller, `to_at = greatest(from_at, coalesce($2, office_now()))`, [id, at ?? null]);
      await writeChange(tx, caller.actor, { kind: 'ASSIGNMENT', ref: id, act: 'CLOSED', after: { toAt: ended.toAt } });
      return ended;
    });
  }

  private async endPredecessor(tx: EntityManager, caller: Caller, { post, kind }: Appoint, from: Date): Promise<void> {
    await tx.query(
      `update assignments set to_at = $3, ended_by = $4, ended_at = office_now()
       where post_id = $1 and kind = $2 and from_at < $3 and (to_at is null or to_at > $3)`,
      [post, kind, from, caller.actor.personId],
    );
  }

  private async insert(
    tx: EntityManager,
    caller: Caller,
    { post, person, kind }: Appoint,
    from: Date,
    to: Date | null,
  ): Promise<AssignmentView> {
    const id = randomUUID();
    try {
      const [row] = await tx.query<AssignmentRow[]>(
        `insert into assignments (id, post_id, person_id, kind, from_at, to_at, created_by) values ($1, $2, $3, $4, $5, $6, $7) returning ${assignmentColumns}`,
        [id, post, person, kind, from, to, caller.actor.personId],
      );
      return assignmentView(row!);
    } catch (error) {
      if (error instanceof QueryFailedError && error.driverError.code === EXCLUSION_VIOLATION) throw new DomainError('assignment.overlaps');
      throw error;
    }
  }

  private async change(tx: EntityManager, caller: Caller, set: string, values: unknown[]): Promise<AssignmentView> {
    const [[row]] = await tx.query<[AssignmentRow[]]>(
      `update assignments set ${set}, ended_by = $${values.length + 1}, ended_at = office_now() where id = $1 returning ${assignmentColumns}`,
      [...values, caller.actor.personId],
    );
    return assignmentView(row!);
  }
}

const EXCLUSION_VIOLATION = '23P01';

/** Changes of one post follow one another. */
async function lockPost(tx: EntityManager, post: string): Promise<void> {
  const [found] = await tx.query<unknown[]>(`select from posts where id = $1 for no key update`, [post]);
  if (!found) throw new DomainError('post.not_found');
}

async function momentsOf(tx: EntityManager, { from, to }: Appoint): Promise<{ from: Date; to: Date | null }> {
  const [{ now }] = await tx.query<[{ now: Date }]>(`select office_now() as now`);
  const begins = from ? new Date(from) : now;
  const ends = to ? new Date(to) : null;
  if (begins < now) throw new DomainError('assignment.in_the_past');
  if (ends && ends <= begins) throw new DomainError('assignment.ends_before_it_begins');
  return { from: begins, to: ends };
}

async function requireValidPost(tx: EntityManager, post: string, from: Date, to: Date | null): Promise<void> {
  const [valid] = await tx.query<unknown[]>(
    `select from posts where id = $1 and valid_from <= ($2::timestamptz at time zone 'Asia/Tehran')::date
       and (valid_to is null or valid_to > (coalesce($3, $2)::timestamptz at time zone 'Asia/Tehran')::date)`,
    [post, from, to],
  );
  if (!valid) throw new DomainError('post.not_valid');
}

async function requireAblePerson(tx: EntityManager, person: string): Promise<void> {
  const [found] = await tx.query<{ disabled: boolean }[]>(`select disabled from people where id = $1`, [person]);
  if (!found) throw new DomainError('person.not_found');
  if (found.disabled) throw new DomainError('person.disabled');
}
