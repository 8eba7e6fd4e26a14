import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AdminInquiryType } from '../../../../contracts/org-admin';
import { count } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { typesQuery } from './admin.data';
import { adminWords, typeWords as words } from './admin.words';
import { TypeForm } from './type-form';

/** The kinds of questions units ask one another. */
export function TypesScreen() {
  const { data: types, error, refetch } = useQuery(typesQuery);
  const [open, setOpen] = useState<AdminInquiryType | 'new' | null>(null);
  const columns: Column<AdminInquiryType>[] = [
    { id: 'title', header: words.name, isName: true, sort: ({ title }) => title, cell: ({ title }) => title },
    {
      id: 'code',
      header: words.code,
      from: 'lg',
      cell: ({ code }) => (
        <bdi dir="ltr" className="text-secondary text-ink-2">
          {code}
        </bdi>
      ),
    },
    {
      id: 'deadline',
      header: words.deadline,
      cell: ({ deadline }) => (deadline ? `${count(deadline.amount)} ${words.units[deadline.unit]}` : words.noDeadline),
    },
    { id: 'fields', header: words.fields, isFigure: true, from: 'md', cell: ({ fields }) => words.fieldsCount(fields.length) },
    { id: 'open', header: words.open, isFigure: true, from: 'md', sort: (type) => type.open, cell: (type) => count(type.open) },
    {
      id: 'state',
      header: adminWords.state,
      cell: ({ active }) => <Chip tone={active ? 'ok' : 'plain'}>{active ? words.active : words.retired}</Chip>,
    },
    {
      id: 'edit',
      header: adminWords.edit,
      cell: (type) => (
        <Button look="quiet" aria-label={`${adminWords.edit}: ${type.title}`} onPress={() => setOpen(type)}>
          {adminWords.edit}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ScreenHeader
        title={words.title}
        actions={
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setOpen('new')}>
            {words.create}
          </Button>
        }
      >
        {words.subtitle}
      </ScreenHeader>
      <div className="p-4 md:p-6">
        <div className="rounded-card border border-line bg-surface">
          {error && !types && <Failure error={error} onRetry={() => void refetch()} />}
          {!types && !error && <Skeleton rows={[3, 3, 3]} />}
          {types?.length === 0 && <Empty title={adminWords.nothing} />}
          {types && types.length > 0 && <DataTable caption={words.title} columns={columns} rows={types} keyOf={({ code }) => code} />}
        </div>
      </div>
      {open && <TypeForm type={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </>
  );
}
