import type { ReactNode } from 'react';
import { useShortcuts } from '../shortcuts/shortcuts';
import { Button, type ButtonProps } from './button';
import { Dialog } from './dialog';
import { uiWords } from './ui.words';

export interface ConfirmDialogProps {
  title: string;
  /** what will happen */
  children: ReactNode;
  /** the verb on the button */
  action: string;
  /** the same while it happens, as «در حال امضا…» */
  pending?: string;
  look?: ButtonProps['look'];
  isPending?: boolean;
  isDisabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot simply be undone, and stays until the server has answered. Ctrl+Enter agrees. */
export function ConfirmDialog({
  title,
  children,
  action,
  pending,
  look = 'primary',
  isPending,
  isDisabled,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const confirm = () => !isPending && !isDisabled && onConfirm();
  useShortcuts({ send: confirm });
  return (
    <Dialog
      isOpen
      title={title}
      role="alertdialog"
      width="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus={look === 'danger'}>
            {uiWords.cancel}
          </Button>
          <Button look={look} isPending={isPending} isDisabled={isDisabled} onPress={confirm} autoFocus={look !== 'danger'}>
            {isPending && pending ? pending : action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
