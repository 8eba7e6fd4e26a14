import { useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { STEP_DONE } from '../../../../contracts/route-catalogue';
import type { CloseLetterTask } from '../../../../contracts/letters';
import { outcomeWord } from '../../shared/diagram/story.words';
import { TextField } from '../../shared/ui/field';
import { FormDialog } from '../../shared/ui/form-dialog';
import { actionWords, stepWords as w } from './actions.words';
import type { TaskDialogProps } from './task-dialog';

type Done = Extract<CloseLetterTask, { outcome: 'done' }>;

/** A step of a route: which of its answers, and a word about it. */
export function StepDialog({ task, isPending, refusal, onAct, onClose }: TaskDialogProps) {
  const choices = task.choices ?? [STEP_DONE];
  const [choice, setChoice] = useState(choices.length === 1 ? choices[0]! : null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (choice) onAct({ outcome: 'done', choice, ...(note.trim() && { note: note.trim() }) } satisfies Done);
  };
  return (
    <FormDialog
      title={task.title ?? actionWords.finish}
      action={w.action}
      isPending={isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      {choices.length > 1 && (
        <RadioGroup value={choice ?? ''} onChange={setChoice} isRequired className="space-y-1">
          <Label className="text-secondary font-medium text-ink-2">{w.choice}</Label>
          <div className="flex flex-wrap gap-2">
            {choices.map((each) => (
              <Radio
                key={each}
                value={each}
                className="control inline-flex cursor-pointer items-center rounded-control border border-line-strong bg-surface px-4 text-ui data-[focus-visible]:outline-2 data-[hovered]:bg-sunken data-[selected]:border-primary data-[selected]:bg-primary-soft data-[selected]:font-medium data-[selected]:text-primary-soft-ink"
              >
                {outcomeWord(each)}
              </Radio>
            ))}
          </div>
          {isTried && !choice && (
            <p role="alert" className="text-secondary text-danger-ink">
              {w.choiceMissing}
            </p>
          )}
        </RadioGroup>
      )}
      <TextField label={w.note} rows={3} autoFocus={choices.length === 1} maxLength={2000} value={note} onChange={setNote} />
    </FormDialog>
  );
}
