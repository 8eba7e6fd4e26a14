/**
 * Ends a role in order when it is told to: by a signal, or by the death of the process that started it.
 * @param stop finishes what is under way; called once, and given up after a while
 */
export function runUntilTold(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.send) process.once('disconnect', end);
}

const PATIENCE_MS = 15_000;
