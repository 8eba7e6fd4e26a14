import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { AdminPost, Close, CreatePost, EditPost } from '../../contracts/org-admin';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { postIn, unitIn } from './admin.queries';
import { writeChange } from './changes';
import { closingDay, tasksOfPost } from './closing';
import { requireAdmin } from './org.policy';
import { refusedAs } from './refused-as';

/** Posts come, change their names and go. Whoever works in one that closes leaves it on that day. */
@Injectable()
export class AdminPostsService {
  constructor(private readonly requests: Requests) {}

  /** @throws DomainError `unit.not_found` · `unit.closed` · `post.code_taken` · `post.head_exists` */
  create(caller: Caller, command: CreatePost): Promise<AdminPost> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select from units where id = $1 for update`, [command.unit]);
      const unit = await unitIn(tx, command.unit);
      if (unit.validTo !== null) throw new DomainError('unit.closed');
      const id = randomUUID();
      await insertPost(tx, id, command);
      if (command.rank === 0) await requireOneHead(tx, command.unit);
      const { code, title, kind, rank, maySign } = command;
      await writeChange(tx, caller.actor, {
        kind: 'POST',
        ref: id,
        act: 'CREATED',
        after: { code, title, kind, rank, maySign, unit: unit.name },
      });
      return postIn(tx, id);
    });
  }

  /** @throws DomainError `post.not_found` · `post.closed` · `post.head_exists` */
  edit(caller: Caller, id: string, { title, rank, maySign }: EditPost): Promise<AdminPost> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const before = await this.openPost(tx, id);
      await tx.query(
        `update posts set title = coalesce($2, title), rank = coalesce($3, rank), may_sign = coalesce($4, may_sign) where id = $1`,
        [id, title, rank, maySign],
      );
      if (rank === 0) await requireOneHead(tx, before.unitId);
      const after = await postIn(tx, id);
      await writeChange(tx, caller.actor, { kind: 'POST', ref: id, act: 'EDITED', before: facts(before), after: facts(after) });
      return after;
    });
  }

  /** @throws DomainError `post.not_found` · `post.closed` · `post.has_tasks` · `post.last_clerk` · `closing.in_the_past` · `closing.before_it_begins` */
  close(caller: Caller, id: string, { on }: Close): Promise<AdminPost> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const before = await this.openPost(tx, id);
      const day = await closingDay(tx, before.validFrom, on);
      const tasks = await tasksOfPost(tx, id);
      if (tasks) throw new DomainError('post.has_tasks', { tasks });
      if (before.kind === 'CLERK') await this.requireAnotherClerk(tx, before, day);
      await tx.query(`update posts set valid_to = $2 where id = $1`, [id, day]);
      await tx.query(
        `update assignments set to_at = greatest(from_at, $2::timestamp at time zone 'Asia/Tehran', office_now()), ended_by = $3, ended_at = office_now()
         where post_id = $1 and (to_at is null or to_at > greatest($2::timestamp at time zone 'Asia/Tehran', office_now()))`,
        [id, day, caller.actor.personId],
      );
      await writeChange(tx, caller.actor, { kind: 'POST', ref: id, act: 'CLOSED', after: { validTo: day } });
      return postIn(tx, id);
    });
  }

  private async openPost(tx: EntityManager, id: string): Promise<AdminPost> {
    await tx.query(`select from units where id = (select unit_id from posts where id = $1) for update`, [id]);
    await tx.query(`select from posts where id = $1 for update`, [id]);
    const post = await postIn(tx, id);
    if (post.validTo !== null) throw new DomainError('post.closed');
    return post;
  }

  /** An office in which somebody works registers letters, and for that it needs a clerk. */
  private async requireAnotherClerk(tx: EntityManager, { id, officeId }: AdminPost, day: string): Promise<void> {
    await tx.query(`select from units where id = $1 for update`, [officeId]); // of two clerks who close at the same time one stays
    const [last] = await tx.query<unknown[]>(
      `select from posts p where p.office_id = $1 and p.id <> $2 and (p.valid_to is null or p.valid_to > $3)
       having count(*) > 0 and count(*) filter (where p.kind = 'CLERK' and p.valid_to is null) = 0`,
      [officeId, id, day],
    );
    if (last) throw new DomainError('post.last_clerk');
  }
}

export async function insertPost(
  tx: EntityManager,
  id: string,
  { code, unit, title, kind, rank, maySign, from }: CreatePost,
): Promise<void> {
  await refusedAs('post.code_taken', () =>
    tx.query(
      `insert into posts (id, code, unit_id, office_id, level, province_code, title, kind, rank, may_sign, valid_from)
       select $1, $2, u.id, u.office_id, u.level, u.province_code, $4, $5, $6, $7, greatest(coalesce($8::date, office_today()), u.valid_from) from units u where u.id = $3`,
      [id, code, unit, title, kind, rank, maySign, from ?? null],
    ),
  );
}

async function requireOneHead(tx: EntityManager, unit: string): Promise<void> {
  const [two] = await tx.query<unknown[]>(
    `select from posts a join posts b on b.unit_id = a.unit_id and b.rank = 0 and b.id > a.id
       and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to) and daterange(b.valid_from, b.valid_to) && daterange(office_today(), null)
     where a.unit_id = $1 and a.rank = 0 and daterange(a.valid_from, a.valid_to) && daterange(office_today(), null) limit 1`,
    [unit],
  );
  if (two) throw new DomainError('post.head_exists');
}

const facts = ({ title, rank, maySign }: AdminPost) => ({ title, rank, maySign });
