import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarChange } from '../../../../contracts/calendar-admin';
import { persianInstant } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DataTable } from '../../shared/ui/data-table';
import { StayedClocks } from '../../shared/ui/stayed-clocks';
import { Empty, Failure, Refusal, Skeleton } from '../../shared/ui/states';
import { changesQuery, useCalendarChange } from './calendar.data';
import { changesWords as words } from './calendar.words';

/** What was changed, how far the clocks are counted anew, and the way back. */
export function ChangesList() {
  const { data, error, refetch } = useQuery(changesQuery);
  const [toUndo, setToUndo] = useState<CalendarChange | null>(null);
  const undo = useCalendarChange(() => setToUndo(null));
  const progress = ({ doneAt, looked, total, moved, stayed }: CalendarChange) =>
    doneAt ? (
      <>
        {words.finished(moved)}
        {stayed && <StayedClocks {...stayed} />}
      </>
    ) : (
      <span className="flex items-center gap-2">
        <progress max={total || 1} value={looked} aria-label={words.progress} className="w-24" />
        {words.running(looked, total)}
      </span>
    );
  return (
    <section aria-label={words.title} className="rounded-card border border-line bg-surface">
      <h2 className="px-4 pt-4 text-section font-semibold">{words.title}</h2>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={[3, 3]} />}
      {data?.items.length === 0 && <Empty title={words.none} />}
      {data && data.items.length > 0 && (
        <DataTable
          caption={words.title}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { id: 'change', header: words.change, isName: true, cell: ({ title, days }) => <Title title={title} days={days} /> },
            { id: 'act', header: words.layer, from: 'md', cell: ({ act, layer }) => `${words.acts[act]}، ${layer.name}` },
            { id: 'by', header: words.by, from: 'lg', cell: ({ by, at }) => `${by.name}، ${persianInstant(at)}` },
            { id: 'progress', header: words.progress, cell: progress },
            {
              id: 'undo',
              header: words.undo,
              cell: (change) =>
                change.undoable ? (
                  <Button look="quiet" aria-label={`${words.undo}: ${change.title}`} onPress={() => setToUndo(change)}>
                    {words.undo}
                  </Button>
                ) : (
                  change.undoneBy && <Chip tone="plain">{words.undone}</Chip>
                ),
            },
          ]}
        />
      )}
      {toUndo && (
        <ConfirmDialog
          title={words.undoTitle}
          action={words.undo}
          isPending={undo.isPending}
          onConfirm={() => undo.mutate({ act: 'UNDO', change: toUndo.id })}
          onClose={() => setToUndo(null)}
        >
          <p>{words.undoText(toUndo.title)}</p>
          {toUndo.days && <p className="text-ink-2">{words.days(toUndo.days)}</p>}
          <Refusal error={undo.error} />
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Closures are often called the same; by their days one knows which. */
function Title({ title, days }: Pick<CalendarChange, 'title' | 'days'>) {
  return (
    <>
      {title}
      {days && <span className="block text-secondary text-ink-2">{words.days(days)}</span>}
    </>
  );
}
