import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { cx } from './cx';
import { Spinner } from './states';
import { uiWords } from './ui.words';

const looks = {
  primary: 'bg-primary text-on-primary data-[hovered]:bg-primary-hover font-medium',
  secondary: 'border border-line-strong bg-surface text-ink data-[hovered]:bg-sunken',
  quiet: 'text-ink-2 data-[hovered]:bg-sunken data-[hovered]:text-ink',
  danger: 'bg-danger text-on-danger font-medium data-[hovered]:opacity-90',
} as const;

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  look?: keyof typeof looks;
  icon?: ReactNode;
  /** key that does the same, shown in Latin */
  hint?: string;
  children: ReactNode;
  className?: string;
}

/**
 * One primary button a screen; its text is a verb. While it is pending it keeps the focus, says so and cannot be pressed again. Not with React
 * Aria's own `isPending`: what it reads out refers to the button, which is often gone with its dialog by then.
 */
export function Button({ look = 'secondary', icon, hint, children, className, isPending, onPress, type, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      onPress={isPending ? undefined : onPress}
      aria-disabled={isPending || undefined}
      className={cx(
        'control inline-flex items-center justify-center gap-2 rounded-control px-3 text-ui whitespace-nowrap transition-colors duration-100 data-[disabled]:opacity-50',
        looks[look],
        className,
      )}
    >
      {isPending ? <Spinner /> : icon}
      {children}
      {isPending && (
        <span role="status" className="sr-only">
          {uiWords.pending}
        </span>
      )}
      {hint && <Keycap>{hint}</Keycap>}
    </AriaButton>
  );
}

/** A button that is only an icon; its label is read, and shown when pointed at. */
export function IconButton({ label, children, className, hint, ...rest }: Omit<ButtonProps, 'look' | 'icon'> & { label: string }) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(
          'control inline-flex aspect-square items-center justify-center rounded-control text-ink-2 data-[disabled]:opacity-50 data-[hovered]:bg-sunken data-[hovered]:text-ink',
          className,
        )}
      >
        {children}
      </AriaButton>
      <Tooltip offset={6} className="z-50 flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-meta text-surface">
        {label}
        {hint && <Keycap>{hint}</Keycap>}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** The keys of a shortcut, as they stand on the keyboard. */
export function Keycap({ children }: { children: ReactNode }) {
  return (
    <kbd dir="ltr" aria-hidden className="hidden rounded-chip font-sans text-meta md:inline pointer-coarse:hidden">
      {children}
    </kbd>
  );
}
