import { useState, type ReactNode } from 'react';
import type { InquiryView, RespondentView } from '../../../../contracts/views';
import { inquiryStateWords, ruleWords } from '../../../../contracts/words';
import { count } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { inquiryWords as w } from './inquiries.words';
import { countsOf, groupOf, inOrder, passedOn, type Group } from './respondent-order';
import { RespondentRow } from './respondent-row';

const STEP = 20;
const groups: readonly { id: Group; label: string }[] = [
  { id: 'all', label: w.all },
  { id: 'late', label: w.late },
  { id: 'waiting', label: w.waiting },
  { id: 'answered', label: w.answered },
  { id: 'over', label: w.over },
];

/** The units that are asked, with their clocks; one or five hundred. @param children what is to be decided or written, before the list */
export function InquiryBoard({
  inquiry,
  actionFor,
  children,
}: {
  inquiry: InquiryView;
  actionFor?: (respondent: RespondentView) => ReactNode;
  children?: ReactNode;
}) {
  const [group, setGroup] = useState<Group>('all');
  const [shown, setShown] = useState(STEP);
  const { type, respondents, rule, atLeast, asked, answered, overdue, state, nationalId } = inquiry;
  const counts = countsOf(respondents);
  const inGroup = inOrder(respondents).filter((one) => group === 'all' || groupOf(one) === group);
  const rest = inGroup.length - shown;
  return (
    <section aria-labelledby="inquiry-title" className="rounded-card border border-line bg-surface">
      <header className="space-y-2 px-4 pt-3 pb-2">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="inquiry-title" className="text-section font-semibold">
            {type.title}
          </h2>
          <Chip tone={state === 'ANSWERED' || state === 'CLOSED' ? 'ok' : 'plain'}>{inquiryStateWords[state] ?? state}</Chip>
          {overdue > 0 && <Chip tone="danger">{w.overdue(overdue)}</Chip>}
        </div>
        <p className="flex flex-wrap gap-x-4 text-secondary text-ink-2">
          <span>{rule === 'AT_LEAST' && atLeast ? w.atLeast(atLeast) : (ruleWords as Readonly<Record<string, string>>)[rule]}</span>
          {nationalId && (
            <span>
              {w.nationalId} <LetterNo value={nationalId} />
            </span>
          )}
        </p>
        <Progress answered={answered} asked={asked - passedOn(respondents)} />
      </header>
      {children}
      {respondents.length > 3 && (
        <div role="group" aria-label={w.filters} className="flex flex-wrap gap-2 border-t border-line px-4 py-2">
          {groups
            .filter(({ id }) => id === 'all' || counts[id] > 0)
            .map(({ id, label }) => (
              <Button
                key={id}
                aria-pressed={group === id}
                className={cx('!rounded-full text-secondary', group === id && '!border-primary !bg-primary-soft !text-primary-soft-ink')}
                onPress={() => {
                  setGroup(id);
                  setShown(STEP);
                }}
              >
                {label} <span className="tabular">{count(counts[id])}</span>
              </Button>
            ))}
        </div>
      )}
      <ul aria-label={w.board} className="divide-y divide-line border-t border-line">
        {inGroup.slice(0, shown).map((respondent) => (
          <RespondentRow key={respondent.id} respondent={respondent} fields={type.fields} action={actionFor?.(respondent)} />
        ))}
      </ul>
      {rest > 0 && (
        <Button look="quiet" className="w-full" onPress={() => setShown(shown + STEP * 5)}>
          {w.showMore(Math.min(rest, STEP * 5))}
        </Button>
      )}
    </section>
  );
}

function Progress({ answered, asked }: { answered: number; asked: number }) {
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="block h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-ok" style={{ width: `${asked ? (answered / asked) * 100 : 0}%` }} />
      </span>
      <span className="text-meta text-ink-2 tabular">{w.progress(answered, asked)}</span>
    </div>
  );
}
