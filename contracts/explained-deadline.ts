import { z } from 'zod';
import { ExceptionKind } from './working-calendar';
import { DeadlinePolicy } from './org';

/** How the due time of a task came about, to be read and to be counted again (`evaluate` in `deadline-explanation.ts`). */

const Moment = z.iso.datetime();
const Millis = z.number();
const Span = z.object({ from: Millis, to: Millis });
const Day = z.object({
  day: z.int(),
  source: z.object({ layer: z.string(), kind: z.enum(['WEEK', ...ExceptionKind.options]), title: z.string().nullable() }).nullable(),
  hours: z.array(z.array(z.int())),
  counted: z.array(Span),
  paused: z.array(Span),
});

export const ExplainedDeadline = z.object({
  dueAt: Moment.nullable(),
  provisional: z.boolean(),
  /** whose calendar it counts by; null where somebody named the instant */
  unit: z.string().nullable(),
  /** sentences, one to a line */
  lines: z.array(z.string()),
  explanation: z
    .object({
      startedAt: Millis,
      dueAt: Millis.nullable(),
      provisional: z.boolean(),
      terms: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('UNTIL'), until: Millis }),
          z.object({ kind: z.enum(['TIME', 'DAYS']), from: Millis, policy: DeadlinePolicy, days: z.array(Day) }),
          z.object({ kind: z.literal('DATE'), from: Millis, policy: DeadlinePolicy, nominal: z.int(), days: z.array(Day) }),
        ]),
      ),
    })
    .nullable(),
});
export type ExplainedDeadline = z.infer<typeof ExplainedDeadline>;
