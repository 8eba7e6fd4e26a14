import { useId, useState } from 'react';
import type { CloseLetterTask } from '../../../../contracts/letters';
import { methodWords } from '../../../../contracts/words';
import { useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { SelectField, TextField } from '../../shared/ui/field';
import { uiWords } from '../../shared/ui/ui.words';
import { actionWords, dialogWords as w } from './actions.words';
import type { TaskDialogProps } from './task-dialog';

type Dispatched = Extract<CloseLetterTask, { outcome: 'dispatched' }>;
const methods = Object.entries(methodWords).map(([id, label]) => ({ id: id as Dispatched['method'], label }));

/** How a letter went to somebody outside. */
export function DispatchDialog({ isPending, refusal, onAct, onClose }: TaskDialogProps) {
  const [method, setMethod] = useState<Dispatched['method'] | null>(null);
  const [reference, setReference] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useId();
  const submit = () => {
    setTried(true);
    if (!method || isPending) return;
    onAct({ outcome: 'dispatched', method, ...(reference.trim() && { reference: reference.trim() }) } satisfies Dispatched);
  };
  useShortcuts({ send: submit });
  return (
    <Dialog
      isOpen
      width="narrow"
      title={w.dispatchTitle}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{uiWords.cancel}</Button>
          <Button look="primary" type="submit" form={form} isPending={isPending}>
            {actionWords.dispatch}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="text-ui text-ink-2">{w.dispatchHint}</p>
        <SelectField
          label={w.method}
          options={methods}
          value={method}
          onChange={setMethod}
          autoFocus
          isRequired
          error={isTried && !method ? w.methodMissing : undefined}
        />
        <TextField label={w.reference} isLatin maxLength={100} value={reference} onChange={setReference} />
        {refusal}
      </form>
    </Dialog>
  );
}
