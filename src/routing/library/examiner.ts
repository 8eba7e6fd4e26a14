import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Finding } from '../compile/findings';
import type { ExaminedRoute, RouteFile } from './examine';
import type { DecisionFile, ExaminedDecisions } from './examine-decisions';

/** What the thread is asked for. */
export type Examination = { route: RouteFile } | { decisions: readonly DecisionFile[] };

export interface ExaminerOptions {
  /** a file that takes longer is given up, and its thread with it */
  limitMs?: number;
  /** what the thread's Node is started with, where that is not what this one was started with */
  execArgv?: string[];
}

/** Examines files in a thread of its own, one after another, so that one without an end costs whoever brought it and not the server. */
export class Examiner {
  private readonly options: ExaminerOptions & { limitMs: number };
  private last: Promise<unknown> = Promise.resolve();
  private thread: Promise<Worker> | undefined;

  constructor(options: ExaminerOptions = {}) {
    this.options = { limitMs: 20_000, ...options };
  }

  /** Never throws for what is in the file: what cannot be examined within the limits of time and memory is a finding, too. */
  route(file: RouteFile): Promise<ExaminedRoute> {
    return this.inTurn(
      async () =>
        (await this.examined<ExaminedRoute>({ route: file })) ?? {
          report: { publishable: false, verdict: null, elements: [], findings: [this.tooHard()] },
        },
    );
  }

  /** Files that lie together, each with its report. Never throws, as above; what cannot be told of one is said of each. */
  decisions(files: readonly DecisionFile[]): Promise<ExaminedDecisions[]> {
    return this.inTurn(
      async () =>
        (await this.examined<ExaminedDecisions[]>({ decisions: files })) ??
        files.map(({ name }) => ({ name, report: { usable: false, decisions: [], findings: [this.tooHard()] } })),
    );
  }

  async close(): Promise<void> {
    await (await this.thread)?.terminate();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** @returns undefined when it was given up */
  private async examined<T>(wanted: Examination): Promise<T | undefined> {
    const worker = await (this.thread ??= this.begin().catch((error: unknown) => this.lost(error)));
    const limit = AbortSignal.timeout(this.options.limitMs);
    worker.postMessage(wanted);
    try {
      const [examined] = (await once(worker, 'message', { signal: limit })) as [T];
      return examined;
    } catch {
      this.thread = undefined;
      await worker.terminate();
      return undefined;
    }
  }

  private async begin(): Promise<Worker> {
    const worker = new Worker(join(__dirname, `examine.worker${extname(__filename)}`), {
      ...(this.options.execArgv && { execArgv: this.options.execArgv }),
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.unref();
    worker.on('error', () => undefined); // it may still run out of memory while it is being ended
    await once(worker, 'message');
    return worker;
  }

  private tooHard(): Finding {
    return { code: 'file.too_hard', severity: 'error', params: { seconds: this.options.limitMs / 1000 } };
  }

  private lost(error: unknown): never {
    this.thread = undefined;
    throw error;
  }
}
