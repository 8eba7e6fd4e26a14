import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActRecorded } from '../../contracts/tasks';
import { type Person, Refused } from '../people/person';
import type { Chance } from './chance';
import type { Ledger } from './ledger';
import { type Patience, Stuck } from './patience';

export interface Send {
  method?: 'POST' | 'PUT';
  body?: unknown;
  /** refusals that mean "not yet" */
  notYet?: readonly string[];
  /** refusals with which one can live: the command then has no effect */
  orElse?: readonly string[];
}

const NOT_OPEN_YET = ['task.not_found', 'process.not_found'];
const ANSWER_WITHIN_MS = 8000;

/** Sends commands until it knows what became of them: to any API, each under one key, however often it has to ask. */
export class Player {
  constructor(
    readonly username: string,
    private readonly atEachApi: readonly Person[],
    private readonly chance: Chance,
    private readonly ledger: Ledger,
    private readonly patience: Patience,
  ) {}

  /** @throws Refused · Stuck when it does not become possible in time */
  async act<T extends object = ActRecorded>(path: string, send: Send & { orElse: readonly string[] }): Promise<T | undefined>;
  async act<T extends object = ActRecorded>(path: string, send?: Send): Promise<T>;
  async act<T extends object = ActRecorded>(
    path: string,
    { method = 'POST', body, notYet = [], orElse = [] }: Send = {},
  ): Promise<T | undefined> {
    const key = randomUUID();
    const wait = this.chance.is(0.5) ? 2 : undefined; // half of them are in no hurry
    const began = Date.now();
    const entry = this.ledger.open(key, this.username, `${method} ${path}`);
    let api = this.chance.between(0, this.atEachApi.length - 1);
    for (let attempt = 0; ; attempt++) {
      try {
        const person = this.atEachApi[api]!;
        const options = { key, timeoutMs: ANSWER_WITHIN_MS, ...(wait !== undefined && { wait }) };
        const answer = await (method === 'PUT' ? person.put<T>(path, body, options) : person.post<T>(path, body, options));
        const { processId, seq } = answer as Partial<ActRecorded>;
        Object.assign(entry, { verdict: 'acknowledged', tookMs: Date.now() - began, ...(processId && { processId, seq }) });
        return answer;
      } catch (error) {
        const code = error instanceof Refused ? error.problem.code : undefined;
        entry.tookMs = Date.now() - began;
        if (!code || isOutage(error as Refused)) {
          if (code && (error as Refused).status === 500) this.ledger.faults.push(`${entry.what}: ${(error as Error).message}`);
          entry.retries += 1;
          api = (api + 1) % this.atEachApi.length;
        } else if (!NOT_OPEN_YET.includes(code) && !notYet.includes(code)) {
          Object.assign(entry, { verdict: 'refused', code });
          if (orElse.includes(code)) return undefined;
          throw new Error(`${this.username}: ${entry.what}: ${(error as Error).message}`, { cause: error });
        }
        if (this.patience.isOver(began))
          throw new Stuck(`${this.username}: ${entry.what} waits since ${Math.round(entry.tookMs / 1000)} s: ${(error as Error).message}`);
        await pause(Math.min(1000, 100 + 50 * attempt));
      }
    }
  }
}

/** The sender cannot know whether it happened. */
const isOutage = ({ status }: Refused) => status >= 500 || status === 429;
