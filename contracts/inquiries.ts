import { z } from 'zod';
import { InquiryTypeCode } from './org';

const Reason = z.string().trim().min(1).max(2000);

/** How long a unit has, in its own working time. */
export const Within = z.strictObject({
  unit: z.enum(['WORKING_HOUR', 'WORKING_DAY', 'CALENDAR_DAY', 'MONTH']),
  amount: z.int().min(1).max(400),
});
export type Within = z.infer<typeof Within>;

export const CompletionRuleName = z.enum(['ALL', 'ANY', 'AT_LEAST', 'REQUESTER_DECIDES']);
export type CompletionRule = z.infer<typeof CompletionRuleName>;

/** What makes a letter an inquiry; its main recipients are the units asked. */
export const InquiryTerms = z
  .strictObject({
    type: InquiryTypeCode,
    rule: CompletionRuleName.default('ALL'),
    atLeast: z.int().min(1).max(600).optional(),
    within: Within.optional(),
    nationalId: z.string().max(20).optional(),
  })
  .refine(({ rule, atLeast }) => (rule === 'AT_LEAST') === !!atLeast, {
    error: 'تعداد پاسخ لازم فقط و حتماً با قاعدهٔ «دست‌کم» داده می‌شود.',
  });
export type InquiryTerms = z.infer<typeof InquiryTerms>;

/** A reply's fields; the inquiry type says which and of what sort. */
const Fields = z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,40}$/), z.union([z.string().max(4000), z.number(), z.boolean()]));

/** Command: what a unit that is asked does with the question. */
export const CloseAnswerTask = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('answered'), fields: Fields, text: z.string().max(20_000).default('') }),
  z.strictObject({ outcome: z.literal('returned'), reason: Reason }),
  z.strictObject({ outcome: z.literal('redirected'), unit: z.uuid(), reason: Reason }),
]);
export type CloseAnswerTask = z.infer<typeof CloseAnswerTask>;

/** Command: part of the answer; the clock runs on for the rest. */
export const PartialReply = z
  .strictObject({ fields: Fields, text: z.string().max(20_000).default('') })
  .refine(({ fields, text }) => Object.keys(fields).length > 0 || text.trim() !== '', { error: 'پاسخ جزئی دست‌کم یک فیلد یا متن دارد.' });
export type PartialReply = z.infer<typeof PartialReply>;

/** Command: asks for more time, once; with the reason, unless a policy does without. */
export const AskExtension = z.strictObject({ within: Within, reason: Reason.optional() });
export type AskExtension = z.infer<typeof AskExtension>;

/** Command: a unit that is asked needs something from the asker; until that comes the clock stands still. */
export const AskInfo = z.strictObject({ reason: Reason });
export type AskInfo = z.infer<typeof AskInfo>;

/** Command: what the asker says to it. */
export const SupplyInfo = z.strictObject({ outcome: z.literal('supplied'), text: Reason });
export type SupplyInfo = z.infer<typeof SupplyInfo>;

/** Command: closes a task of the one who asks. */
export const CloseAskerTask = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('granted') }),
  z.strictObject({ outcome: z.literal('denied'), reason: Reason }),
  z.strictObject({ outcome: z.literal('resent'), unit: z.uuid() }),
  z.strictObject({ outcome: z.literal('accepted') }),
  z.strictObject({ outcome: z.literal('concluded') }),
]);
export type CloseAskerTask = z.infer<typeof CloseAskerTask>;
