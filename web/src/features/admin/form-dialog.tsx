import type { ReactNode } from 'react';
import { FormDialog as Form } from '../../shared/ui/form-dialog';
import type { DialogProps } from '../../shared/ui/dialog';
import { Refusal } from '../../shared/ui/states';
import { adminWords as words } from './admin.words';

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'onClose' | 'width'> {
  onSave: () => void;
  act: { isPending: boolean; error: unknown };
  save?: string;
  isDanger?: boolean;
  children: ReactNode;
}

/** A form of the administration: it saves, and says what the server refused. */
export function FormDialog({ onSave, act, save = words.save, isDanger, ...form }: FormDialogProps) {
  return (
    <Form
      {...form}
      action={save}
      look={isDanger ? 'danger' : 'primary'}
      isPending={act.isPending}
      refusal={<Refusal error={act.error} />}
      onSubmit={onSave}
    />
  );
}
