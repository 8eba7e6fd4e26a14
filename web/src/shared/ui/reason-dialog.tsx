import { useState, type ReactNode } from 'react';
import { FormDialog, type FormDialogProps } from './form-dialog';
import { TextField } from './field';
import { uiWords } from './ui.words';

export interface ReasonDialogProps extends Omit<FormDialogProps, 'children' | 'onSubmit'> {
  /** what will happen, and who will read the reason */
  children?: ReactNode;
  label: string;
  isRequired?: boolean;
  /** said when nothing is written */
  missing?: string;
  onSubmit: (reason: string) => void;
}

/** A decision that is told with its reason. What was written stays when the server refuses. */
export function ReasonDialog({
  children,
  label,
  isRequired = true,
  missing = uiWords.reasonMissing,
  onSubmit,
  ...dialog
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = () => {
    if (isRequired && !reason.trim()) setMissing(true);
    else onSubmit(reason.trim());
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      {children && <div className="text-ui text-ink-2">{children}</div>}
      <TextField
        label={label}
        rows={4}
        autoFocus
        isRequired={isRequired}
        maxLength={2000}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setMissing(false);
        }}
        error={isMissing ? missing : undefined}
      />
    </FormDialog>
  );
}
