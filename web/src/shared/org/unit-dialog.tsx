import { useId, useState, type ReactNode } from 'react';
import { useShortcuts } from '../shortcuts/shortcuts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { uiWords } from '../ui/ui.words';
import { UnitPicker } from './unit-picker';

export interface UnitDialogProps {
  title: string;
  /** what will happen */
  children: ReactNode;
  label: string;
  /** said when none is chosen */
  missing: string;
  action: string;
  /** a reason is wanted too, under this label */
  reason?: string;
  /** units offered before anything is typed */
  suggested?: readonly string[];
  isPending?: boolean;
  refusal?: ReactNode;
  onSubmit: (unit: string, reason: string) => void;
  onClose: () => void;
}

/** Which unit something goes to instead, with the reason where one is wanted. */
export default function UnitDialog({
  title,
  children,
  label,
  missing,
  action,
  reason,
  suggested,
  isPending,
  refusal,
  onSubmit,
  onClose,
}: UnitDialogProps) {
  const [unit, setUnit] = useState<string | undefined>();
  const [why, setWhy] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useId();
  const noReason = !!reason && !why.trim();
  const submit = () => {
    setTried(true);
    if (unit && !noReason && !isPending) onSubmit(unit, why.trim());
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
          <Button look="primary" type="submit" form={form} isPending={isPending}>
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
        {refusal}
      </form>
    </Dialog>
  );
}
