import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components/Checkbox';
import { cx } from './cx';

export function Checkbox({
  children,
  className,
  ...rest
}: Omit<CheckboxProps, 'className' | 'style' | 'children'> & { children?: ReactNode; className?: string }) {
  return (
    // relative: the box of the browser, unseen, stays in the list it scrolls with
    <AriaCheckbox {...rest} className={cx('control relative inline-flex cursor-pointer items-center gap-2 text-ui', className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span
            aria-hidden
            className={cx(
              'flex size-5 shrink-0 items-center justify-center rounded-chip border',
              isSelected || isIndeterminate ? 'border-primary bg-primary text-on-primary' : 'border-line-strong bg-surface',
            )}
          >
            {isIndeterminate ? <Minus size={14} /> : isSelected && <Check size={14} />}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
