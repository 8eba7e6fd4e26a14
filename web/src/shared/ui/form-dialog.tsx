import { useId, useRef, type ReactNode } from 'react';
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

/** A small form above the page. Enter in a field, the button and Ctrl+Enter send it; the first field that is not as it should be comes into sight. */
export function FormDialog({ action, look = 'primary', isPending, refusal, aside, onSubmit, children, ...dialog }: FormDialogProps) {
  const form = useId();
  const fields = useRef<HTMLFormElement>(null);
  const submit = () => {
    if (isPending) return;
    onSubmit();
    // what is missing may lie outside a small screen, and the button would seem to do nothing
    requestAnimationFrame(() => fields.current?.querySelector('[data-invalid]')?.scrollIntoView({ block: 'nearest' }));
  };
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
        ref={fields}
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
