import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Keycap } from './button';
import { cx } from './cx';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  onAct: () => void;
}

/** @param trigger the button that opens it */
export function Menu({ trigger, label, entries }: { trigger: ReactNode; label: string; entries: readonly MenuEntry[] }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="z-50 min-w-48 rounded-card border border-line bg-surface py-1 shadow-lg" placement="bottom end">
        <AriaMenu
          aria-label={label}
          className="max-h-96 overflow-y-auto"
          onAction={(id) => entries.find((entry) => entry.id === id)?.onAct()}
        >
          {entries.map(({ id, label, icon, hint, isDanger, isDisabled }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={label}
              isDisabled={isDisabled}
              className={cx(
                'control mx-1 flex cursor-pointer items-center gap-2 rounded-control px-3 text-ui data-[disabled]:opacity-50 data-[focused]:bg-sunken',
                isDanger ? 'text-danger' : 'text-ink',
              )}
            >
              {icon && <span aria-hidden>{icon}</span>}
              <span className="flex-1">{label}</span>
              {hint && <Keycap>{hint}</Keycap>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
