import { setTimeout as pause } from 'node:timers/promises';
import { deliveryAt, offices, readDirectory, signIn, usernames, type Directory, type Office } from '../chaos/cast';
import type { OwnSystem } from '../chaos/own-system';
import { type Person, Refused } from '../people/person';
import { ask } from '../launch/postgres';
import { type Pace, pauseBefore } from './pace';

/** Whoever finds nothing to do looks again after that. */
const TOO_EARLY_MS = 150;

type Done = (act: string, ms: number, settled: boolean) => void;

/** The people of the office at work over HTTP, with what they do timed. */
export class BenchOffice {
  /** tries that came before there was something to do */
  tooEarly = 0;

  private constructor(
    private readonly system: OwnSystem,
    private readonly directory: Directory,
    private readonly people: Map<string, Person>,
  ) {}

  static async opened(system: OwnSystem): Promise<BenchOffice> {
    const api = system.apis[0]!;
    return new BenchOffice(system, await readDirectory(system.databaseUrl), await signIn(usernames, api));
  }

  /** A letter of the nth office, to the next one. @returns its id */
  async drafted(n: number, wait?: number): Promise<string> {
    const { drafter } = this.office(n);
    const { processId } = await this.person(drafter).post(
      '/api/letters',
      {
        post: this.directory.post(drafter),
        subject: 'ابلاغ دستورالعمل',
        body: 'با سلام، به پیوست برای اقدام تقدیم می‌شود.',
        recipients: [{ role: 'MAIN', unit: this.directory.unit(this.office(n + 1).code) }],
      },
      { ...(wait !== undefined && { wait }) },
    );
    return processId;
  }

  submit(n: number, letter: string, done: Done, wait?: number): Promise<void> {
    const { drafter, reviewer, head } = this.office(n);
    const { post } = this.directory;
    return this.act(
      drafter,
      'submit',
      `/api/letters/${letter}/tasks/draft.1`,
      { outcome: 'submitted', version: 1, reviewers: [post(reviewer)], signers: [post(head)] },
      done,
      wait,
    );
  }

  approve = (n: number, letter: string, done: Done, wait?: number) =>
    this.act(
      this.office(n).reviewer,
      'approve',
      `/api/letters/${letter}/tasks/review.1.1`,
      { outcome: 'approved', version: 1 },
      done,
      wait,
    );

  sign = (n: number, letter: string, done: Done, wait?: number) =>
    this.act(this.office(n).head, 'sign', `/api/letters/${letter}/tasks/sign.1.1`, { outcome: 'signed', version: 1 }, done, wait);

  see = (n: number, letter: string, done: Done, wait?: number) =>
    this.act(this.office(n + 1).head, 'see', `${this.desk(n, letter)}/seen`, undefined, done, wait);

  close = (n: number, letter: string, done: Done, wait?: number) =>
    this.act(this.office(n + 1).head, 'close', this.desk(n, letter), { outcome: 'closed' }, done, wait);

  /** From the first draft until its receiver has done with it, at that pace; with `wait` as fast as the next step is there. @returns the letter */
  async lifecycle(n: number, pace: Pace, wait?: number): Promise<string> {
    const letter = await this.drafted(n, wait);
    for (const step of ['submit', 'approve', 'sign', 'see', 'close'] as const) {
      if (wait === undefined || step === 'see') await pause(pauseBefore(step, pace));
      await this[step](n, letter, () => {}, wait);
    }
    return letter;
  }

  /** @throws when some of the letters are still open after that time */
  async allClosed(letters: readonly string[], withinMs = 60_000): Promise<void> {
    for (const end = Date.now() + withinMs; ; await pause(100)) {
      const [left] = await ask<{ open: number }>(
        this.system.databaseUrl,
        `select count(*)::int as open from processes where id = any($1) and closed_at is null`,
        [letters],
      );
      if (!left!.open) return;
      if (Date.now() > end) throw new Error(`${left!.open} letters are still open`);
    }
  }

  private async act(username: string, name: string, path: string, body: unknown, done: Done, wait?: number): Promise<void> {
    for (;;) {
      const began = performance.now();
      try {
        const { settled } = await this.person(username).post(path, body, { ...(wait !== undefined && { wait }) });
        return done(name, performance.now() - began, settled);
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 404) throw error;
        this.tooEarly += 1;
        await pause(TOO_EARLY_MS);
      }
    }
  }

  private desk = (n: number, letter: string) => `/api/desks/${deliveryAt(letter, this.directory.unit(this.office(n + 1).code))}/attend.1`;
  private office = (n: number): Office => offices[n % offices.length]!;
  private person = (username: string): Person => this.people.get(username)!;
}
