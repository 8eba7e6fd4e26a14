import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../../../contracts/errors';
import type { TrialOutcome, TrialTask } from './run-trial';

export interface TrialRunnerOptions {
  /** a trial that takes longer is given up */
  limitMs?: number;
  /** what the thread's Node is started with, where that is not what this one was started with */
  execArgv?: string[];
}

/** Runs trials in threads of their own, one after another: they take seconds, and whoever serves people must not. */
export class TrialRunner {
  private readonly options: TrialRunnerOptions & { limitMs: number };
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: TrialRunnerOptions = {}) {
    this.options = { limitMs: 120_000, ...options };
  }

  /** @throws DomainError `trial.too_long` */
  run(task: TrialTask): Promise<TrialOutcome> {
    const turn = this.last.then(() => this.alone(task));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async alone(task: TrialTask): Promise<TrialOutcome> {
    const worker = new Worker(join(__dirname, `trial.worker${extname(__filename)}`), {
      ...(this.options.execArgv && { execArgv: this.options.execArgv }),
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.unref();
    try {
      worker.postMessage(task);
      const [outcome] = (await once(worker, 'message', { signal: AbortSignal.timeout(this.options.limitMs) })) as [TrialOutcome];
      return outcome;
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      if (name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY') throw new DomainError('trial.too_long');
      throw error;
    } finally {
      await worker.terminate();
    }
  }
}
