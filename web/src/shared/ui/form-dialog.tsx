import { useId, type ReactNode } from 'react';
import { useShortcuts } from '../shortcuts/shortcuts';
import { Button, type ButtonProps } from './button';
import { Dialog, type DialogProps } from './dialog';
import { uiWords } from './ui.words';

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'width' | 'onClose'> {
  /** the verb on the button */
  action: string;
  look?: ButtonProps['look'];
  isPending?: boolean;
  /** what the server refused; nothing typed is lost */
  refusal?: ReactNode;
  /** a button of its own, at the start of the line */
  aside?: ReactNode;
  /** says itself what is missing; not called while the act is on its way */
  onSubmit: () => void;
  children: ReactNode;
}

/** A small form above the page. Enter in a field, the button and Ctrl+Enter send it. */
export function FormDialog({ action, look = 'primary', isPending, refusal, aside, onSubmit, children, ...dialog }: FormDialogProps) {
  const form = useId();
  const submit = () => !isPending && onSubmit();
  useShortcuts({ send: submit });
  return (
    <Dialog
      {...dialog}
      isOpen
      actions={
        <>
          {aside}
          <Button onPress={dialog.onClose}>{uiWords.cancel}</Button>
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
        {children}
        {refusal}
      </form>
    </Dialog>
  );
}
