import { useId, useState } from 'react';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import { serverNow } from '../../shared/api/server-clock';
import { persianDate } from '../../shared/format/format';
import { useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { Dialog } from '../../shared/ui/dialog';
import { TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { uiWords } from '../../shared/ui/ui.words';
import { dialogWords as w, doneWords } from './actions.words';

const DAY = 86_400_000;
const TEHRAN = 3.5 * 3_600_000;
/** @returns ISO date in Tehran, so many days from now */
const dayFromNow = (days: number): string => new Date(serverNow() + TEHRAN + days * DAY).toISOString().slice(0, 10);

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
  const form = useId();
  const set = (change: SetMarks, said: string) => {
    onSet(change);
    toast({ title: said, tone: 'ok' });
    onClose();
  };
  const submit = () =>
    day && set({ followUpOn: day, followUpNote: note.trim() || null }, doneWords.followUp(persianDate(`${day}T08:00:00Z`)));
  useShortcuts({ send: submit });
  return (
    <Dialog
      isOpen
      width="narrow"
      title={w.followUpTitle}
      onClose={onClose}
      actions={
        <>
          {marks?.followUpOn && (
            <Button
              look="quiet"
              className="me-auto"
              onPress={() => set({ followUpOn: null, followUpNote: null }, doneWords.followUpCleared)}
            >
              {w.followUpClear}
            </Button>
          )}
          <Button onPress={onClose}>{uiWords.cancel}</Button>
          <Button look="primary" type="submit" form={form}>
            {w.followUpAction}
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
      </form>
    </Dialog>
  );
}

const chosen = '!border-primary !bg-primary-soft font-medium !text-primary-soft-ink';
