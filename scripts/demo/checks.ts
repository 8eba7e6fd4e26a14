/** What the demo expects, and whether it was so. */
export class Checks {
  readonly failed: string[] = [];
  passed = 0;

  expect(what: string, seen: unknown, wanted: unknown): void {
    if (JSON.stringify(seen) === JSON.stringify(wanted)) this.passed += 1;
    else this.failed.push(`${what}: expected ${JSON.stringify(wanted)}, saw ${JSON.stringify(seen)}`);
  }
}
