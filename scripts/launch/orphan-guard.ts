/**
 * Loaded before a role (`node -r`): a role lives no longer than the command that started it, also when that was killed.
 */
const patienceMs = 10_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), patienceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref(); // listening would keep a role alive that has nothing left to do
