import { CircleCheck, CircleSlash } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { BulkVerdicts } from '../../../../contracts/bulk';
import type { CartableRow } from '../../../../contracts/cartable';
import type { Refer } from '../../../../contracts/tasks';
import { LetterNo } from '../../shared/format/letter-no';
import { ClassChip, PriorityChip } from '../../shared/letters/marks';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { TextField } from '../../shared/ui/field';
import { Refusal, Skeleton } from '../../shared/ui/states';
import { uiWords } from '../../shared/ui/ui.words';
import { isText, limitOf, useBulk, usePlan, type BulkKind, type Plan } from './bulk.data';
import { keyOf } from './cartable.data';
import { bulkWords as b, cartableWords as w } from './cartable.words';

/** One act on many letters: first what it would do to each, then what it did. */
export default function BulkDialog({
  outcome,
  refer,
  rows,
  onClose,
}: {
  outcome: BulkKind;
  /** what every letter is referred with */
  refer?: Refer;
  rows: readonly CartableRow[];
  onClose: (isDone: boolean) => void;
}) {
  const [these] = useState(() => rows.slice(0, limitOf(outcome)));
  const [note, setNote] = useState('');
  const plan = usePlan(outcome, these, refer);
  const bulk = useBulk();
  const verdicts = bulk.data?.items ?? plan.data?.verdicts ?? [];
  const [will, willNot] = [verdicts.filter(({ ok }) => ok), verdicts.filter(({ ok }) => !ok)];
  const acts = plan.data?.acts.filter((_, i) => plan.data.verdicts[i]?.ok) ?? [];
  return (
    <Dialog
      title={(bulk.data ? b.titleDone : b.title)(b[outcome])}
      isOpen
      onClose={() => onClose(!!bulk.data)}
      width="wide"
      actions={
        bulk.data ? (
          <Button look="primary" onPress={() => onClose(true)}>
            {b.close}
          </Button>
        ) : (
          <>
            <Button onPress={() => onClose(false)}>{uiWords.cancel}</Button>
            <Button
              look="primary"
              isDisabled={acts.length === 0}
              isPending={bulk.isPending}
              onPress={() => bulk.mutate({ acts, note: note.trim() })}
            >
              {bulk.isPending ? b.running : b.run[outcome](acts.length)}
            </Button>
          </>
        )
      }
    >
      {rows.length > these.length && <Banner tone="warn">{b.limit(these.length)}</Banner>}
      {isText(outcome) && !bulk.data && <p className="text-ui text-ink-2">{b.reading}</p>}
      <Refusal error={plan.error ?? bulk.error} />
      {plan.isPending && <Skeleton rows={[2, 3, 3, 3]} label={b.checking} />}
      <div role="status" className="space-y-4">
        {will.length > 0 && (
          <Part icon={<CircleCheck size={18} className="text-ok" />} title={bulk.data ? b.done(will.length) : b.will(will.length)}>
            <Letters verdicts={will} rows={these} letters={bulk.data ? undefined : plan.data?.letters} />
          </Part>
        )}
        {willNot.length > 0 && (
          <Part
            icon={<CircleSlash size={18} className="text-danger" />}
            title={bulk.data ? b.refused(willNot.length) : b.willNot(willNot.length)}
          >
            <Letters verdicts={willNot} rows={these} />
          </Part>
        )}
      </div>
      {outcome === 'closed' && !bulk.data && <TextField label={b.note} value={note} onChange={setNote} rows={2} maxLength={2000} />}
    </Dialog>
  );
}

function Part({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 flex items-center gap-2 text-ui font-semibold">
        <span aria-hidden>{icon}</span>
        {title}
      </h3>
      {children}
    </section>
  );
}

function Letters({
  verdicts,
  rows,
  letters,
}: {
  verdicts: BulkVerdicts['items'];
  rows: readonly CartableRow[];
  letters?: Plan['letters'];
}) {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return (
    <ol className="divide-y divide-line rounded-card border border-line">
      {verdicts.map(({ process, key, problem }) => {
        const row = byKey.get(`${process}~${key}`);
        if (!row) return null;
        const text = letters?.get(row.letter.id);
        return (
          <li key={`${process}~${key}`} className="px-3 py-2">
            <div className="flex flex-wrap items-center gap-x-2">
              <span className="min-w-0 flex-1 text-ui font-medium">{row.letter.subject ?? w.hiddenSubject}</span>
              <PriorityChip priority={row.letter.priority} />
              <ClassChip classification={row.letter.classification} />
            </div>
            <p className="text-meta text-ink-3">
              {row.letter.sender}
              {row.letter.number && (
                <>
                  {' · '}
                  <LetterNo value={row.letter.number} />
                </>
              )}
            </p>
            {problem && <p className="text-secondary text-danger">{problem.title}</p>}
            {text && (
              <p
                className="mt-1 max-h-32 overflow-y-auto rounded-control bg-sunken px-3 py-2 text-secondary whitespace-pre-line"
                tabIndex={0}
              >
                {text.body}
                {text.attachments.length > 0 && (
                  <span className="block text-meta text-ink-3">{w.attachments(text.attachments.length)}</span>
                )}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
