import { useState } from 'react';
import { FormDialog, type FormDialogProps } from '../ui/form-dialog';
import { TextField } from '../ui/field';
import { uiWords } from '../ui/ui.words';
import { UnitPicker } from './unit-picker';

export interface UnitDialogProps extends Omit<FormDialogProps, 'onSubmit'> {
  label: string;
  /** said when none is chosen */
  missing: string;
  /** a reason is wanted too, under this label */
  reason?: string;
  /** units offered before anything is typed */
  suggested?: readonly string[];
  onSubmit: (unit: string, reason: string) => void;
}

/** Which unit something goes to instead, with the reason where one is wanted. @param children what will happen */
export default function UnitDialog({ label, missing, reason, suggested, onSubmit, children, ...dialog }: UnitDialogProps) {
  const [unit, setUnit] = useState<string | undefined>();
  const [why, setWhy] = useState('');
  const [isTried, setTried] = useState(false);
  const noReason = !!reason && !why.trim();
  const submit = () => {
    setTried(true);
    if (unit && !noReason) onSubmit(unit, why.trim());
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      <div className="text-ui text-ink-2">{children}</div>
      <UnitPicker
        label={label}
        max={1}
        isRequired
        autoFocus
        value={unit ? [unit] : []}
        suggested={suggested}
        onChange={([chosen]) => setUnit(chosen)}
        error={isTried && !unit ? missing : undefined}
      />
      {reason && (
        <TextField
          label={reason}
          rows={3}
          maxLength={2000}
          isRequired
          value={why}
          onChange={setWhy}
          error={isTried && noReason ? uiWords.reasonMissing : undefined}
        />
      )}
    </FormDialog>
  );
}
