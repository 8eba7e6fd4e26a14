import { Fragment } from 'react';
import { cx } from '../ui/cx';
import { persianDigits } from './format';

/**
 * A number with separators (letter, case, telephone) as it is written on paper. Each part stands in an isolate of its own inside one
 * left-to-right isolate: otherwise `۱۴۰۳-۱۱۲` flips and `۱۴۰۳/ص/۴۵۶۷۸` is scrambled. Where it fits on one line it is not broken in two.
 */
export function LetterNo({ value, className }: { value: string; className?: string }) {
  return (
    <bdi dir="ltr" className={cx('inline-block max-w-full', className)}>
      {persianDigits(value)
        .split(/([/-])/)
        .map((part, i) => (/^[/-]$/.test(part) ? <Fragment key={i}>{part}</Fragment> : <bdi key={i}>{part}</bdi>))}
    </bdi>
  );
}

/** The same where only text can stand, as in a message: isolates of Unicode instead of elements. */
export const letterNoText = (value: string): string =>
  `\u2066${persianDigits(value)
    .split(/([/-])/)
    .map((part) => (/^[/-]$/.test(part) ? part : `\u2068${part}\u2069`))
    .join('')}\u2069`;
