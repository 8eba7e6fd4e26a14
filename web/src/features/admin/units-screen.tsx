import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AdminUnit, Standing } from '../../../../contracts/org-admin';
import type { UnitKind, UnitLevel } from '../../../../contracts/org';
import { count } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import type { Column } from '../../shared/ui/data-table';
import { SelectField, TextField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { AdminList } from './admin-list';
import { unitsQuery } from './admin.data';
import { adminWords, unitWords as words } from './admin.words';
import { options, orAll } from './options';
import { StandingChip } from './standing-chip';
import { UnitForm } from './unit-form';
import { useSearchFilter } from './use-search-filter';

export const unitColumns: Column<AdminUnit>[] = [
  {
    id: 'name',
    header: adminWords.name,
    isName: true,
    cell: ({ id, name }) => (
      <Link
        to="/admin/units/$unitId"
        params={{ unitId: id }}
        className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
      >
        {name}
      </Link>
    ),
  },
  { id: 'code', header: adminWords.code, from: 'lg', cell: ({ code }) => <bdi dir="ltr">{code}</bdi> },
  { id: 'level', header: words.level, from: 'md', cell: ({ level }) => words.levels[level] },
  { id: 'kind', header: words.kind, from: 'md', cell: ({ kind }) => words.kinds[kind] },
  { id: 'posts', header: words.posts, isFigure: true, cell: ({ posts }) => count(posts) },
  { id: 'standing', header: adminWords.state, cell: ({ standing }) => <StandingChip standing={standing} /> },
];

/** Every unit of the organisation, also those that are closed or begin later. */
export function UnitsScreen() {
  const { q, field } = useSearchFilter();
  const [level, setLevel] = useState<UnitLevel | 'all'>('all');
  const [kind, setKind] = useState<UnitKind | 'all'>('all');
  const [standing, setStanding] = useState<Standing | 'all'>('current');
  const [isCreating, setCreating] = useState(false);
  const filter = { q, level: orAll(level), kind: orAll(kind), standing: orAll(standing) };
  return (
    <>
      <ScreenHeader
        title={words.title}
        actions={
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setCreating(true)}>
            {words.create}
          </Button>
        }
      >
        {words.subtitle}
      </ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        <div className="grid gap-3 md:grid-cols-4">
          <TextField {...field} label={adminWords.search} placeholder={words.searchHint} type="search" />
          <SelectField label={words.level} value={level} onChange={setLevel} options={options(words.levels)} />
          <SelectField label={words.kind} value={kind} onChange={setKind} options={options(words.kinds)} />
          <SelectField label={adminWords.state} value={standing} onChange={setStanding} options={options(adminWords.standing)} />
        </div>
        <div className="rounded-card border border-line bg-surface">
          <AdminList caption={words.title} query={unitsQuery(filter)} columns={unitColumns} keyOf={({ id }) => id} />
        </div>
      </div>
      {isCreating && <UnitForm onClose={() => setCreating(false)} />}
    </>
  );
}
