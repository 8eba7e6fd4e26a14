import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { More } from '../../shared/ui/more';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import type { ListQuery } from './admin.data';
import { adminWords as words } from './admin.words';

export interface AdminListProps<T> {
  caption: string;
  query: ListQuery<T>;
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  /** what it means that there is nothing */
  empty?: string;
}

/** A list that goes on in pages, in the order of the server. */
export function AdminList<T>({ caption, query, columns, keyOf, empty }: AdminListProps<T>) {
  const list = useInfiniteQuery(query);
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows) return list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton rows={[3, 3, 3, 3]} />;
  if (rows.length === 0)
    return (
      <Empty icon={<SearchX size={32} />} title={empty ?? words.nothing}>
        {!empty && words.nothingSays}
      </Empty>
    );
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={keyOf} footer={<More query={list} />} />;
}
