import { useMutation } from '@tanstack/react-query';
import type { LetterView } from '../../../../contracts/views';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Refusal } from '../../shared/ui/states';
import { discard } from './compose.data';
import { composeWords as w } from './compose.words';

export function DiscardDialog({ letter, onClose, onDone }: { letter: LetterView; onClose: () => void; onDone: () => void }) {
  const discarding = useMutation({ mutationFn: () => discard(letter), onSuccess: onDone });
  return (
    <Dialog
      title={w.discard}
      role="alertdialog"
      width="narrow"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{w.back}</Button>
          <Button look="danger" isPending={discarding.isPending} onPress={() => discarding.mutate()}>
            {w.discard}
          </Button>
        </>
      }
    >
      <p>{w.discardSure}</p>
      <Refusal error={discarding.error} />
    </Dialog>
  );
}
