import { useEffect, useRef, type ReactNode } from 'react';
import type { CalendarChange, CalendarCommand } from '../../../../contracts/calendar-admin';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import type { DialogProps } from '../../shared/ui/dialog';
import { FormDialog } from '../../shared/ui/form-dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { usePreviewOf } from '../../shared/ui/use-preview-of';
import { useCalendarChange, usePreview } from './calendar.data';
import { closureWords as words } from './calendar.words';
import { EffectView } from './effect-view';

interface ChangeFormProps extends Pick<DialogProps, 'title' | 'onClose' | 'width'> {
  save: string;
  /** what is to be done; nothing while something is missing */
  command: CalendarCommand | undefined;
  /** from now on the form says what is missing */
  onTry?: () => void;
  /** it is written; whoever shows it may look where it is */
  onDone?: (change: CalendarChange) => void;
  children: ReactNode;
}

/** A change of the calendar: what it does to open work is shown before it is done, and no longer once the form says something else. */
export function ChangeForm({ save, command, onTry, onDone, onClose, children, ...dialog }: ChangeFormProps) {
  const preview = usePreview();
  const change = useCalendarChange((done) => {
    toast({ title: words.done, tone: 'ok' });
    onClose();
    onDone?.(done);
  });
  const { mutate: look, variables: looked } = preview;
  const { effect, place } = usePreviewOf(looked?.command, preview.data, command);
  const begun = useRef(command);
  useEffect(() => {
    if (begun.current) look({ command: begun.current, isMeant: false }); // nothing is to be filled in first
  }, [look]);
  const act = (isMeant: boolean) => {
    onTry?.();
    if (!command) return;
    if (isMeant && effect) change.mutate(command);
    else look({ command, isMeant });
  };
  return (
    <FormDialog
      {...dialog}
      action={save}
      onClose={onClose}
      isPending={change.isPending || preview.isPending}
      refusal={<Refusal error={change.error ?? preview.error} />}
      aside={
        <Button isPending={preview.isPending} onPress={() => act(false)}>
          {words.preview}
        </Button>
      }
      onSubmit={() => act(true)}
    >
      {children}
      {effect && (
        <div ref={place} className="scroll-mb-4 space-y-3">
          <EffectView effect={effect} />
          {looked?.isMeant && (
            <Banner tone="warn" role="status">
              {words.again(save)}
            </Banner>
          )}
        </div>
      )}
    </FormDialog>
  );
}
