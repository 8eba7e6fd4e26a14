import type { Request, Response } from 'express';
import type { Config } from '../../config/env';
import { SESSION_HOURS } from '../../config/session';
import { isHttps } from '../platform/http/configure-app';

/** Behind https the browser itself guards the name: only this host can set it, and only securely. */
const nameOf = (config: Config) => (isHttps(config) ? '__Host-chapar' : 'chapar');

export function sessionTokenOf(request: Request, config: Config): string | undefined {
  const prefix = `${nameOf(config)}=`;
  const cookie = request.headers.cookie?.split(';').find((part) => part.trim().startsWith(prefix));
  return cookie?.trim().slice(prefix.length) || undefined;
}

export function giveSession(response: Response, config: Config, token: string): void {
  response.cookie(nameOf(config), token, { ...attributes(config), maxAge: SESSION_HOURS * 3_600_000 });
}

export function takeSession(response: Response, config: Config): void {
  response.clearCookie(nameOf(config), attributes(config));
}

const attributes = (config: Config) => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps(config) });
