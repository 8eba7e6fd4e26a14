import type { CartableRow } from '../../../../contracts/cartable';
import { letterNoText } from '../../shared/format/letter-no';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { useRegister } from './secretariat.data';
import { deskWords as words } from './secretariat.words';

/** Asks before a number is given: that is not taken back. Waits for the server, and says the number. */
export function RegisterDialog({ row, onClose }: { row: CartableRow; onClose: () => void }) {
  const register = useRegister();
  const run = () =>
    register.mutate(row, {
      onSuccess: (number) => {
        toast({ title: words.registered(number && letterNoText(number)), tone: 'ok' });
        onClose();
      },
    });
  return (
    <Dialog
      title={words.registerTitle}
      role="alertdialog"
      width="narrow"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} isDisabled={register.isPending}>
            {words.cancel}
          </Button>
          <Button look="primary" isPending={register.isPending} onPress={run} autoFocus>
            {register.isPending ? words.registering : words.registerLetter}
          </Button>
        </>
      }
    >
      <p className="font-medium">{row.letter.subject ?? words.noSubject}</p>
      <p className="text-secondary text-ink-2">{words.registerSays}</p>
      <Refusal error={register.error} />
    </Dialog>
  );
}
