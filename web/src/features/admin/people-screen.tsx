import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AdminPerson } from '../../../../contracts/org-admin';
import { classificationWords } from '../../../../contracts/words';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import type { Column } from '../../shared/ui/data-table';
import { SelectField, TextField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { AdminList } from './admin-list';
import { peopleQuery } from './admin.data';
import { adminWords, peopleWords as words } from './admin.words';
import { options } from './options';
import { OneTimePassword } from './one-time-password';
import { PersonForm } from './person-form';
import { useSearchFilter } from './use-search-filter';

const columns: Column<AdminPerson>[] = [
  {
    id: 'name',
    header: words.name,
    isName: true,
    cell: ({ id, name }) => (
      <Link
        to="/admin/people/$personId"
        params={{ personId: id }}
        className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
      >
        {name}
      </Link>
    ),
  },
  { id: 'username', header: words.username, from: 'md', cell: ({ username }) => <bdi dir="ltr">{username}</bdi> },
  {
    id: 'posts',
    header: words.posts,
    cell: ({ posts }) =>
      posts.length > 0 ? posts.map(({ title }) => title).join('، ') : <span className="text-ink-3">{words.noPosts}</span>,
  },
  { id: 'clearance', header: words.clearance, from: 'lg', cell: ({ clearance }) => classificationWords[clearance] },
  {
    id: 'state',
    header: adminWords.state,
    cell: ({ disabled, isAdmin }) => (
      <span className="inline-flex flex-wrap gap-1">
        <Chip tone={disabled ? 'plain' : 'ok'}>{disabled ? words.disabled : words.active}</Chip>
        {isAdmin && <Chip tone="primary">{words.admin}</Chip>}
      </span>
    ),
  },
];

const shown = { active: words.active, disabled: words.disabled, admin: words.admin } as const;

/** Everybody who works with the system. */
export function PeopleScreen() {
  const navigate = useNavigate();
  const { q, field } = useSearchFilter();
  const [show, setShow] = useState<keyof typeof shown | 'all'>('active');
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<{ id: string; name: string; password: string | null } | null>(null);
  const filter = {
    q,
    disabled: show === 'active' ? false : show === 'disabled' ? true : undefined,
    admin: show === 'admin' ? true : undefined,
  };
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
          <TextField {...field} label={adminWords.search} placeholder={words.searchHint} type="search" className="md:col-span-2" />
          <SelectField label={words.show} value={show} onChange={setShow} options={options(shown)} />
        </div>
        <div className="rounded-card border border-line bg-surface">
          <AdminList caption={words.title} query={peopleQuery(filter)} columns={columns} keyOf={({ id }) => id} />
        </div>
      </div>
      {isCreating && (
        <PersonForm
          onClose={() => setCreating(false)}
          onCreated={({ person, password }) => setCreated({ id: person.id, name: person.name, password })}
        />
      )}
      {created && (
        <OneTimePassword
          {...created}
          onClose={() => {
            setCreated(null);
            void navigate({ to: '/admin/people/$personId', params: { personId: created.id } });
          }}
        />
      )}
    </>
  );
}
