import { useQueryClient } from '@tanstack/react-query';
import type { Outcome } from '../../../../contracts/tasks';
import type { TaskView } from '../../../../contracts/views';
import { Problem } from '../../shared/api/client';
import { serverNow } from '../../shared/api/server-clock';
import { persianDigits } from '../../shared/format/format';
import { letterQuery } from '../../shared/letters/letter.data';
import { toast } from '../../shared/ui/toast';
import { offerUndo } from '../../shared/undo/undo';
import { heldUntil, useCommand } from './actions.data';
import { doneWords } from './actions.words';

const said: Partial<Record<Outcome, string>> = {
  approved: doneWords.approved,
  returned: doneWords.returned,
  rejected: doneWords.rejected,
  dispatched: doneWords.dispatched,
  acknowledged: doneWords.acknowledged,
  closed: doneWords.closed,
  resent: doneWords.resent,
  accepted: doneWords.accepted,
  discarded: doneWords.discarded,
};

/** Closes a task of the letter and says what happened. @param onDone the task is off the desk */
export function useTaskAct(letterId: string, onDone: () => void) {
  const queries = useQueryClient();
  const command = useCommand(letterId);
  const takeBack = useTakeBack(letterId);

  async function tell(outcome: Outcome): Promise<void> {
    if (outcome !== 'signed' && outcome !== 'registered') return void toast({ title: said[outcome] ?? '', tone: 'ok' });
    const letter = await queries.fetchQuery({ ...letterQuery(letterId), staleTime: 0 });
    if (outcome === 'registered')
      return void toast({ title: doneWords.registered(letter.number && persianDigits(letter.number)), tone: 'ok' });
    const until = letter.acts.includes('takeBack') ? await heldUntil(letterId) : undefined;
    const seconds = until ? Math.floor((Date.parse(until) - serverNow()) / 1000) : 0;
    if (seconds < 1) toast({ title: doneWords.signedNext, tone: 'ok' });
    else offerUndo({ title: doneWords.signed, detail: doneWords.signedHold, seconds, onUndo: () => takeBack.run() });
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
