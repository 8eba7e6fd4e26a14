import { randomUUID } from 'node:crypto';
import type { ActRecorded } from '../../contracts/tasks';
import type { Problem } from '../../contracts/problem';

/** A refusal as the caller sees it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${status} ${problem.code}: ${problem.title}`);
  }
}

interface Options {
  /** the same key again asks for the first answer again */
  key?: string;
  /** seconds to wait for the process's next step */
  wait?: number;
  /** milliseconds after which no answer is expected any more; what became of the command is then unknown */
  timeoutMs?: number;
}

/** Somebody at a browser: signs in and speaks to the API over HTTP, as the screens do. */
export class Person {
  private cookie = '';

  constructor(
    readonly username: string,
    private readonly baseUrl: string,
  ) {}

  static async signedIn(username: string, password: string, baseUrl: string): Promise<Person> {
    const person = new Person(username, baseUrl);
    await person.signIn(password);
    return person;
  }

  /** The same session at another API. */
  at(baseUrl: string): Person {
    const person = new Person(this.username, baseUrl);
    person.cookie = this.cookie;
    return person;
  }

  async signIn(password: string): Promise<void> {
    const response = await this.send('POST', '/api/auth/sign-in', { username: this.username, password });
    this.cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    await response.arrayBuffer();
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)).json() as Promise<T>;
  }

  /** What is told in words, as `/api/letters/:id/path?format=text`. */
  async text(path: string): Promise<string> {
    return (await this.send('GET', path)).text();
  }

  async post<T = ActRecorded>(path: string, body?: unknown, options?: Options): Promise<T> {
    return this.command('POST', path, body, options);
  }

  async put<T = ActRecorded>(path: string, body: unknown, options?: Options): Promise<T> {
    return this.command('PUT', path, body, options);
  }

  async patch<T = void>(path: string, body: unknown, options?: Options): Promise<T> {
    return this.command('PATCH', path, body, options);
  }

  async delete<T = void>(path: string, options?: Options): Promise<T> {
    return this.command('DELETE', path, undefined, options);
  }

  /** A file as it is; its name goes in the path. */
  async upload<T = void>(path: string, file: Uint8Array<ArrayBuffer>, mime: string, method: 'POST' | 'PUT' = 'POST'): Promise<T> {
    return this.command(method, path, new Blob([file], { type: mime }), {});
  }

  private async command<T>(method: string, path: string, body: unknown, { key = randomUUID(), wait, timeoutMs }: Options = {}): Promise<T> {
    const headers = { 'idempotency-key': key, ...(wait !== undefined && { prefer: `wait=${wait}` }) };
    const response = await this.send(method, path, body, headers, timeoutMs);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** @throws Refused */
  private async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    timeoutMs?: number,
  ): Promise<Response> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: {
        ...headers,
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(timeoutMs !== undefined && { signal: AbortSignal.timeout(timeoutMs) }),
    });
    if (!response.ok) throw new Refused(response.status, (await response.json()) as Problem);
    return response;
  }
}
