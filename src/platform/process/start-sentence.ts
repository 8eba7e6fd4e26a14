import { ConfigError } from '../../../config/env';

/** Why a role cannot start: one sentence that names the setting, where a setting is at fault. */
export function startSentence(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') return `PORT: ${port} on ${address} is taken by another program; set PORT to a free one.`;
  if (code === 'EACCES') return `PORT: this user may not listen on ${port}; set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST: ${address} is no address of this machine.`;
  if (code === 'ECONNREFUSED' && port) return `DATABASE_URL: nothing answers at ${address}:${port}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
