import { type AddressInfo, createServer } from 'node:net';

/** A port of the loopback that nobody listens on now. */
export const freePort = (): Promise<number> => listen(0, '127.0.0.1');

export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** The port used last time, if it is still to be had; so that addresses people noted stay right. */
export const samePort = async (port: number | undefined): Promise<number> => (port && (await isFree(port)) ? port : freePort());

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}
