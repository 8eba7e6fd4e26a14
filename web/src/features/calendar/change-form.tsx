import type { ReactNode } from 'react';
import type { CalendarCommand } from '../../../../contracts/calendar-admin';
import { Button } from '../../shared/ui/button';
import type { DialogProps } from '../../shared/ui/dialog';
import { FormDialog } from '../../shared/ui/form-dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { useCalendarChange, usePreview } from './calendar.data';
import { closureWords as words } from './calendar.words';
import { EffectView } from './effect-view';

interface ChangeFormProps extends Pick<DialogProps, 'title' | 'onClose' | 'width'> {
  save: string;
  /** what is to be done; nothing while something is missing, and then the form says what */
  command: () => CalendarCommand | undefined;
  children: ReactNode;
}

/** A change of the calendar: what it does to open work is shown before it is done. */
export function ChangeForm({ save, command, onClose, children, ...dialog }: ChangeFormProps) {
  const preview = usePreview();
  const change = useCalendarChange(() => {
    toast({ title: words.done, tone: 'ok' });
    onClose();
  });
  const whenWhole = (act: (command: CalendarCommand) => void) => {
    const whole = command();
    if (whole) act(whole);
  };
  return (
    <FormDialog
      {...dialog}
      action={save}
      onClose={onClose}
      isPending={change.isPending}
      refusal={<Refusal error={change.error ?? preview.error} />}
      aside={
        <Button isPending={preview.isPending} onPress={() => whenWhole((whole) => preview.mutate(whole))}>
          {words.preview}
        </Button>
      }
      onSubmit={() => whenWhole((whole) => change.mutate(whole))}
    >
      {children}
      {preview.data && !preview.error && <EffectView effect={preview.data} />}
    </FormDialog>
  );
}
