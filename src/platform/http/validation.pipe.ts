import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { $ZodIssue } from 'zod/v4/core';
import type { FieldError } from '../../../contracts/problem';
import { fieldErrorsOf, InvalidRequest } from '../errors/invalid-request';

const parts: Partial<Record<ArgumentMetadata['type'], FieldError['in']>> = { body: 'body', param: 'path', query: 'query' };

/** Checks what a route takes against its contract, and says of every wrong field where it stands. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  /** @throws InvalidRequest with all wrong fields */
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    const part = parts[metadata.type];
    if (!schema || !part) return value;
    this.stripProtoKeys(value);
    const result = await this.validate(value, schema);
    if (!result.issues) {
      const unfit = unfitText(result.value, metadata.data ? [metadata.data] : []);
      if (unfit)
        throw new InvalidRequest([{ in: part, pointer: unfit.map((step) => `/${step}`).join(''), code: 'wrong_format', message: UNFIT }]);
      return result.value as T;
    }
    // Every contract is zod's; its issues carry more than the standard promises.
    const issues = result.issues as unknown as readonly $ZodIssue[];
    throw new InvalidRequest(fieldErrorsOf(issues, part, metadata.data ? [metadata.data] : [], value));
  }
}

const UNFIT = 'نویسه‌ای دارد که در هیچ متنی نمی‌آید.';

/** Zero bytes and halves of characters are valid JSON, and no database keeps them. @returns where the first one stands */
function unfitText(value: unknown, at: readonly string[]): readonly string[] | undefined {
  if (typeof value === 'string') return /[\0\p{Cs}]/u.test(value) ? at : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, field] of Object.entries(value)) {
    const found = unfitText(name, at) ?? unfitText(field, [...at, name]);
    if (found) return found;
  }
  return undefined;
}
