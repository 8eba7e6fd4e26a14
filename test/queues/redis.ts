import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createServer, connect, type AddressInfo } from 'node:net';

/** A Redis of one's own that keeps nothing; Debian's, installed when it is missing. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  if (!isThere()) install();
  const port = await freePort();
  const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => redis.once('exit', () => resolve()));
  await answering(redis, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      redis.kill('SIGKILL');
      await ended;
    },
  };
}

function isThere(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @throws Error with the sentence that tells what to do */
function install(): void {
  const sentence = 'The tests of the queues need Redis: install it (Debian: apt-get install redis-server) and run them again.';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error(sentence);
  // As if the machine were not up: the package's own service is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore', timeout: 120_000 });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], {
      env,
      stdio: 'ignore',
      timeout: 240_000,
    });
  } catch (cause) {
    throw new Error(sentence, { cause });
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function answering(redis: ChildProcess, port: number): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    if (redis.exitCode !== null) throw new Error(`redis-server ended with ${redis.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('redis-server does not answer');
}
