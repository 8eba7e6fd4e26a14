import { setTimeout as pause } from 'node:timers/promises';
import type { OwnSystem } from '../chaos/own-system';
import { ask } from '../launch/postgres';
import { quantile, sideBySide } from './measures';
import type { BenchOffice } from './office';
import type { Line } from './report';

const WAIT_SECONDS = 2;

/** How long a person waits for the answer, which means that it is durable, and for the next step, when they ask to. */
export async function answers(office: BenchOffice, lettersEach: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const users of [1, 16]) {
    const count = users === 1 ? lettersEach * 2 : (lettersEach * users) / 2;
    const answered = new Times();
    const next = new Times();
    await sideBySide(count * 2, users, async (n) => {
      const wait = n % 2 ? WAIT_SECONDS : undefined;
      const done = (_: string, ms: number, settled: boolean) => (wait ? next : answered).add(ms, settled);
      const letter = await office.drafted(n, WAIT_SECONDS);
      await office.submit(n, letter, done, wait);
      await office.approve(n, letter, done, wait);
      await office.sign(n, letter, done, wait);
    });
    await pause(1500);
    const who = users === 1 ? '1 user' : `${users} users`;
    lines.push(
      {
        name: `act → durable answer, ${who}, p95`,
        unit: 'ms',
        measured: answered.p95,
        note: answered.note,
        ...(users === 1 && { aim: { most: 50 } }),
      },
      {
        name: `act → next step there, ${who}, p95`,
        unit: 'ms',
        measured: next.p95,
        note: `${next.note}, ${next.unsettled} not within ${WAIT_SECONDS} s`,
        ...(users === 1 && { aim: { most: 150 } }),
      },
    );
  }
  return lines;
}

/** The same answer with Temporal frozen, and with Temporal dead; afterwards everything goes on by itself. */
export async function answersInAnOutage(system: OwnSystem, office: BenchOffice, letters: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const how of ['frozen', 'dead'] as const) {
    const drafts: string[] = [];
    for (let n = 0; n < letters * 2; n++) drafts.push(await office.drafted(n, WAIT_SECONDS));
    const stopped = Date.now();
    const back = how === 'dead' ? system.takeAway('Temporal') : freeze(system);
    const one = new Times();
    const many = new Times();
    for (let n = 0; n < letters; n++) await office.submit(n, drafts[n]!, (_, ms) => one.add(ms));
    await sideBySide(letters, 16, (n) => office.submit(letters + n, drafts[letters + n]!, (_, ms) => many.add(ms)));
    const seconds = (Date.now() - stopped) / 1000;
    back();
    const caughtUp = await reviewed(system, drafts);
    lines.push(
      { name: `act → durable answer, Temporal ${how}, 1 user, p95`, unit: 'ms', measured: one.p95, aim: { most: 300 }, note: one.note },
      { name: `act → durable answer, Temporal ${how}, 16 users, p95`, unit: 'ms', measured: many.p95, aim: { most: 300 }, note: many.note },
      { name: `· all next steps there after it is back`, unit: 's', measured: caughtUp, note: `it was away for ${seconds.toFixed(1)} s` },
    );
  }
  return lines;
}

function freeze(system: OwnSystem): () => void {
  const { pid } = system.mark('Temporal')!;
  process.kill(pid, 'SIGSTOP');
  return () => void process.kill(pid, 'SIGCONT');
}

/** @returns seconds until the reviewers have them all */
async function reviewed(system: OwnSystem, letters: string[]): Promise<number> {
  const began = Date.now();
  for (;;) {
    const [found] = await ask<{ count: number }>(
      system.databaseUrl,
      `select count(*)::int as count from tasks where process_id = any($1) and key = 'review.1.1'`,
      [letters],
    );
    if (found!.count === letters.length) return (Date.now() - began) / 1000;
    if (Date.now() > began + 90_000) throw new Error(`${letters.length - found!.count} letters did not go on after the outage`);
    await pause(100);
  }
}

class Times {
  unsettled = 0;
  private readonly all: number[] = [];

  add(ms: number, settled = true): void {
    this.all.push(ms);
    if (!settled) this.unsettled += 1;
  }

  get p95(): number {
    return quantile(this.all, 0.95);
  }

  get note(): string {
    return `p50 ${quantile(this.all, 0.5).toFixed(1)}, p99 ${quantile(this.all, 0.99).toFixed(1)}, ${this.all.length} acts`;
  }
}
