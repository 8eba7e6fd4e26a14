import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { Dialog } from '../../shared/ui/dialog';
import { SelectField } from '../../shared/ui/field';
import { Refusal, Skeleton } from '../../shared/ui/states';
import { differencesOf } from './differences';
import { versionQuery } from './letters.data';
import { historyWords as h } from './letters.words';

/** One version of the text beside another: what was added and what was taken away. */
export default function VersionsDialog({ letter, no, onClose }: { letter: LetterView; no: number; onClose: () => void }) {
  const numbers = letter.versions.map((version) => version.no);
  const [other, setOther] = useState(() => numbers.filter((one) => one < no).at(-1) ?? numbers.find((one) => one > no) ?? no);
  const [from, to] = [Math.min(other, no), Math.max(other, no)];
  const [before, after] = [useQuery(versionQuery(letter.id, from)), useQuery(versionQuery(letter.id, to))];
  return (
    <Dialog title={from === to ? h.version(no) : h.compareTitle(from, to)} isOpen onClose={onClose} width="wide">
      {numbers.length > 1 && (
        <SelectField
          label={h.with}
          options={numbers.filter((one) => one !== no).map((one) => ({ id: String(one), label: h.version(one) }))}
          value={String(other)}
          onChange={(one) => setOther(Number(one))}
          className="max-w-60"
        />
      )}
      <Refusal error={before.error ?? after.error} />
      {before.data && after.data ? (
        <>
          <Difference title={h.subject} before={before.data.subject} after={after.data.subject} />
          <Difference title={h.body} before={before.data.body} after={after.data.body} />
          {from !== to && before.data.subject === after.data.subject && before.data.body === after.data.body && (
            <p className="text-ui text-ink-2">{h.same}</p>
          )}
        </>
      ) : (
        !before.error && !after.error && <Skeleton rows={[2, 8]} />
      )}
    </Dialog>
  );
}

function Difference({ title, before, after }: { title: string; before: string; after: string }) {
  const pieces = useMemo(() => differencesOf(before, after), [before, after]);
  return (
    <section>
      <h3 className="mb-1 text-secondary font-medium text-ink-2">{title}</h3>
      <p className="rounded-card border border-line bg-surface p-4 text-letter whitespace-pre-wrap">
        {pieces.map(({ text, kind }, i) =>
          kind === 'same' ? (
            text
          ) : kind === 'added' ? (
            <ins key={i} className="rounded-chip bg-ok-soft text-ok-ink">
              <span className="sr-only">{h.added} </span>
              {text}
            </ins>
          ) : (
            <del key={i} className="rounded-chip bg-danger-soft text-danger-ink">
              <span className="sr-only">{h.removed} </span>
              {text}
            </del>
          ),
        )}
      </p>
    </section>
  );
}
