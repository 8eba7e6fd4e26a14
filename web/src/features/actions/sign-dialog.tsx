import { useMe } from '../../shared/api/me';
import { persianDigits } from '../../shared/format/format';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { actionWords, confirmWords as w } from './actions.words';
import type { TaskDialogProps } from './task-dialog';

/** What is signed, by whom and what follows; never done before the server says so. */
export function SignDialog({ letter, task, isPending, refusal, onAct, onClose }: TaskDialogProps) {
  const { person } = useMe();
  const facts: [string, string][] = [
    [w.subject, letter.subject],
    [w.recipients, w.recipientCount(letter.recipients.length)],
    [w.version, persianDigits(String(letter.version))],
    [w.signAs, `${person.name}، ${task.post.title}`],
  ];
  return (
    <ConfirmDialog
      title={actionWords.sign}
      action={actionWords.sign}
      pending={w.signing}
      isPending={isPending}
      onConfirm={() => onAct({ outcome: 'signed', version: letter.version })}
      onClose={onClose}
    >
      <p>{w.signQuestion}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-control bg-sunken px-3 py-2 text-ui">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-secondary text-ink-2">{w.signHold}</p>
      {refusal}
    </ConfirmDialog>
  );
}
