import { resolve } from 'node:path';
import type { Config } from '../../config/env';
import { Audit } from './audit';
import { board } from './board.checks';
import type { Check, Violation } from './check';
import { signatures } from './content.checks';
import { deadlines } from './deadlines.checks';
import { files } from './files.checks';
import { chain, ends, head } from './journal.checks';
import { books, numbers } from './numbers.checks';
import { ages } from './owed.checks';
import { progress } from './progress.checks';
import { routes } from './routes.checks';
import { closed, open, unknown } from './runs.checks';
import { clocks, holders, lateness, parties, tasks } from './tasks.checks';

/** What one check has found. */
export interface Result {
  id: string;
  title: string;
  ok: boolean;
  violations: Violation[];
  /** how much it looked at */
  seen: Record<string, number>;
  ms: number;
}

/** Every promise of the system, one after another. */
export const checks: readonly Check[] = [
  open,
  unknown,
  closed,
  books,
  holders,
  progress,
  lateness,
  files,
  signatures,
  ages, // the numbered invariants, in their order
  chain,
  head,
  ends,
  tasks,
  clocks,
  deadlines,
  routes,
  parties,
  numbers,
  board,
];

interface Options {
  /** told as each check ends */
  onResult?: (result: Result) => void;
  patienceMs?: number;
}

/** @returns what each check has found; one that cannot look is broken, with the reason */
export async function examine(config: Config, { onResult, patienceMs }: Options = {}): Promise<Result[]> {
  const audit = await Audit.open({
    databaseUrl: config.DATABASE_URL,
    temporal: {
      address: config.TEMPORAL_ADDRESS,
      namespace: config.TEMPORAL_NAMESPACE,
      taskQueue: config.TASK_QUEUE,
      payloadKey: config.PAYLOAD_KEY,
    },
    storageDir: resolve(config.STORAGE_DIR),
    ...(patienceMs !== undefined && { patienceMs }),
  });
  try {
    const results: Result[] = [];
    for (const check of checks) {
      const result = await resultOf(check, audit);
      results.push(result);
      onResult?.(result);
    }
    return results;
  } finally {
    await audit.close();
  }
}

async function resultOf({ id, title, run }: Check, audit: Audit): Promise<Result> {
  const began = performance.now();
  const violations = await run(audit).catch((error: unknown) => [{ where: 'this check', what: `could not look: ${messageOf(error)}` }]);
  return { id, title, ok: violations.length === 0, violations, seen: audit.takeCounts(), ms: Math.round(performance.now() - began) };
}

function messageOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
