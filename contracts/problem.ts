import { z } from 'zod';

/** What is wrong with one field. `pointer` is an RFC 6901 JSON pointer into the part of the request that `in` names. */
export const FieldError = z.object({ in: z.enum(['body', 'path', 'query']), pointer: z.string(), code: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem details: the one form of every refusal and failure. `code` is stable, `title` is a Persian sentence. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(FieldError).optional(),
  /** names this one occurrence, here and in the log */
  instance: z.string(),
});
export type Problem = z.infer<typeof Problem>;
