import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HeldPost } from '../../contracts/auth';
import type { PersonRef } from '../../contracts/path';
import type { ActorPost } from './actor';

interface Account {
  id: string;
  username: string;
  name: string;
  password_hash: string | null;
  disabled: boolean;
}

/** What signing in and "who am I" read of people and posts. */
@Injectable()
export class AuthQueries {
  constructor(private readonly db: DataSource) {}

  async account(by: { username: string } | { id: string }): Promise<Account | undefined> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['username', by.username];
    const [account] = await this.db.query<Account[]>(
      `select id, username, name, password_hash, disabled from people where ${column} = $1`,
      [value],
    );
    return account;
  }

  /** The office's time. */
  async now(): Promise<string> {
    const [row] = await this.db.query<{ now: Date }[]>('select office_now() as now');
    return row!.now.toISOString();
  }

  /** The posts in words, in the order given. */
  async describe(posts: readonly ActorPost[]): Promise<HeldPost[]> {
    const rows = await this.db.query<{ id: string; title: string; unit_name: string; office_name: string }[]>(
      `select p.id, p.title, u.name as unit_name, o.name as office_name
       from posts p join units u on u.id = p.unit_id join units o on o.id = p.office_id where p.id = any($1::uuid[])`,
      [posts.map(({ postId }) => postId)],
    );
    const people = await this.db.query<PersonRef[]>(`select id, name from people where id = any($1::uuid[])`, [
      posts.filter(({ scope }) => scope).map(({ holderId }) => holderId),
    ]);
    const words = new Map(rows.map((row) => [row.id, row]));
    return posts.map(({ postId, unitId, officeId, kind, postKind, maySign, scope, until, holderId }) => ({
      postId,
      title: words.get(postId)?.title ?? '',
      unitId,
      unitName: words.get(postId)?.unit_name ?? '',
      officeId,
      officeName: words.get(postId)?.office_name ?? '',
      kind,
      postKind,
      maySign,
      standsIn: scope && until ? { scope, absent: people.find(({ id }) => id === holderId)!, until: new Date(until).toISOString() } : null,
    }));
  }
}
