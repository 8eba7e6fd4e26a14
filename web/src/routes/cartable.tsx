import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import type { CartableRow, Folder } from '../../../contracts/cartable';
import { CartableScreen } from '../features/cartable/cartable-screen';
import { filtersOf, taskParam, type CartableSearch, type Filters } from '../features/cartable/filters';
import { Skeleton } from '../shared/ui/states';

/** The list is there first; what one letter needs comes with the first letter. */
const LetterDesk = lazy(() => import('./letter-desk'));
const ReferMany = lazy(() => import('../features/actions/refer-many'));

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
      referMany={ReferMany}
    >
      {({ letterId, task, onBack, onDone }) => (
        <Suspense fallback={<Skeleton rows={[2.5, 1.25, 2.25, 4, 24]} />}>
          <LetterDesk key={`${letterId} ${task?.process} ${task?.key}`} letterId={letterId} task={task} onBack={onBack} onDone={onDone} />
        </Suspense>
      )}
    </CartableScreen>
  );
}
