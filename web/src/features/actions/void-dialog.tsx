import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { useCommand } from './actions.data';
import { actionWords, doneWords, reasonWords } from './actions.words';

/** The secretariat takes the validity of a registered letter; its number stays in the book. */
export function VoidDialog({ letterId, onClose }: { letterId: string; onClose: () => void }) {
  const command = useCommand(letterId);
  const done = () => {
    toast({ title: doneWords.voided, tone: 'ok' });
    onClose();
  };
  return (
    <ReasonDialog
      title={actionWords.void}
      label={reasonWords.reason}
      action={actionWords.void}
      look="danger"
      isPending={command.isPending}
      refusal={<Refusal error={command.error} />}
      onSubmit={(reason) => command.mutate({ address: `/letters/${letterId}/void`, body: { reason } }, { onSuccess: done })}
      onClose={onClose}
    >
      {reasonWords.void}
    </ReasonDialog>
  );
}
