import type { $ZodIssue } from 'zod/v4/core';
import { DomainError, errorSentences } from '../../../contracts/errors';
import type { FieldError } from '../../../contracts/problem';

/** A request whose shape is wrong, with every field that is. */
export class InvalidRequest extends DomainError {
  constructor(readonly errors: readonly FieldError[]) {
    super('request.invalid');
  }
}

const MAX_ERRORS = 50;

/** @param root where the schema's value stands in that part of the request: empty for a whole body, the name of one path parameter */
export function fieldErrorsOf(issues: readonly $ZodIssue[], part: FieldError['in'], root: readonly string[], value: unknown): FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, part, root, value)).slice(0, MAX_ERRORS);
}

function errorsOf(issue: $ZodIssue, part: FieldError['in'], root: readonly string[], value: unknown): FieldError[] {
  const at = (path: readonly PropertyKey[]) => [...root, ...path].map((step) => `/${escape(String(step))}`).join('');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ in: part, pointer: at([...issue.path, key]), code: 'unknown_field', message: issue.message }));
  const missing = valueAt(value, issue.path) === undefined;
  const code = missing ? 'required' : codeOf(issue);
  return [{ in: part, pointer: at(issue.path), code, message: messageOf(code, issue.message) }];
}

/** A rule that a contract adds itself names its code in `params: { code }`. */
const codeOf = (issue: $ZodIssue) =>
  issue.code === 'custom' && typeof issue.params?.code === 'string' ? issue.params.code : (names[issue.code] ?? 'invalid');

const messageOf = (code: string, message: string) =>
  Object.hasOwn(errorSentences, code) ? errorSentences[code as keyof typeof errorSentences] : message;

const names: Partial<Record<$ZodIssue['code'], string>> = {
  invalid_type: 'wrong_type',
  invalid_value: 'not_allowed',
  invalid_union: 'not_allowed',
  invalid_format: 'wrong_format',
  too_small: 'too_small',
  too_big: 'too_big',
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) => (at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );

const escape = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');
