import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import { type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { AdminPerson, CreatePerson, EditPerson, PersonWithPassword } from '../../contracts/org-admin';
import { argon2Options } from '../auth/passwords';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { personIn } from './admin.queries';
import { writeChange } from './changes';
import { requireAdmin } from './org.policy';
import { refusedAs } from './refused-as';

/** People and how they sign in. A password made here is told once and kept as its hash only. */
@Injectable()
export class AdminPeopleService {
  constructor(private readonly requests: Requests) {}

  /** @throws DomainError `person.username_taken` */
  create(caller: Caller, { username, name, clearance, isAdmin }: CreatePerson): Promise<PersonWithPassword> {
    return this.withPassword(caller, async (tx, passwordHash) => {
      const id = randomUUID();
      await refusedAs('person.username_taken', () =>
        tx.query(`insert into people (id, username, name, clearance, is_admin, password_hash) values ($1, $2, $3, $4, $5, $6)`, [
          id,
          username,
          name,
          clearance,
          isAdmin,
          passwordHash,
        ]),
      );
      await writeChange(tx, caller.actor, { kind: 'PERSON', ref: id, act: 'CREATED', after: { username, name, clearance, isAdmin } });
      return id;
    });
  }

  /** Whoever is disabled is signed out everywhere. @throws DomainError `person.not_found` · `person.last_admin` */
  edit(caller: Caller, id: string, command: EditPerson): Promise<AdminPerson> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select from people where is_admin order by id for update`); // of two who go at the same time one stays
      const before = await personIn(tx, id);
      await tx.query(
        `update people set name = coalesce($2, name), clearance = coalesce($3, clearance), is_admin = coalesce($4, is_admin), disabled = coalesce($5, disabled) where id = $1`,
        [id, command.name, command.clearance, command.isAdmin, command.disabled],
      );
      const [admin] = await tx.query<unknown[]>(`select from people where is_admin and not disabled limit 1`);
      if (!admin) throw new DomainError('person.last_admin');
      if (command.disabled) await tx.query(`delete from sessions where person_id = $1`, [id]);
      await writeChange(tx, caller.actor, { kind: 'PERSON', ref: id, act: 'EDITED', before: { ...before }, after: { ...command } });
      return personIn(tx, id);
    });
  }

  /** Signs the person out everywhere. @throws DomainError `person.not_found` */
  resetPassword(caller: Caller, id: string): Promise<PersonWithPassword> {
    return this.withPassword(caller, async (tx, passwordHash) => {
      await personIn(tx, id);
      await tx.query(`update people set password_hash = $2 where id = $1`, [id, passwordHash]);
      await tx.query(`delete from sessions where person_id = $1`, [id]);
      await writeChange(tx, caller.actor, { kind: 'PERSON', ref: id, act: 'PASSWORD_RESET' });
      return id;
    });
  }

  /** The answer that is kept for the same request holds no password. */
  private async withPassword(
    caller: Caller,
    work: (tx: EntityManager, passwordHash: string) => Promise<string>,
  ): Promise<PersonWithPassword> {
    requireAdmin(caller.actor);
    const password = newPassword();
    const passwordHash = await hash(password, argon2Options);
    let made: PersonWithPassword | undefined;
    const answer = await this.requests.once(caller, async (tx) => {
      made = { person: await personIn(tx, await work(tx, passwordHash)), password: null };
      return made;
    });
    return answer === made ? { ...answer, password } : answer; // the request came before: whoever asked was told then
  }
}

/** Letters and digits nobody takes for one another, in groups that can be read out: 74 bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
