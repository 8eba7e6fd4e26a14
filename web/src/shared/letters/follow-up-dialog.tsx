import { useState } from 'react';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import { dayFromNow } from '../format/day-from-now';
import { persianDate } from '../format/format';
import { Button } from '../ui/button';
import { DateField } from '../ui/date-field';
import { FormDialog } from '../ui/form-dialog';
import { TextField } from '../ui/field';
import { followUpWords as w } from './marks.words';

/** A day on which a letter, or many, comes back to one's mind; nobody else sees it. */
export function FollowUpDialog({
  marks,
  many,
  isSet = !!marks?.followUpOn,
  onSet,
  onClose,
}: {
  /** as they are now */
  marks: Marks | undefined;
  /** how many letters are marked together */
  many?: number;
  /** there is a reminder that can be taken away */
  isSet?: boolean;
  /** with what is then said */
  onSet: (change: SetMarks, said: string) => void;
  onClose: () => void;
}) {
  const [day, setDay] = useState(marks?.followUpOn ?? dayFromNow(3));
  const [note, setNote] = useState(marks?.followUpNote ?? '');
  const set = (change: SetMarks, said: string) => {
    onSet(change, said);
    onClose();
  };
  const submit = () => {
    if (!day) return;
    const named = persianDate(`${day}T08:00:00Z`);
    set({ followUpOn: day, followUpNote: note.trim() || null }, many ? w.doneMany(many, named) : w.done(named));
  };
  return (
    <FormDialog
      width="narrow"
      title={many ? w.manyTitle(many) : w.title}
      onClose={onClose}
      action={w.action}
      aside={
        isSet && (
          <Button look="quiet" className="me-auto" onPress={() => set({ followUpOn: null, followUpNote: null }, w.cleared)}>
            {w.clear}
          </Button>
        )
      }
      onSubmit={submit}
    >
      <p className="text-ui text-ink-2">{w.hint}</p>
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
        label={w.day}
        value={day}
        isRequired
        min={dayFromNow(0)}
        onChange={(value) => setDay(value ?? '')}
        error={day ? undefined : w.dayMissing}
      />
      <TextField label={w.note} rows={2} maxLength={500} value={note} onChange={setNote} />
    </FormDialog>
  );
}

const chosen = '!border-primary !bg-primary-soft font-medium !text-primary-soft-ink';
