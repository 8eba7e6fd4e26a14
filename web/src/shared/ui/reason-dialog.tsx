import { useId, useState, type ReactNode } from 'react';
import { useShortcuts } from '../shortcuts/shortcuts';
import { Button, type ButtonProps } from './button';
import { Dialog } from './dialog';
import { TextField } from './field';
import { uiWords } from './ui.words';

export interface ReasonDialogProps {
  title: string;
  /** what will happen, and who will read the reason */
  children?: ReactNode;
  label: string;
  isRequired?: boolean;
  /** said when nothing is written */
  missing?: string;
  action: string;
  look?: ButtonProps['look'];
  isPending?: boolean;
  /** what the server refused */
  refusal?: ReactNode;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** A decision that is told with its reason. What was written stays when the server refuses. Ctrl+Enter sends. */
export function ReasonDialog({
  title,
  children,
  label,
  isRequired = true,
  missing = uiWords.reasonMissing,
  action,
  look = 'primary',
  isPending,
  refusal,
  onSubmit,
  onClose,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const form = useId();
  const submit = () => {
    if (isPending) return;
    if (isRequired && !reason.trim()) setMissing(true);
    else onSubmit(reason.trim());
  };
  useShortcuts({ send: submit });
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{uiWords.cancel}</Button>
          <Button look={look} type="submit" form={form} isPending={isPending}>
            {action}
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
        {refusal}
      </form>
    </Dialog>
  );
}
