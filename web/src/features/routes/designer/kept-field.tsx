import { useEffect, useEffectEvent, useState } from 'react';
import { TextField, type TextFieldProps } from '../../../shared/ui/field';

/** A text that is written into the drawing when one is done with it: once, so that it is undone at once. */
export function KeptField({
  value,
  onKeep,
  ...field
}: Omit<TextFieldProps, 'value' | 'onChange'> & { value: string; onKeep: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setTyped(value);
  }
  const keep = () => {
    if (typed !== value) onKeep(typed);
  };
  const keepWhenGone = useEffectEvent(keep); // pressing on the canvas takes the field away before it is left
  useEffect(() => () => keepWhenGone(), []);
  return (
    <TextField
      {...field}
      value={typed}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === 'Enter' && !field.rows) keep();
      }}
    />
  );
}

/** A form over a text: what is not yet whole enough to be written stays in the form, what is written elsewhere comes in. */
export function useWritten<T>(
  written: string | undefined,
  read: (text: string | undefined) => T,
  write: (value: T) => string | undefined,
  onWrite: (text: string | undefined) => void,
): [T, (value: T) => void] {
  const [draft, setDraft] = useState(() => read(written));
  const change = (next: T) => {
    setDraft(next);
    if (write(next) !== written) onWrite(write(next));
  };
  return [write(draft) === written ? draft : read(written), change];
}
