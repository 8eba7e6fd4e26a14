import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readCases } from './dmn-cases';
import type { DmnModel, DmnOutcome, DmnResult } from './dmn-model';

/** Every model of a folder and below, with the test files that name it or are named after it. */
export function modelsIn(folder: string): { models: DmnModel[]; stray: string[] } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const paths = files.filter((path) => path.endsWith('.dmn'));
  const models = paths.map((path) => ({
    path,
    beside: paths.filter((other) => other !== path && dirname(other) === dirname(path)),
    tests: [] as string[],
  }));
  const stray: string[] = [];
  for (const file of files.filter((path) => /-test-.*\.xml$/.test(basename(path)))) {
    const names = [modelOf(file), basename(file).replace(/-test-.*$/, '.dmn')];
    const model = models.find(({ path }) => dirname(path) === dirname(file) && names.includes(basename(path)));
    if (model) model.tests.push(file);
    else stray.push(file);
  }
  return { models, stray };
}

function modelOf(file: string): string | undefined {
  try {
    return readCases(readFileSync(file)).model;
  } catch {
    return undefined;
  }
}

/** Runs models in a thread of their own, one after another; one that takes longer than the limit fails, and the next has a new thread. */
export class ModelRunner {
  private worker: Worker | undefined;

  /** @param execArgv what the thread's Node is started with, where that is not what this one was started with */
  constructor(
    private readonly limitMs: number,
    private readonly execArgv?: string[],
  ) {}

  run(model: DmnModel): Promise<DmnOutcome> {
    const worker = (this.worker ??= this.begin());
    return new Promise((resolve) => {
      const end = (outcome: DmnOutcome) => {
        clearTimeout(timer);
        worker.removeAllListeners('message').removeAllListeners('error');
        resolve(outcome);
      };
      const fail = (failure: string) => {
        this.worker = undefined;
        void worker.terminate();
        end({ findings: [failure], results: model.tests.flatMap((file) => failed(file, failure)) });
        worker.on('error', () => undefined); // it may still run out of memory while it is being ended
      };
      const timer = setTimeout(() => fail(`did not end within ${this.limitMs / 1000} s`), this.limitMs);
      worker.once('message', end).once('error', (error) => fail(String(error)));
      worker.postMessage(model);
    });
  }

  private begin(): Worker {
    return new Worker(join(__dirname, `dmn-model.worker${extname(__filename)}`), {
      ...(this.execArgv && { execArgv: this.execArgv }),
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }
}

function failed(file: string, failure: string): DmnResult[] {
  try {
    const { cases, level } = readCases(readFileSync(file));
    return cases.flatMap(({ id, results }) =>
      results.map(({ name }) => ({ file, name: `${id} ${name}`, ...(level && { level }), failure })),
    );
  } catch {
    return [{ file, name: 'test file', failure }];
  }
}
