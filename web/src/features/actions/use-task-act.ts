import type { Outcome } from '../../../../contracts/tasks';
import type { LetterView, TaskView } from '../../../../contracts/views';
import { get, Problem } from '../../shared/api/client';
import { serverNow } from '../../shared/api/server-clock';
import { letterNoText } from '../../shared/format/letter-no';
import { toast } from '../../shared/ui/toast';
import { offerUndo } from '../../shared/undo/undo';
import { heldUntil, useCommand } from './actions.data';
import { doneWords } from './actions.words';

const said: Partial<Record<Outcome, string>> = {
  approved: doneWords.approved,
  done: doneWords.finished,
  returned: doneWords.returned,
  rejected: doneWords.rejected,
  dispatched: doneWords.dispatched,
  acknowledged: doneWords.acknowledged,
  closed: doneWords.closed,
  resent: doneWords.resent,
  accepted: doneWords.accepted,
  discarded: doneWords.discarded,
};

export type TaskAct = ReturnType<typeof useTaskAct>;

/** Closes a task of the letter and says what happened. @param onDone the task is off the desk */
export function useTaskAct(letterId: string, onDone: () => void) {
  const command = useCommand(letterId);
  const takeBack = useTakeBack(letterId);

  async function tell(outcome: Outcome): Promise<void> {
    if (outcome === 'registered') {
      const { number } = await get<LetterView>(`/letters/${letterId}`);
      toast({ title: doneWords.registered(number && letterNoText(number)), tone: 'ok' });
    } else if (outcome === 'signed') {
      const until = await heldUntil(letterId);
      const seconds = until ? Math.floor((Date.parse(until) - serverNow()) / 1000) : 0;
      if (seconds < 1) toast({ title: doneWords.signedNext, tone: 'ok' });
      else offerUndo({ title: doneWords.signed, detail: doneWords.signedHold, seconds, onUndo: () => takeBack.run() });
    } else toast({ title: said[outcome] ?? '', tone: 'ok' });
  }

  return {
    isPending: command.isPending,
    error: command.error,
    reset: command.reset,
    run: (task: TaskView, body: { outcome: Outcome } & Record<string, unknown>) =>
      command.mutate(
        { address: task.command, body },
        {
          onSuccess: () => {
            onDone();
            tell(body.outcome).catch(() => undefined); // it is done; only telling of it failed
          },
        },
      ),
  };
}

/** Takes one's own signature back while the letter is held. */
export function useTakeBack(letterId: string) {
  const command = useCommand(letterId);
  return {
    isPending: command.isPending,
    run: () =>
      // beyond the life of the screen: the toast may be pressed when the next letter is open
      void command.mutateAsync({ address: `/letters/${letterId}/take-back` }).then(
        () => toast({ title: doneWords.takenBack, tone: 'ok' }),
        (error: unknown) =>
          toast({ title: doneWords.undoRefused, detail: error instanceof Problem ? error.title : undefined, tone: 'danger', stays: true }),
      ),
  };
}
