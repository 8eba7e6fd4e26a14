import { CircleCheck, CircleX } from 'lucide-react';
import type { RecallVerdict } from '../../../../contracts/letters';
import type { LetterView } from '../../../../contracts/views';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Dialog } from '../../shared/ui/dialog';
import { Refusal } from '../../shared/ui/states';
import { useChart } from '../../shared/org/chart.data';
import { useCommand } from './actions.data';
import { actionWords, confirmWords as w } from './actions.words';

/** Takes a sent letter back from wherever nobody has opened it, and says for each unit what became of it. */
export default function RecallDialog({ letter, onClose }: { letter: LetterView; onClose: () => void }) {
  const recall = useCommand<{ verdicts: RecallVerdict[] }>(letter.id);
  const { data: index } = useChart();
  if (!recall.data)
    return (
      <ConfirmDialog
        title={actionWords.recall}
        action={actionWords.recall}
        pending={w.recalling}
        look="danger"
        isPending={recall.isPending}
        onConfirm={() => recall.mutate({ address: `/letters/${letter.id}/recall` })}
        onClose={onClose}
      >
        <p>{w.recallQuestion}</p>
        <Refusal error={recall.error} />
      </ConfirmDialog>
    );
  return (
    <Dialog
      isOpen
      title={w.recallDone}
      width="narrow"
      onClose={onClose}
      actions={
        <Button look="primary" autoFocus onPress={onClose}>
          {w.gotIt}
        </Button>
      }
    >
      <div role="status">
        <ul className="divide-y divide-line">
          {recall.data.verdicts.map(({ processId, unit, recalled }) => (
            <li key={processId} className="flex flex-wrap items-center justify-between gap-2 py-2 text-ui">
              <span>{index?.byId.get(unit)?.label ?? w.unitUnknown}</span>
              <span className={recalled ? 'flex items-center gap-1 text-ok-ink' : 'flex items-center gap-1 text-warn-ink'}>
                {recalled ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
                {recalled ? w.recalled : w.notRecalled}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
