import { useLayoutEffect, useRef } from 'react';
import { normaliseDigits } from '../../../../contracts/normalise-digits';
import { persianDigits } from '../format/format';
import { TextField, type TextFieldProps } from './field';

export interface DigitsFieldProps extends Omit<TextFieldProps, 'isLatin' | 'rows' | 'inputMode' | 'maxLength'> {
  /** Latin digits */
  value: string;
  onChange: (digits: string) => void;
  maxDigits: number;
}

/** A whole number, or a code of digits: takes the digits of any keyboard, shows Persian ones and gives Latin ones. */
export function DigitsField({ value, onChange, maxDigits, ...rest }: DigitsFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const shown = persianDigits(value);
  // what is shown is not what was typed, so the browser would send the caret to the end
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const take = (typed: string) => {
    caret.current = digitsOf(typed.slice(0, input.current?.selectionStart ?? typed.length)).length;
    onChange(digitsOf(typed).slice(0, maxDigits));
  };
  return <TextField {...rest} inputRef={input} isLatin inputMode="numeric" value={shown} onChange={take} />;
}

const digitsOf = (typed: string) => normaliseDigits(typed).replace(/\D/g, '');
