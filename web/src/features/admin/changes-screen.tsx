import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ChangedKind, ChangeView } from '../../../../contracts/org-changes';
import { clock, shortDate } from '../../shared/format/format';
import type { Column } from '../../shared/ui/data-table';
import { SelectField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { AdminList } from './admin-list';
import { changesQuery } from './admin.data';
import { changeWords as words } from './admin.words';
import { differencesIn } from './change-facts';
import { options, orAll } from './options';

const columns: Column<ChangeView>[] = [
  {
    id: 'at',
    header: words.at,
    cell: ({ at, by }) => (
      <>
        <time dateTime={at} className="tabular">
          {shortDate(at)}، {clock(at)}
        </time>
        <span className="block text-meta text-ink-2 md:hidden">{by.name}</span>
      </>
    ),
  },
  { id: 'by', header: words.by, from: 'md', cell: ({ by }) => by.name },
  { id: 'what', header: words.what, isName: true, cell: (change) => <What change={change} /> },
  { id: 'act', header: words.act, from: 'md', cell: ({ kind, act }) => words.acts[act](kind) },
  { id: 'facts', header: words.facts, cell: (change) => <Facts change={change} /> },
];

/** Who changed what of the organisation, and when; the latest first. */
export function ChangesScreen() {
  const [kind, setKind] = useState<ChangedKind | 'all'>('all');
  return (
    <>
      <ScreenHeader title={words.title}>{words.subtitle}</ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        <div className="md:w-72">
          <SelectField label={words.kind} value={kind} onChange={setKind} options={options(words.kinds)} />
        </div>
        <div className="rounded-card border border-line bg-surface">
          <AdminList
            caption={words.title}
            query={changesQuery({ kind: orAll(kind) })}
            columns={columns}
            keyOf={({ id }) => id}
            empty={words.empty}
          />
        </div>
      </div>
    </>
  );
}

const places: Partial<Record<ChangedKind, string>> = { UNIT: 'units', POST: 'posts', PERSON: 'people' };

function What({ change: { kind, ref, name } }: { change: ChangeView }) {
  const shown = name ?? words.gone;
  const place = places[kind];
  return (
    <>
      <span className="text-meta text-ink-3">{words.kinds[kind]}</span>{' '}
      {place ? (
        <Link
          to={`/admin/${place}/${ref}` as string}
          className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
        >
          {shown}
        </Link>
      ) : (
        shown
      )}
    </>
  );
}

function Facts({ change }: { change: ChangeView }) {
  return (
    <ul className="space-y-0.5">
      {differencesIn(change).map(({ name, before, after }) => (
        <li key={name}>
          <span className="text-ink-2">{name}: </span>
          {before !== undefined && (
            <>
              <del className="text-ink-3">{before}</del> <span className="sr-only">{words.became}</span>{' '}
            </>
          )}
          <ins className="no-underline">{after}</ins>
        </li>
      ))}
    </ul>
  );
}
