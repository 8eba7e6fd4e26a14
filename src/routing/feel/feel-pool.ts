import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Evaluated, Question } from '../../../contracts/route-events';
import type { IncidentCode } from '../../../contracts/routing.errors';
import type { Plans } from './evaluate';
import { jsonOf } from './feel-values';
import type { Decisions, Facts } from './facts';

export interface FeelPoolOptions {
  threads?: number;
  /** an expression that takes longer is ended, and its thread with it */
  limitMs?: number;
  /** what a thread's Node is started with, where that is not what this one was started with */
  execArgv?: string[];
}

/** How much longer what was late has, the second time. */
const AGAIN = 5;

interface Thread {
  worker: Worker;
  begun: Int32Array;
  ready: Promise<void>;
  facts: string;
}

interface Job {
  question: Question;
  facts: Facts;
  plans: Plans;
  resolve(evaluated: Evaluated): void;
}

/** Evaluates questions of routes in threads of their own, so that an expression without an end costs its route and nobody else. */
export class FeelPool {
  private readonly idle: Thread[] = [];
  private readonly queue: Job[] = [];
  private readonly threads = new Set<Thread>();
  private readonly options: FeelPoolOptions & { threads: number; limitMs: number };
  private isClosed = false;

  constructor(options: FeelPoolOptions = {}) {
    this.options = { threads: 2, limitMs: 200, ...options };
  }

  /** Every question gets its answer; what went wrong is in it. */
  async evaluate(questions: readonly Question[], facts: Facts, decisions?: Decisions): Promise<Evaluated[]> {
    const ask = (question: Question) => {
      const plans = plansFor(question, decisions);
      return new Promise<Evaluated>((resolve) => this.queue.push({ question, facts, plans, resolve }) && this.next());
    };
    const results = await Promise.all(questions.map(ask));
    return Promise.all(results.map((evaluated, i) => decided(questions[i]!, evaluated, decisions)));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    if (this.queue.length === 0 || this.isClosed) return;
    const thread = this.idle.pop() ?? (this.threads.size < this.options.threads ? this.begin() : undefined);
    if (!thread) return;
    void this.run(thread, this.queue.shift()!).then(() => this.next());
  }

  private async run(thread: Thread, job: Job): Promise<void> {
    const evaluated = await this.tryOn(thread, job);
    if (this.threads.has(thread)) this.idle.push(thread);
    // On a busy machine one that is in order may be late; one without an end is late however long it has.
    job.resolve('slow' in evaluated ? named(await this.again(job, evaluated.code), job) : evaluated);
  }

  /** @param code why it was ended the first time, which stays the reason: with more time, one without an end may run out of memory first */
  private async again(job: Job, code: IncidentCode): Promise<Evaluated | Slow> {
    if (this.isClosed) return { slow: 0, code: 'incident.expression_failed' };
    const thread = this.begin();
    const evaluated = await this.tryOn(thread, job, AGAIN * this.options.limitMs);
    if (this.threads.has(thread)) this.idle.push(thread);
    return 'slow' in evaluated ? { ...evaluated, code } : evaluated;
  }

  private async tryOn(thread: Thread, { question, facts, plans }: Job, limitMs = this.options.limitMs): Promise<Evaluated | Slow> {
    const { worker, begun } = thread;
    let timer: NodeJS.Timeout | undefined;
    try {
      await thread.ready;
      if (thread.facts !== facts.version) worker.postMessage({ facts });
      thread.facts = facts.version;
      return await new Promise<Evaluated>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        timer = setTimeout(() => reject(new Error('slow')), limitMs);
        worker.postMessage({ question, plans });
      });
    } catch (error) {
      this.threads.delete(thread);
      await worker.terminate();
      const isSlow = error instanceof Error && error.message === 'slow';
      return { slow: Atomics.load(begun, 0), code: isSlow ? 'incident.expression_too_slow' : 'incident.expression_too_large' };
    } finally {
      clearTimeout(timer);
      worker.removeAllListeners('message').removeAllListeners('error').on('error', ignore);
    }
  }

  private begin(): Thread {
    const progress = new SharedArrayBuffer(4);
    const worker = new Worker(join(__dirname, `feel.worker${extname(__filename)}`), {
      workerData: { progress },
      ...(this.options.execArgv && { execArgv: this.options.execArgv }),
      resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 },
    });
    worker.unref();
    const ready = new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    const thread: Thread = { worker, begun: new Int32Array(progress), ready, facts: '' };
    this.threads.add(thread);
    return thread;
  }
}

interface Slow {
  /** how many expressions had been begun */
  slow: number;
  code: IncidentCode;
}

const ignore = (): void => undefined;

function plansFor({ asks }: Question, decisions: Decisions | undefined): Plans {
  const plans: Plans = {};
  for (const ask of asks) {
    const plan = ask.as === 'decision' && decisions?.planOf?.(ask.decision);
    if (plan) plans[ask.decision] = plan;
  }
  return plans;
}

function named(evaluated: Evaluated | Slow, { question, plans }: Job): Evaluated {
  if (!('slow' in evaluated)) return evaluated;
  const written = [
    ...question.lets.map(({ value }) => value),
    ...question.asks.map((ask) => {
      if (ask.as === 'decision') return Object.hasOwn(plans, ask.decision) ? { feel: ask.decision } : { text: '' };
      return ask.as === 'value' ? { feel: ask.feel } : ask.value;
    }),
  ];
  const feel = written.flatMap((value) => ('feel' in value ? [value.feel] : []))[evaluated.slow - 1] ?? '';
  return { id: question.id, lets: {}, answers: {}, failed: { error: evaluated.code, params: { feel } } };
}

async function decided(question: Question, evaluated: Evaluated, decisions: Decisions | undefined): Promise<Evaluated> {
  for (const ask of question.asks) {
    if (ask.as !== 'decision' || evaluated.failed || evaluated.answers[ask.key]) continue;
    try {
      if (!decisions?.decide) throw new Error(ask.decision);
      evaluated.answers[ask.key] = { value: jsonOf(await decisions.decide(ask.decision, { ...question.context, ...evaluated.lets })) };
    } catch (error) {
      const params = { feel: ask.decision, reason: error instanceof Error ? error.message.slice(0, 200) : '' };
      evaluated.answers[ask.key] = { error: 'incident.expression_failed', params };
    }
  }
  return evaluated;
}
