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
      <TabList aria-label={label} className="flex gap-1 border-b border-line px-2">
        {tabs.map(({ id, label }) => (
          <Tab
            key={id}
            id={id}
            className="control -mb-px flex cursor-pointer items-center gap-1 border-b-2 border-transparent px-3 text-secondary text-ink-2 data-[hovered]:text-ink data-[selected]:border-primary data-[selected]:font-medium data-[selected]:text-primary"
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
