/**
 * Loaded before a role (`node -r`): a role lives no longer than the command that started it, also when that was killed. The listener
 * does not keep the process alive by itself.
 */
const patienceMs = 10_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), patienceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
