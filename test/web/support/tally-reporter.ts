import type { Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { writeFileSync } from 'node:fs';

/** Leaves the counts of a run where WEB_TALLY says, for the last line of `npm test`. */
export default class TallyReporter implements Reporter {
  private tests: TestCase[] = [];
  /** What broke outside any test: a house that does not start, a file that does not load. */
  private errors = 0;

  onBegin(_: unknown, suite: Suite): void {
    this.tests = suite.allTests();
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    if (!process.env.WEB_TALLY) return;
    const count = (...outcomes: string[]) => this.tests.filter((test) => outcomes.includes(test.outcome())).length;
    const tally = { passed: count('expected'), failed: count('unexpected', 'flaky') + this.errors, skipped: count('skipped') };
    writeFileSync(process.env.WEB_TALLY, JSON.stringify(tally));
  }

  printsToStdio = () => false;
}
