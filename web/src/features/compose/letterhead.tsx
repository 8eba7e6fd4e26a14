import type { ReactNode } from 'react';
import { classificationWords } from '../../../../contracts/words';
import { useChart } from '../../shared/org/chart.data';
import { Emblem } from '../../shared/ui/emblem';
import { composeWords as w } from './compose.words';
import type { Draft } from './draft';

/** The sheet the letter is written on, as it will be printed: head above, signature below; number and date come when it is registered. */
export function LetterSheet({ draft, hasFiles, children }: { draft: Draft; hasFiles: boolean; children: ReactNode }) {
  const index = useChart().data;
  const entry = (id: string | undefined) => index?.byId.get(id ?? '');
  const office = entry(entry(draft.post)?.officeId ?? undefined)?.unit;
  const main = draft.recipients.filter(({ role }) => role === 'MAIN');
  const names = main.slice(0, 3).map((one) => one.outside ?? entry(one.unit ?? one.post)?.label ?? '');
  return (
    <div className="mx-auto my-4 w-full max-w-[50rem] rounded-card border border-line bg-surface px-5 py-6 md:px-12 md:py-10">
      {draft.classification !== 'UNCLASSIFIED' && (
        <p className="mb-4 border border-secret bg-secret-soft px-3 text-center text-secondary font-semibold text-secret-ink">
          {classificationWords[draft.classification]}
        </p>
      )}
      <div className="mb-6 grid grid-cols-[1fr_auto_1fr] items-start gap-3 border-b border-line pb-5 text-secondary">
        <p className="font-semibold">
          {w.organisation}
          {office && office.level !== 'HEADQUARTERS' && <span className="block font-normal">{office.name}</span>}
        </p>
        <div className="flex flex-col items-center gap-1 text-ink-2">
          <Emblem />
          <p className="text-meta">{w.inName}</p>
        </div>
        <dl className="grid grid-cols-[auto_auto] justify-end gap-x-3 gap-y-0.5">
          <dt className="text-ink-2">{w.number}</dt>
          <dd className="text-ink-3">{w.atSigning}</dd>
          <dt className="text-ink-2">{w.date}</dt>
          <dd className="text-ink-3">{w.atSigning}</dd>
          <dt className="text-ink-2">{w.attachment}</dt>
          <dd>{hasFiles ? w.has : w.hasNot}</dd>
        </dl>
      </div>
      <div aria-hidden className="mb-4 text-letter font-semibold">
        {names.map((name) => (
          <p key={name}>{name}</p>
        ))}
        {main.length > 3 && <p className="text-ui font-normal text-ink-2">{w.units_(main.length)}</p>}
        {draft.subject && (
          <p>
            {w.subject}: {draft.subject}
          </p>
        )}
      </div>
      {children}
      {draft.signers.length > 0 && (
        <div aria-hidden className="mt-10 flex flex-wrap justify-end gap-8 text-center text-secondary text-ink-2">
          {draft.signers.map((id) => (
            <p key={id} className="min-w-40">
              <span className="block font-semibold text-ink">{entry(id)?.post?.holders[0]?.name}</span>
              {entry(id)?.label}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
