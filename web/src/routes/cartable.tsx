import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { CartableRow, Folder } from '../../../contracts/cartable';
import { LetterActions } from '../features/actions/letter-actions';
import { CartableScreen } from '../features/cartable/cartable-screen';
import { filtersOf, taskParam, type CartableSearch, type Filters } from '../features/cartable/filters';
import { LetterReader } from '../features/letters/letter-reader';

/** A folder and, beside it, the letter that is open in it. */
export function Cartable() {
  const navigate = useNavigate();
  const { folder, letterId } = useParams({ strict: false }) as { folder: Folder; letterId?: string };
  const search: CartableSearch = useSearch({ strict: false });
  const show = useCallback(
    (folder: Folder, filters: Filters) => void navigate({ to: '/cartable/$folder', params: { folder }, search: filters }),
    [navigate],
  );
  const open = (row: CartableRow | undefined) =>
    void (row
      ? navigate({
          to: '/cartable/$folder/$letterId',
          params: { folder, letterId: row.letter.id },
          search: { ...filtersOf(search), task: taskParam(row) },
        })
      : navigate({ to: '/cartable/$folder', params: { folder }, search: filtersOf(search) }));
  return (
    <CartableScreen
      key={folder}
      folder={folder}
      letterId={letterId}
      search={search}
      onFolder={show}
      onFilters={(filters) => show(folder, filters)}
      onOpen={open}
    >
      {({ letterId, task, onBack, onDone }) => (
        <LetterReader
          key={letterId}
          letterId={letterId}
          task={task}
          onBack={onBack}
          actions={<LetterActions letterId={letterId} task={task} onDone={onDone} />}
        />
      )}
    </CartableScreen>
  );
}
