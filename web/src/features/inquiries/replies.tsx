import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ReplyField } from '../../../../contracts/org';
import type { RespondentView } from '../../../../contracts/views';
import { persianDate, persianDigits, persianInstant } from '../../shared/format/format';
import { Chip } from '../../shared/ui/chip';
import { inquiryWords as w } from './inquiries.words';

/** What a unit said, round after round, field by field. */
export function Replies({ fields, replies }: { fields: readonly ReplyField[]; replies: NonNullable<RespondentView['replies']> }) {
  return (
    <ol className="space-y-3">
      {replies.map(({ n, round, partial, fields: said, text, author, at }) => (
        <li key={n} className="rounded-control bg-sunken px-3 py-2">
          <p className="flex flex-wrap items-center gap-2 text-meta text-ink-2">
            <Chip tone={partial ? 'info' : 'ok'} icon={partial ? <CircleDashed size={12} /> : <CircleCheck size={12} />}>
              {partial ? w.partial : w.full}
            </Chip>
            {round > 1 && <span>{w.round(round)}</span>}
            <span>{author.name}</span>
            <time dateTime={at}>{persianInstant(at)}</time>
          </p>
          <dl className="mt-1 grid gap-x-4 text-ui md:grid-cols-[minmax(8rem,auto)_1fr]">
            {fields
              .filter(({ name }) => said[name] !== undefined)
              .map((field) => (
                <div key={field.name} className="contents">
                  <dt className="text-ink-2">{field.title}</dt>
                  <dd className="min-w-0 font-medium whitespace-pre-line max-md:mb-1">{shown(field, said[field.name]!)}</dd>
                </div>
              ))}
          </dl>
          {text && <p className="mt-1 text-ui whitespace-pre-line">{text}</p>}
        </li>
      ))}
    </ol>
  );
}

function shown({ type, choices }: ReplyField, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (type === 'choice') return choices?.find((choice) => choice.value === value)?.title ?? String(value);
  if (type === 'date' && typeof value === 'string') return persianDate(`${value}T08:00:00Z`);
  return persianDigits(String(value));
}
