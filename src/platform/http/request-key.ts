import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { DomainError } from '../../../contracts/errors';
import { describedAs } from './described-as';

const KEY = /^[A-Za-z0-9_.-]{1,64}$/;

/** Shows the header in the description of a route. */
export const requestKeyHeader = describedAs({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: KEY.source } });

/**
 * The caller's name for this one request; repeated, it gets the first answer again.
 * @throws DomainError `request.key_missing` · `request.key_invalid`
 */
export function requestKeyOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (!key) throw new DomainError('request.key_missing');
  if (!KEY.test(key)) throw new DomainError('request.key_invalid');
  return key;
}

/**
 * Tells whether a repeated key brings the same request.
 * @param route what is asked of what: method and address
 * @returns sha256 over the route and the command, whatever the order of its fields
 */
export const bodyHash = (route: string, command: unknown): Buffer =>
  createHash('sha256').update(`${route}\n`).update(canonical(command)).digest();

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
