import { randomUUID } from 'node:crypto';
import type { Page } from '../../contracts/org';
import type { ChangeView } from '../../contracts/org-changes';
import type { Problem } from '../../contracts/problem';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { RunningApi, type Answer } from './running-api';

/** An administrator of the organisation, and somebody who is none. */
export class Administration {
  private constructor(
    readonly api: RunningApi,
    readonly admin: string,
    readonly expert: string,
  ) {}

  static async open(): Promise<Administration> {
    const api = await RunningApi.start();
    const [admin, expert] = [await api.signIn('admin', DEVELOPMENT_PASSWORD), await api.signIn('2301.expert1', DEVELOPMENT_PASSWORD)];
    return new Administration(api, admin, expert);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.api.ask<T>('GET', `/api/admin/${path}`, { session: this.admin })).body;
  }

  /** @returns the answer, and in short what it says: `done`, or `409 unit.closed` */
  async send<T>(
    method: string,
    path: string,
    body: unknown = {},
    { session = this.admin, key = randomUUID() as string } = {},
  ): Promise<Answer<T & Problem> & { says: string }> {
    const at = path.startsWith('/') ? path : `/api/admin/${path}`;
    const answer = await this.api.ask<T & Problem>(method, at, { body, session, headers: { 'idempotency-key': key } });
    return { ...answer, says: answer.status < 300 ? 'done' : `${answer.status} ${answer.body.code}` };
  }

  async idOf(table: 'units' | 'posts' | 'people', code: string): Promise<string> {
    const rows: { id: string }[] = await this.api.db.query(
      `select id from ${table} where ${table === 'people' ? 'username' : 'code'} = $1`,
      [code],
    );
    if (!rows[0]) throw new Error(`${table} have no ${code}`);
    return rows[0].id;
  }

  async changesOf(ref: string): Promise<ChangeView[]> {
    return (await this.get<Page<ChangeView>>(`changes?ref=${ref}`)).items;
  }
}
