import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useChart } from '../../shared/org/chart.data';
import { referWords as w } from './actions.words';
import { copyFor, type Copy, type ReferForm } from './refer-form';

/** For each receiver: the original or a copy. */
export function ReferCopies({ form, onChange }: { form: ReferForm; onChange: (copies: ReferForm['copies']) => void }) {
  const { data: index } = useChart();
  if (form.posts.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="text-secondary font-medium text-ink-2">{w.copies}</legend>
      <ul className="mt-1 max-h-52 divide-y divide-line overflow-y-auto rounded-control border border-line">
        {form.posts.map((post) => {
          const entry = index?.byId.get(post);
          const name = entry?.label ?? '…';
          return (
            <li key={post}>
              <RadioGroup
                value={copyFor(form, post)}
                onChange={(copy) => onChange({ ...form.copies, [post]: copy as Copy })}
                className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1"
              >
                <Label className="min-w-0 flex-1 basis-40">
                  <span className="sr-only">{w.copyOf} </span>
                  <span className="block truncate text-ui">{name}</span>
                  <span className="block truncate text-meta text-ink-3">{entry?.detail}</span>
                </Label>
                <span className="flex">
                  <CopyRadio value="ORIGINAL" label={w.original} className="rounded-s-control" />
                  <CopyRadio value="COPY" label={w.copy} className="-ms-px rounded-e-control" />
                </span>
              </RadioGroup>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

const CopyRadio = ({ value, label, className }: { value: Copy; label: string; className: string }) => (
  <Radio
    value={value}
    className={`control inline-flex cursor-pointer items-center border border-line-strong bg-surface px-3 text-secondary data-[focus-visible]:outline-2 data-[hovered]:bg-sunken data-[selected]:z-1 data-[selected]:border-primary data-[selected]:bg-primary-soft data-[selected]:font-medium data-[selected]:text-primary-soft-ink ${className}`}
  >
    {label}
  </Radio>
);
