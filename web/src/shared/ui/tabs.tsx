import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';

export interface TabEntry {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
}: {
  label: string;
  tabs: readonly TabEntry[];
  selected?: string;
  onSelect?: (id: string) => void;
}) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(key) => onSelect?.(String(key))} className="flex min-h-0 flex-col">
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line px-2 print:hidden">
        {tabs.map(({ id, label }) => (
          <Tab
            key={id}
            id={id}
            ref={id === selected ? bringInSight : undefined}
            className="control flex shrink-0 cursor-pointer items-center gap-1 border-b-2 whitespace-nowrap -outline-offset-2 border-transparent px-3 text-secondary text-ink-2 data-[hovered]:text-ink data-[selected]:border-primary data-[selected]:font-medium data-[selected]:text-primary"
          >
            {label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="min-h-0 flex-1">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** On a narrow screen the list is scrolled, and an address may open any tab of it. */
function bringInSight(tab: HTMLElement | null): void {
  const list = tab?.parentElement;
  if (!tab || !list) return;
  const [inner, outer] = [tab.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollBy({ left: Math.min(0, inner.left - outer.left) || Math.max(0, inner.right - outer.right) });
}
