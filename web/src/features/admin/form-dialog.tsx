import { useId, type ReactNode } from 'react';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Refusal } from '../../shared/ui/states';
import { adminWords as words } from './admin.words';

export interface FormDialogProps {
  title: string;
  onClose: () => void;
  onSave: () => void;
  act: { isPending: boolean; error: unknown };
  save?: string;
  isDanger?: boolean;
  width?: 'narrow' | 'medium' | 'wide';
  children: ReactNode;
}

/** A small form above the page; what the server refuses stands in it, and nothing typed is lost. */
export function FormDialog({ title, onClose, onSave, act, save = words.save, isDanger, width, children }: FormDialogProps) {
  const form = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      width={width}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button type="submit" form={form} look={isDanger ? 'danger' : 'primary'} isPending={act.isPending}>
            {save}
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
          if (!act.isPending) onSave();
        }}
      >
        {children}
      </form>
      <Refusal error={act.error} />
    </Dialog>
  );
}
