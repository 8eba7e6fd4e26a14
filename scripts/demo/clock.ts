import type { Person } from '../people/person';

/** The clock of a practice office, in the hand of its admin. */
export class Clock {
  constructor(private readonly admin: Person) {}

  async now(): Promise<Date> {
    return new Date((await this.admin.get<{ now: string }>('/api/practice/clock')).now);
  }

  /** @param ms forward */
  async move(ms: number): Promise<void> {
    await this.admin.post('/api/practice/clock', { byMs: ms });
  }

  async to(instant: Date): Promise<void> {
    if (instant > (await this.now())) await this.admin.post('/api/practice/clock', { to: instant.toISOString() });
  }
}
