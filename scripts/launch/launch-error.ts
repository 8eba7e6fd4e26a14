/** What stops a start: one sentence for the person at the terminal, with the setting to change in it. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** Runs a command of the terminal: a known problem is one sentence, anything else shows where it happened; both end with 1. */
export function runCommand(main: () => Promise<number | void>): void {
  main().then(
    (code) => process.exit(code ?? 0),
    (error: unknown) => {
      const known = error instanceof Error && ['LaunchError', 'ConfigError'].includes(error.name);
      console.error(known ? `✗ ${error.message}` : error instanceof Error ? error.stack : error);
      process.exit(1);
    },
  );
}
