import { ChevronDown, X } from 'lucide-react';
import { useContext, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Popover } from 'react-aria-components/Popover';
import { useActingPost } from '../api/me';
import { IconButton } from '../ui/button';
import { cx } from '../ui/cx';
import { search, type ChartEntry } from './chart-entries';
import { useChart } from './chart.data';
import { ChosenEntries } from './chosen-entries';
import { EntryList } from './entry-list';
import { useStayVisible } from './stay-visible';
import { orgWords } from './org.words';

export interface PickerProps {
  label: string;
  /** ids, in the order they were chosen */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** one: a new choice takes the place of the old one */
  max?: number;
  /** ids that are offered before anything is typed */
  suggested?: readonly string[];
  /** what stands behind the name of a chosen one */
  mark?: (id: string) => ReactNode;
  placeholder?: string;
  description?: ReactNode;
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string;
}

/** Whom something goes to: units, posts or both, found by name, person, group or province among the whole chart. */
export function ChartPicker({
  label,
  value,
  onChange,
  max = 600,
  suggested = [],
  mark,
  fits,
  placeholder = orgWords.placeholder,
  description,
  error,
  className,
  ...rest
}: PickerProps & { fits: (entry: ChartEntry) => boolean }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [choices, setChoices] = useState(0);
  const isJustChosen = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  useStayVisible(box, isOpen);
  const { data: index, isError, isPending } = useChart();
  const near = useActingPost()?.officeId;
  const offered = useMemo(() => (index?.entries ?? []).filter((entry) => fits(entry)), [index, fits]);
  const found = useMemo(() => {
    const { shown, more } = search(offered, typed, near);
    if (typed.trim() || suggested.length === 0) return { shown, more, suggested: [] };
    const first = offered.filter(({ id }) => suggested.includes(id));
    return { shown: shown.filter((entry) => !first.includes(entry)), more, suggested: first };
  }, [offered, typed, near, suggested]);

  const choose = (keys: readonly string[]) => {
    const chosen = keys.flatMap((key) => index?.byId.get(key)?.members ?? [key]);
    if (chosen.length === value.length && chosen.every((id, i) => id === value[i])) return;
    setTyped('');
    setChoices((n) => n + 1);
    isJustChosen.current = true;
    onChange([...new Set(chosen)].slice(-max));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (isOpen) setTyped(''); // what is typed would open the list again
      // whoever closes the list by hand when it has just closed by itself does not mean the dialog around it
      if (isJustChosen.current) event.stopPropagation();
    }
    if (event.key !== 'Enter') isJustChosen.current = false; // Enter is what chose
    if (event.key === 'Backspace' && !typed && value.length) onChange(value.slice(0, -1));
  };

  // the chips stand outside the combo box: React Aria renders its content twice, to see which options there are
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label id={`${id}-label`} htmlFor={id} className="text-secondary font-medium text-ink-2">
        {label}
        {rest.isRequired && <span className="text-danger"> *</span>}
      </label>
      <div
        ref={box}
        className={cx(
          'control flex flex-wrap items-center gap-1 rounded-control border bg-surface py-1 ps-1.5 pe-0.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus',
          error ? 'border-danger' : 'border-line-strong',
        )}
      >
        <ChosenEntries
          label={orgWords.chosen(label)}
          ids={value}
          index={index}
          mark={mark}
          onChange={onChange}
          isDisabled={rest.isDisabled}
        />
        <ComboBox<ChartEntry, 'multiple'>
          {...rest}
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={[description && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
          selectionMode="multiple"
          value={[...value]}
          onChange={(keys) => choose(keys.map(String))}
          items={[...found.suggested, ...found.shown]}
          inputValue={typed}
          onInputChange={setTyped}
          onOpenChange={setOpen}
          menuTrigger="focus"
          allowsEmptyCollection
          isInvalid={!!error}
          className="flex min-w-24 flex-1 items-center"
        >
          <CloseAfter choices={choices} />
          <Input
            placeholder={value.length ? undefined : placeholder}
            onKeyDown={onKeyDown}
            className="min-h-7 min-w-0 flex-1 bg-transparent px-1.5 text-ui text-ink outline-none focus-visible:outline-none"
          />
          <Button className="flex size-7 items-center justify-center rounded-control text-ink-2 data-[hovered]:bg-sunken pointer-coarse:size-11">
            <ChevronDown size={16} aria-hidden />
          </Button>
          <Popover
            triggerRef={box}
            placement="bottom start"
            className="z-50 flex w-136 max-w-[calc(100vw-2rem)] flex-col rounded-card border border-line bg-surface shadow-lg"
          >
            <section aria-label={orgWords.suggestions(label)} className="flex min-h-0 flex-col">
              <EntryList {...found} empty={isPending ? orgWords.loading : isError ? orgWords.failed : orgWords.none} />
              {found.more > 0 && <p className="border-t border-line px-3 py-1.5 text-meta text-ink-3">{orgWords.more(found.more)}</p>}
            </section>
          </Popover>
        </ComboBox>
        {value.length > 5 && (
          <IconButton label={orgWords.clear} onPress={() => onChange([])} className="min-h-7">
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </div>
      {description && (
        <p id={`${id}-hint`} className="text-meta text-ink-3">
          {description}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-meta text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** The list lies over what comes next: it goes with each choice, and comes again with the next letter that is typed. */
function CloseAfter({ choices }: { choices: number }) {
  const list = useContext(ComboBoxStateContext);
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  useEffect(() => {
    if (choices > 0) latest.current?.close();
  }, [choices]);
  return null;
}
