import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { hash } from '@node-rs/argon2';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../config/env';
import { AppModule } from '../../src/app.module';
import { argon2Options } from '../../src/auth/passwords';
import { FeelPool } from '../../src/routing/feel/feel-pool';
import { Examiner } from '../../src/routing/library/examiner';
import { TrialRunner } from '../../src/routing/trial/trial-runner';
import { configureApp } from '../../src/platform/http/configure-app';
import { createTestDatabase } from '../support/database';
import { feelPool } from '../support/feel-pool';
import { trialRunner } from '../support/trial-runner';
import { examiner } from '../support/examiner';

export const PASSWORD = 'کبوتر نامه‌بر ۱۴۰۴';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

interface Asking {
  body?: unknown;
  headers?: Record<string, string>;
  session?: string;
}

/** The API on a port of its own, with a database of its own. */
export class RunningApi {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly databaseUrl: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /** @param controllers more routes, for what no capability does on purpose */
  static async start({ controllers = [], env = {} }: { controllers?: Type[]; env?: Record<string, string> } = {}): Promise<RunningApi> {
    const database = await createTestDatabase();
    const config = loadConfig({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS,
      NODE_ENV: 'test',
      TASK_QUEUE: `test-${randomUUID()}`,
      ...env,
    });
    const testing = await Test.createTestingModule({ imports: [AppModule.for(config)], controllers })
      .overrideProvider(Examiner)
      .useValue(examiner({ limitMs: 6_000 }))
      .overrideProvider(FeelPool)
      .useValue(feelPool())
      .overrideProvider(TrialRunner)
      .useValue(trialRunner())
      .compile();
    const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false, forceCloseConnections: true });
    configureApp(app, config);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new RunningApi(app, `http://127.0.0.1:${port}`, database.url, database.drop);
  }

  get db(): DataSource {
    return this.app.get(DataSource);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.dropDatabase();
  }

  async ask<T = Record<string, unknown>>(method: string, path: string, { body, headers, session }: Asking = {}): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(session && { cookie: session }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  /** @returns the session cookie */
  async signIn(username: string, password = PASSWORD): Promise<string> {
    const { status, headers } = await this.ask('POST', '/api/auth/sign-in', { body: { username, password } });
    if (status !== 200) throw new Error(`signing in was answered with ${status}`);
    return cookieOf(headers);
  }
}

export const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** A unit with posts and people of its own, whatever else the organisation has. */
export async function addPerson(
  db: DataSource,
  username: string,
  posts: readonly string[],
  { disabled = false } = {},
): Promise<{ id: string; postIds: string[] }> {
  passwordHash ??= await hash(PASSWORD, argon2Options);
  const unit = randomUUID();
  await db.query(
    `insert into units (id, code, number_code, name, short_name, level, kind, office_id, valid_from) values ($1, $2, '99', 'دفتر آزمون', 'آزمون', 'HEADQUARTERS', 'OFFICE', $1, '2020-01-01')`,
    [unit, `test-${unit}`],
  );
  const id = randomUUID();
  await db.query(
    `insert into people (id, username, name, clearance, password_hash, disabled) values ($1, $2, 'کارمند آزمون', 'CONFIDENTIAL', $3, $4)`,
    [id, username, passwordHash, disabled],
  );
  const postIds: string[] = [];
  for (const [rank, title] of posts.entries()) {
    const postId = randomUUID();
    await db.query(
      `insert into posts (id, code, unit_id, office_id, level, title, kind, rank, may_sign, valid_from) values ($1, $2, $3, $3, 'HEADQUARTERS', $4, $5, $6, $7, '2020-01-01')`,
      [postId, `test-${postId}`, unit, title, rank === 0 ? 'HEAD' : 'EXPERT', rank, rank === 0],
    );
    await db.query(
      `insert into assignments (id, post_id, person_id, kind, from_at) values ($1, $2, $3, 'HOLDER', office_now() - interval '1 day')`,
      [randomUUID(), postId, id],
    );
    postIds.push(postId);
  }
  return { id, postIds };
}

let passwordHash: string | undefined;
