import { useState, type ReactNode } from 'react';
import type { AskExtension, Within } from '../../../../contracts/inquiries';
import { FormDialog } from '../../shared/ui/form-dialog';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, TextField } from '../../shared/ui/field';
import { uiWords } from '../../shared/ui/ui.words';
import { answerWords as w, withinWords } from './inquiries.words';

const units = Object.entries(withinWords).map(([id, label]) => ({ id: id as Within['unit'], label }));

/** More time, once, counted from the present deadline, with the reason. */
export function ExtensionDialog({
  isPending,
  refusal,
  onSubmit,
  onClose,
}: {
  isPending: boolean;
  refusal: ReactNode;
  onSubmit: (command: AskExtension) => void;
  onClose: () => void;
}) {
  const [amount, setAmount] = useState('2');
  const [unit, setUnit] = useState<Within['unit']>('WORKING_DAY');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const number = Number(amount);
  const isWrong = number < 1 || number > 400;
  const submit = () => {
    setTried(true);
    if (!isWrong && reason.trim()) onSubmit({ within: { unit, amount: number }, reason: reason.trim() });
  };
  return (
    <FormDialog title={w.extension} onClose={onClose} action={w.extension} isPending={isPending} refusal={refusal} onSubmit={submit}>
      <p className="text-ui text-ink-2">{w.extensionHint}</p>
      <div className="grid grid-cols-2 gap-4">
        <DigitsField
          label={w.extensionAmount}
          autoFocus
          isRequired
          maxDigits={3}
          value={amount}
          onChange={setAmount}
          error={isTried && isWrong ? w.extensionMissing : undefined}
        />
        <SelectField label={w.extensionUnit} options={units} value={unit} onChange={setUnit} />
      </div>
      <TextField
        label={w.reason}
        rows={3}
        isRequired
        maxLength={2000}
        value={reason}
        onChange={setReason}
        error={isTried && !reason.trim() ? uiWords.reasonMissing : undefined}
      />
    </FormDialog>
  );
}
