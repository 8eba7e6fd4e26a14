import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that the system gives to outgoing connections. */
const ours = { first: 10_000, count: 22_000 };

/**
 * A port of the loopback that nobody listens on now. Never one that an outgoing connection may be given: whoever keeps trying the port
 * of a server that is away is otherwise connected to itself one day, and the server cannot have its port back.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = ours.first + randomInt(ours.count);
    if (await isFree(port)) return port;
  }
}

export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** The port used last time, if it is still to be had; so that addresses people noted stay right. */
export const samePort = async (port: number | undefined): Promise<number> => (port && (await isFree(port)) ? port : freePort());

function listen(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
