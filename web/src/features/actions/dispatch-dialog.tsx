import { useState } from 'react';
import type { CloseLetterTask } from '../../../../contracts/letters';
import { methodWords } from '../../../../contracts/words';
import { FormDialog } from '../../shared/ui/form-dialog';
import { SelectField, TextField } from '../../shared/ui/field';
import { actionWords, dialogWords as w } from './actions.words';
import type { TaskDialogProps } from './task-dialog';

type Dispatched = Extract<CloseLetterTask, { outcome: 'dispatched' }>;
const methods = Object.entries(methodWords).map(([id, label]) => ({ id: id as Dispatched['method'], label }));

/** How a letter went to somebody outside. */
export function DispatchDialog({ isPending, refusal, onAct, onClose }: TaskDialogProps) {
  const [method, setMethod] = useState<Dispatched['method'] | null>(null);
  const [reference, setReference] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (method) onAct({ outcome: 'dispatched', method, ...(reference.trim() && { reference: reference.trim() }) } satisfies Dispatched);
  };
  return (
    <FormDialog
      width="narrow"
      title={w.dispatchTitle}
      onClose={onClose}
      action={actionWords.dispatch}
      isPending={isPending}
      refusal={refusal}
      onSubmit={submit}
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
    </FormDialog>
  );
}
