import { Building2, Check, UserRound, UsersRound } from 'lucide-react';
import { Collection } from 'react-aria-components/Collection';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import type { ChartEntry } from './chart-entries';
import { orgWords } from './org.words';

const icons = { unit: Building2, post: UserRound, group: UsersRound } as const;
const headings = { group: orgWords.groupSection, unit: orgWords.unitSection, post: orgWords.postSection } as const;

/** What was found, under headings when there is more than one kind. */
export function EntryList({ shown, suggested, empty }: { shown: readonly ChartEntry[]; suggested: readonly ChartEntry[]; empty: string }) {
  const sections = [
    { id: 'suggested', heading: orgWords.suggestedSection as string, entries: suggested },
    ...(['unit', 'post', 'group'] as const).map((kind) => ({
      id: kind as string,
      heading: headings[kind] as string,
      entries: shown.filter((entry) => entry.kind === kind),
    })),
  ].filter(({ entries }) => entries.length > 0);
  return (
    <ListBox className="max-h-80 overflow-y-auto py-1" renderEmptyState={() => <p className="px-4 py-3 text-ui text-ink-2">{empty}</p>}>
      {sections.map(({ id, heading, entries }) => (
        <ListBoxSection key={id} id={`section:${id}`}>
          <Header className={sections.length > 1 ? 'px-4 pt-2 pb-1 text-meta text-ink-3' : 'sr-only'}>{heading}</Header>
          <Collection items={entries}>{(entry) => <EntryOption entry={entry} />}</Collection>
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function EntryOption({ entry: { id, kind, label, detail } }: { entry: ChartEntry }) {
  const Icon = icons[kind];
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className="group control mx-1 flex cursor-pointer items-center gap-3 rounded-control px-3 py-1 text-ui data-[focused]:bg-sunken"
    >
      <Icon size={16} aria-hidden className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="block group-data-[selected]:font-medium group-data-[selected]:text-primary">{label}</span>
        <span className="block text-meta text-ink-3">{detail}</span>
      </span>
      <Check size={16} aria-hidden className="invisible shrink-0 text-primary group-data-[selected]:visible" />
    </ListBoxItem>
  );
}
