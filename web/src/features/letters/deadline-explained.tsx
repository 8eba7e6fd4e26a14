import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExplainedDeadline } from '../../../../contracts/explained-deadline';
import { get } from '../../shared/api/client';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Failure, Skeleton } from '../../shared/ui/states';
import { deadlineWords as d } from './letters.words';

/** How the due time of a task came about, day by day, when somebody asks. */
export function DeadlineExplained({ process, taskKey }: { process: string; taskKey: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" className="-ms-3" onPress={() => setOpen(true)}>
        {d.explain}
      </Button>
      {isOpen && (
        <Dialog title={d.explain} isOpen isText width="medium" onClose={() => setOpen(false)}>
          <Explanation process={process} taskKey={taskKey} />
        </Dialog>
      )}
    </>
  );
}

function Explanation({ process, taskKey }: { process: string; taskKey: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['deadline', process, taskKey],
    queryFn: ({ signal }) => get<ExplainedDeadline>(`/deadlines/${process}/${taskKey}`, {}, signal),
  });
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={[1.5, 1.5, 1.5]} />;
  return (
    <>
      {data.unit && <p className="text-secondary text-ink-2">{d.calendarOf(data.unit)}</p>}
      <ol className="space-y-2 text-ui">
        {data.lines.map((line) => (
          <li key={line} className="border-s-2 border-line ps-3">
            {line}
          </li>
        ))}
      </ol>
    </>
  );
}
