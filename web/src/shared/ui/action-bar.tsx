import { Ellipsis, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useShortcuts, useKeycap, type Handlers } from '../shortcuts/shortcuts';
import type { Shortcut } from '../shortcuts/keymap';
import { Button, IconButton } from './button';
import { Menu } from './menu';
import { uiWords } from './ui.words';

export interface BarAction {
  id: string;
  /** a verb */
  label: string;
  icon: LucideIcon;
  /** the icon points along the line of writing */
  isMirrored?: boolean;
  shortcut?: Shortcut;
  /** `main`: the one that is expected here · `bar`: beside it while there is room · `menu`: behind «…» */
  place: 'main' | 'bar' | 'menu';
  isDanger?: boolean;
  isDisabled?: boolean;
  /** already so: the button stays pressed */
  isOn?: boolean;
  onAct: () => void;
}

/** About what one button needs, with its label and key. */
const BUTTON_REM = 8;

/** What can be done here: the expected first, as many beside it as there is room for, the rest behind «…»; every key works either way. */
export function ActionBar({ label, actions }: { label: string; actions: readonly BarAction[] }) {
  const [bar, room] = useRoom();
  useShortcuts(
    Object.fromEntries(
      actions.flatMap(({ shortcut, isDisabled, onAct }) => (shortcut && !isDisabled ? [[shortcut, onAct]] : [])),
    ) as Handlers,
  );
  const inBar = [...actions.filter(({ place }) => place === 'main'), ...actions.filter(({ place }) => place === 'bar')];
  const shown = inBar.slice(0, room);
  const rest = actions.filter((action) => !shown.includes(action));
  return (
    <Toolbar ref={bar} aria-label={label} className="flex min-w-0 items-center gap-2">
      {shown.map((action) => (
        <BarButton key={action.id} {...action} />
      ))}
      {rest.length > 0 && (
        <Menu
          label={label}
          trigger={
            <IconButton label={uiWords.more}>
              <Ellipsis size={18} aria-hidden />
            </IconButton>
          }
          entries={rest.map(({ icon: Icon, isMirrored, shortcut: _, place: __, ...entry }) => ({
            ...entry,
            icon: <Icon size={16} className={isMirrored ? 'mirrored' : undefined} />,
          }))}
        />
      )}
    </Toolbar>
  );
}

function BarButton({ label, icon: Icon, isMirrored, shortcut, place, isDisabled, isOn, onAct }: BarAction) {
  const hint = useKeycap(shortcut ?? 'back');
  return (
    <Button
      look={place === 'main' ? 'primary' : 'secondary'}
      icon={<Icon size={18} aria-hidden className={isMirrored ? 'mirrored' : undefined} />}
      hint={shortcut && hint}
      isDisabled={isDisabled}
      aria-pressed={isOn}
      onPress={onAct}
    >
      {label}
    </Button>
  );
}

/** @returns how many buttons the bar has room for */
function useRoom() {
  const bar = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(3);
  useEffect(() => {
    const measure = new ResizeObserver(([entry]) => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom(Math.max(1, Math.floor(entry!.contentRect.width / (BUTTON_REM * rem) - 0.35)));
    });
    measure.observe(bar.current!);
    return () => measure.disconnect();
  }, []);
  return [bar, room] as const;
}
