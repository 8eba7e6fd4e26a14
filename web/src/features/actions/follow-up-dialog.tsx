import { useState } from 'react';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import { dayFromNow } from '../../shared/format/day-from-now';
import { persianDate } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { FormDialog } from '../../shared/ui/form-dialog';
import { TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { dialogWords as w, doneWords } from './actions.words';

/** A day on which the letter comes back to one's mind; nobody else sees it. */
export function FollowUpDialog({
  marks,
  onSet,
  onClose,
}: {
  marks: Marks | undefined;
  onSet: (change: SetMarks) => void;
  onClose: () => void;
}) {
  const [day, setDay] = useState(marks?.followUpOn ?? dayFromNow(3));
  const [note, setNote] = useState(marks?.followUpNote ?? '');
  const set = (change: SetMarks, said: string) => {
    onSet(change);
    toast({ title: said, tone: 'ok' });
    onClose();
  };
  const submit = () =>
    day && set({ followUpOn: day, followUpNote: note.trim() || null }, doneWords.followUp(persianDate(`${day}T08:00:00Z`)));
  return (
    <FormDialog
      width="narrow"
      title={w.followUpTitle}
      onClose={onClose}
      action={w.followUpAction}
      aside={
        marks?.followUpOn && (
          <Button look="quiet" className="me-auto" onPress={() => set({ followUpOn: null, followUpNote: null }, doneWords.followUpCleared)}>
            {w.followUpClear}
          </Button>
        )
      }
      onSubmit={submit}
    >
      <p className="text-ui text-ink-2">{w.followUpHint}</p>
      <div role="group" aria-label={w.quickDays} className="flex flex-wrap gap-2">
        {(
          [
            [1, w.tomorrow],
            [3, w.inDays(3)],
            [7, w.inAWeek],
          ] as const
        ).map(([days, label]) => (
          <Button
            key={days}
            aria-pressed={day === dayFromNow(days)}
            className={day === dayFromNow(days) ? chosen : ''}
            onPress={() => setDay(dayFromNow(days))}
          >
            {label}
          </Button>
        ))}
      </div>
      <DateField
        label={w.followUpDay}
        value={day}
        isRequired
        min={dayFromNow(0)}
        onChange={(value) => setDay(value ?? '')}
        error={day ? undefined : w.followUpDayMissing}
      />
      <TextField label={w.followUpNote} rows={2} maxLength={500} value={note} onChange={setNote} />
    </FormDialog>
  );
}

const chosen = '!border-primary !bg-primary-soft font-medium !text-primary-soft-ink';
