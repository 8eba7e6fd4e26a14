import { useState } from 'react';
import type { ExceptionKind } from '../../../../contracts/working-calendar';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { useNow } from '../../shared/format/now';
import { DateField } from '../../shared/ui/date-field';
import { Choice, TextField } from '../../shared/ui/field';
import { dayWords as words } from './calendar.words';
import { hoursOf } from './hours-text';

interface Draft<K extends ExceptionKind> {
  from: string | null;
  to: string | null;
  kind: K;
  /** as they are typed */
  hours: string;
  title: string;
  source: string;
  announcedOn: string | null;
}

/** What is written of a day, or of some, that are not as the week says: which, what, and who announced it. */
export function useDays<K extends ExceptionKind>(begun: Pick<Draft<K>, 'kind'> & Partial<Draft<K>>) {
  const today = dateOfDay(dayOf(useNow()));
  const [draft, setDraft] = useState<Draft<K>>({
    ...{ from: today, to: today, hours: '', title: '', source: '', announcedOn: today },
    ...begun,
  });
  const [isTried, setTried] = useState(false);
  const { from, to, kind, title, source, announcedOn } = draft;
  const hours = isOpen(kind) ? hoursOf(draft.hours) : [];
  const lacks = {
    from: !from,
    to: !to || (!!from && to < from),
    hours: isOpen(kind) && !hours?.length,
    title: title.trim().length < 2,
    source: source.trim().length < 2,
    announcedOn: !announcedOn,
  };
  return {
    draft,
    isTried,
    lacks,
    today,
    set: (part: Partial<Draft<K>>) => setDraft((before) => ({ ...before, ...part })),
    /** from now on the fields say what is missing */
    onTry: () => setTried(true),
    /** nothing while something is missing */
    whole: Object.values(lacks).some(Boolean)
      ? undefined
      : {
          ...{ from: from!, to: to!, kind, hours: hours!, title: title.trim(), source: source.trim() },
          announcedAt: `${announcedOn}T12:00:00+03:30`,
        },
  };
}

const isOpen = (kind: ExceptionKind) => kind === 'REMOTE' || kind === 'SHORT_DAY';

export function DayFields<K extends ExceptionKind>({
  days: { draft, isTried, lacks, today, set },
  kinds,
}: {
  days: ReturnType<typeof useDays<K>>;
  kinds: Record<K, string>;
}) {
  const field = <N extends keyof Draft<K>>(name: N) => ({
    value: draft[name],
    onChange: (value: Draft<K>[N]) => set({ [name]: value } as Partial<Draft<K>>),
  });
  const error = (name: keyof typeof lacks) => (isTried && lacks[name] ? words.missing : undefined);
  const { from, to } = draft;
  const isBackwards = !!from && !!to && to < from;
  return (
    <>
      <div className="grid gap-4 md:grid-cols-3">
        <DateField label={words.from} isRequired error={error('from')} {...field('from')} />
        <DateField label={words.to} isRequired error={isBackwards ? words.endsBeforeBeginning : error('to')} {...field('to')} />
        <DateField label={words.announcedOn} isRequired error={error('announcedOn')} {...field('announcedOn')} />
      </div>
      {from && to && !isBackwards && (
        <p aria-live="polite" className="text-secondary text-ink-2">
          {words.says(from, to, today)}
        </p>
      )}
      <Choice
        label={words.kind}
        options={Object.entries(kinds).map(([id, label]) => ({ id: id as K, label: label as string }))}
        {...field('kind')}
      />
      {isOpen(draft.kind) && (
        <TextField
          label={words.hours}
          description={words.hoursHint}
          isRequired
          error={isTried && lacks.hours ? words.wrongHours : undefined}
          maxLength={60}
          className="md:w-72"
          {...field('hours')}
        />
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label={words.reason}
          description={words.reasonHint}
          isRequired
          error={error('title')}
          maxLength={200}
          {...field('title')}
        />
        <TextField
          label={words.source}
          description={words.sourceHint}
          isRequired
          error={error('source')}
          maxLength={200}
          {...field('source')}
        />
      </div>
    </>
  );
}
