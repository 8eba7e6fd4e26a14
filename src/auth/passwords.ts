import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { DomainError } from '../../contracts/errors';

/** argon2id as OWASP gives it: 19 MiB, two passes, one lane. */
export const argon2Options: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const AT_ONCE = availableParallelism();
/** What clears in about two seconds; whoever comes after that is asked to come back. */
const WAITING = 50 * AT_ONCE;

/** Checks passwords, a few at a time: eight in the morning everybody signs in, and the rest of the office must not stand still. */
@Injectable()
export class Passwords {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  /** somebody's who does not exist, so that an unknown name takes as long as a wrong password */
  private readonly nobody = hash('nobody', argon2Options);

  /** @param before asked when it is this check's turn; what it throws is thrown · @throws DomainError `auth.busy` */
  async matches(password: string, stored: string | undefined, before: () => Promise<void>): Promise<boolean> {
    await this.turn();
    try {
      await before();
      const same = await verify(stored ?? (await this.nobody), password);
      return same && stored !== undefined;
    } finally {
      const next = this.waiting.shift();
      if (next)
        next(); // the place is handed over, so that nobody slips in between
      else this.busy -= 1;
    }
  }

  private async turn(): Promise<void> {
    if (this.busy < AT_ONCE) {
      this.busy += 1;
      return;
    }
    if (this.waiting.length >= WAITING) throw new DomainError('auth.busy', { retryAfter: 2 });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
