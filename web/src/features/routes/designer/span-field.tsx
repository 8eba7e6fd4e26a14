import { useState } from 'react';
import { DigitsField } from '../../../shared/ui/digits-field';
import { SelectField } from '../../../shared/ui/field';
import { panelWords as words } from './designer.words';
import type { Span } from './feel-forms';
import { optionsOf } from './who-field';

const usual = { workingHours: 16, workingDays: 3, hours: 24, days: 7 } as const;

/** How long: in working hours or days, or by the clock. @param text how it is written, where it is said in no other way */
export function SpanField({
  label,
  span,
  text,
  mayBeNone,
  onChange,
}: {
  label: string;
  span: Span;
  text: string | undefined;
  mayBeNone: boolean;
  onChange: (span: Span) => void;
}) {
  const kinds = optionsOf(words.spans).filter(({ id }) => mayBeNone || id !== 'none' || span.kind === 'none');
  const begin = (kind: Span['kind']): Span => {
    if (kind === 'none') return { kind };
    if (kind === 'other') return { kind, text: text ?? '=' };
    return { kind, n: 'n' in span ? span.n : usual[kind] };
  };
  return (
    <div className="grid grid-cols-[1fr_6rem] gap-2">
      <SelectField
        label={label}
        value={span.kind}
        options={kinds}
        onChange={(kind) => onChange(begin(kind))}
        className={'n' in span ? '' : 'col-span-2'}
      />
      {'n' in span && <Amount label={words.amount} n={span.n} onChange={(n) => onChange({ ...span, n })} />}
    </div>
  );
}

/** A number above nothing; while it is empty the last one stands. */
export function Amount({ label, n, onChange }: { label: string; n: number; onChange: (n: number) => void }) {
  const [isEmpty, setEmpty] = useState(false);
  return (
    <DigitsField
      label={label}
      value={isEmpty ? '' : String(n)}
      maxDigits={4}
      onBlur={() => setEmpty(false)}
      onChange={(digits) => {
        setEmpty(digits === '');
        if (Number(digits) > 0) onChange(Number(digits));
      }}
    />
  );
}
