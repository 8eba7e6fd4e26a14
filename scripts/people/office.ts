import type { MyPost } from '../../contracts/org';
import { Person, Refused } from './person';

/** A person in the first of their posts; an admin may have none. */
export interface Seat {
  person: Person;
  post: string;
  unit: string;
}

const PATIENCE_MS = 20_000;

/** The people of a running office by their usernames; each signs in once. */
export class OfficePeople {
  private readonly seats = new Map<string, Promise<Seat>>();

  constructor(
    readonly baseUrl: string,
    private readonly password: string,
  ) {}

  at(username: string): Promise<Seat> {
    const known = this.seats.get(username);
    if (known) return known;
    const seat = this.sitDown(username);
    this.seats.set(username, seat);
    return seat;
  }

  async all(usernames: string[]): Promise<Seat[]> {
    return Promise.all(usernames.map((username) => this.at(username)));
  }

  private async sitDown(username: string): Promise<Seat> {
    const person = await Person.signedIn(username, this.password, this.baseUrl);
    const [post] = await person.get<MyPost[]>('/api/org/me/posts');
    return { person, post: post?.postId ?? '', unit: post?.unitId ?? '' };
  }
}

/** Does it as soon as the office has come so far: a task that is not open yet is asked for again. */
export async function whenOpen<T>(act: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  for (const end = Date.now() + patienceMs; ; await pause(100)) {
    try {
      return await act();
    } catch (error) {
      const early =
        error instanceof Refused && ['task.not_found', 'process.not_found', 'inquiry.not_answered_yet'].includes(error.problem.code);
      if (!early || Date.now() > end) throw error;
    }
  }
}

/** @throws when it does not come true in time */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, patienceMs = PATIENCE_MS): Promise<T> {
  for (const end = Date.now() + patienceMs; ; await pause(150)) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited ${patienceMs / 1000} s in vain: ${what}.`);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
