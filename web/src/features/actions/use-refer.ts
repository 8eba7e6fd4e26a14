import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ActRecorded } from '../../../../contracts/tasks';
import type { TaskView } from '../../../../contracts/views';
import { act, Problem } from '../../shared/api/client';
import { useLetterChanged } from '../../shared/letters/letter.data';
import { toast } from '../../shared/ui/toast';
import { offerUndo } from '../../shared/undo/undo';
import { closingTime } from './actions.data';
import { doneWords } from './actions.words';
import { keepReferral } from './kept-referrals';
import { referOf, type ReferForm } from './refer-form';

/** How long a referral is offered to be taken back; afterwards it is still possible from «referred by me» until somebody opens it. */
const UNDO_SECONDS = 10;

export const idOf = ({ process, key }: Pick<TaskView, 'process' | 'key'>): string => `${process.id}~${key}`;

/**
 * Sends a letter on. The screen goes on at once; when the server refuses, what was written is kept with the reason, and the way back to it is
 * offered.
 */
export function useRefer(letterId: string) {
  const changed = useLetterChanged(letterId);
  const navigate = useNavigate();
  const recall = useRecallReferrals(letterId);
  return useMutation({
    mutationFn: async ({ task, form }: { task: TaskView; form: ReferForm }) => {
      const closes = form.deadline === 'date' && form.date ? await closingTime(form.date) : undefined;
      // on its last day, the letter may be due before the office closes
      const body = referOf(form, closes && task.dueAt && closes > task.dueAt ? task.dueAt : closes);
      return act<ActRecorded & { keys: string[] }>(task.referrals!.replace(/^\/api/, ''), body);
    },
    onMutate: ({ task }) => keepReferral(idOf(task), null),
    onSuccess: ({ keys }, { task, form }) =>
      offerUndo({
        title: doneWords.referred(form.posts.length),
        seconds: UNDO_SECONDS,
        onUndo: () => recall.mutate(keys.map((key) => ({ process: task.process.id, key }))),
      }),
    onError: (error, { task, form }) => {
      keepReferral(idOf(task), form, error);
      toast({
        title: doneWords.referNotDone,
        detail: error instanceof Problem ? error.title : undefined,
        tone: 'danger',
        stays: true,
        action: {
          label: doneWords.backToRefer,
          onAct: () => void navigate({ to: `/letters/${letterId}` as string, search: { task: idOf(task) } as never }),
        },
      });
    },
    onSettled: () => void changed(),
  });
}

/** Takes referrals back that nobody has opened yet. */
function useRecallReferrals(letterId: string) {
  const changed = useLetterChanged(letterId);
  return useMutation({
    mutationFn: (tasks: { process: string; key: string }[]) =>
      Promise.all(tasks.map(({ process, key }) => act(`/desks/${process}/${key}/recall`))),
    onSuccess: () => toast({ title: doneWords.recalledReferral, tone: 'ok' }),
    onError: (error) =>
      toast({ title: doneWords.undoRefused, detail: error instanceof Problem ? error.title : undefined, tone: 'danger', stays: true }),
    onSettled: () => void changed(),
  });
}
