import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Keycap } from '../ui/button';

/** A tool that is on or off where the cursor stands. */
export function ToolButton({
  label,
  hint,
  isOn,
  isDisabled,
  onPress,
  children,
}: {
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <ToggleButton
        aria-label={label}
        isSelected={isOn}
        isDisabled={isDisabled}
        onChange={onPress}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 data-[disabled]:opacity-40 data-[hovered]:bg-sunken data-[hovered]:text-ink data-[selected]:bg-primary-soft data-[selected]:text-primary-soft-ink pointer-coarse:size-11"
      >
        {children}
      </ToggleButton>
      <Tooltip offset={6} className="z-50 flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-meta text-surface">
        {label}
        {hint && <Keycap>{hint}</Keycap>}
      </Tooltip>
    </TooltipTrigger>
  );
}
