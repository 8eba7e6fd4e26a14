import { HttpException } from '@nestjs/common';
import { DomainError, errorStatus, sentenceOf, type ErrorCode } from '../../../contracts/errors';
import type { Problem } from '../../../contracts/problem';
import { InvalidRequest } from './invalid-request';
import { isOutage } from './outage';

const RETRY_SECONDS = 2;

/** What the caller gets to see of any failure. Nothing of an unexpected one but the id under which the log knows it. */
export function problemOf(error: unknown, requestId: string): { problem: Problem; retryAfter?: number } {
  const refusal = error instanceof DomainError ? error : new DomainError(...codeAndParams(error));
  const { code, params } = refusal;
  const status = errorStatus[code];
  const retryAfter = typeof params.retryAfter === 'number' ? Math.ceil(params.retryAfter) : status === 503 ? RETRY_SECONDS : undefined;
  const problem: Problem = {
    type: `urn:chapar:${code}`,
    title: sentenceOf(code, params),
    status,
    code,
    ...(refusal instanceof InvalidRequest && { errors: [...refusal.errors] }),
    instance: `urn:uuid:${requestId}`,
  };
  return retryAfter === undefined ? { problem } : { problem, retryAfter };
}

function codeAndParams(error: unknown): [ErrorCode, Record<string, number>?] {
  if (isOutage(error)) return ['system.unavailable'];
  if (error instanceof HttpException)
    return [codeOfStatus[error.getStatus()] ?? (error.getStatus() < 500 ? 'request.refused' : 'system.unexpected')];
  return [bodyErrors[(error as { type?: string } | undefined)?.type ?? ''] ?? 'system.unexpected'];
}

/** What Nest itself refuses; its 403 comes from the cross-origin check alone, because our guards throw refusals of their own. */
const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  403: 'auth.cross_site',
  404: 'request.not_found',
  405: 'request.method_not_allowed',
  413: 'request.too_large',
  415: 'request.media_type_unsupported',
  429: 'request.too_many',
};

/** The names by which Express' body parser calls its refusals. */
const bodyErrors: Partial<Record<string, ErrorCode>> = {
  'entity.parse.failed': 'request.malformed',
  'entity.too.large': 'request.too_large',
  'entity.verify.failed': 'request.malformed',
  'request.aborted': 'request.malformed',
  'request.size.invalid': 'request.malformed',
  'encoding.unsupported': 'request.media_type_unsupported',
  'charset.unsupported': 'request.media_type_unsupported',
};
