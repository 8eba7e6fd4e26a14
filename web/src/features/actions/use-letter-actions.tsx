import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { LetterView, TaskView } from '../../../../contracts/views';
import { useMe } from '../../shared/api/me';
import { ActRefusal } from '../../shared/letters/act-refusal';
import { letterQuery, useLetterChanged } from '../../shared/letters/letter.data';
import { ActionBar, type BarAction } from '../../shared/ui/action-bar';
import { toast } from '../../shared/ui/toast';
import { offerUndo } from '../../shared/undo/undo';
import { looks, unarchiveIcon } from './action-looks';
import { useCommand, useMarks } from './actions.data';
import { actionWords, doneWords } from './actions.words';
import { useKeptReferral } from './kept-referrals';
import { LetterDialogs } from './letter-dialogs';
import { planOf, type ActionId } from './possible-actions';
import { returnWords } from './task-dialog';
import { TaskNotices } from './task-notices';
import { idOf } from './use-refer';
import { useTakeBack, useTaskAct } from './use-task-act';

export interface LetterActionsOptions {
  letterId: string;
  /** the task it was opened for; else the first of the reader's own */
  task?: { process: string; key: string };
  /** the task is off the desk: what comes next may open */
  onDone?: () => void;
  /** what else may be done, as with an inquiry; its main action is the main one */
  more?: readonly BarAction[];
}

const taskIn = ({ tasks }: LetterView, ref: LetterActionsOptions['task']): TaskView | undefined =>
  ref ? tasks.find(({ process, key }) => process.id === ref.process && key === ref.key) : tasks[0];

/**
 * What the reader may do with a letter: exactly what the server allows, by button and by key. The dialogs stand apart from the bar, which may
 * move to another place of the screen while one of them is open.
 */
export function useLetterActions({ letterId, task: ref, onDone, more = [] }: LetterActionsOptions): { bar: ReactNode; dialogs: ReactNode } {
  const { data: letter } = useQuery(letterQuery(letterId));
  const { person } = useMe();
  const navigate = useNavigate();
  const changed = useLetterChanged(letterId);
  const [asking, setAsking] = useState<ActionId | null>(null);
  const task = letter && taskIn(letter, ref);
  const kept = useKeptReferral(task ? idOf(task) : '');
  const { marks, set } = useMarks(letterId);
  const command = useCommand(letterId);
  const takeBack = useTakeBack(letterId);
  const act = useTaskAct(letterId, () => {
    setAsking(null);
    onDone?.();
  });
  if (!letter) return { bar: <div className="control" />, dialogs: null };
  const go = (to: string, search: object = {}) => void navigate({ to, search: search as never });
  const ask = (id: ActionId) => {
    act.reset();
    setAsking(id);
  };

  const handlers: Partial<Record<ActionId, () => void>> = {
    approve: () => task && act.run(task, { outcome: 'approved', version: letter.version }),
    acknowledge: () => task && act.run(task, { outcome: 'acknowledged' }),
    reply: () => go('/compose/new', { answers: letter.id }),
    forward: () => go('/compose/new', { forwards: letter.id }),
    follow: () => go('/compose/new', { follows: letter.id }),
    continueDraft: () => go(`/compose/${letter.id}`),
    editAndApprove: () => go(`/compose/${letter.id}`),
    print: () => go(`/letters/${letter.id}/print`),
    takeBack: takeBack.run,
    archive: () => {
      const archived = !marks?.archivedAt;
      set.mutate({ archived });
      if (archived) offerUndo({ title: doneWords.archived, onUndo: () => set.mutate({ archived: false }) });
      else toast({ title: doneWords.unarchived, tone: 'ok' });
    },
    star: () => set.mutate({ starred: !marks?.starred }),
    unread: () => {
      set.mutate({ unread: true });
      toast({ title: doneWords.unread, tone: 'ok' });
    },
    claim: () => task && command.mutate({ address: `/desks/${task.process.id}/${task.key}/claim` }),
    release: () => task && command.mutate({ address: `/desks/${task.process.id}/${task.key}/release` }),
  };

  const planned = planOf(letter.acts, task, person.id).map(({ id, place }): BarAction => ({
    ...looks[id],
    ...(id === 'finish' && task?.title && { label: task.title }),
    ...(id === 'return' && task && { label: returnWords(task).title }),
    ...(id === 'archive' && marks?.archivedAt && { label: actionWords.unarchive, icon: unarchiveIcon }),
    ...(id === 'star' && marks?.starred && { label: actionWords.unstar }),
    id,
    place,
    isDisabled: act.isPending,
    onAct: handlers[id] ?? (() => ask(id)),
  }));
  const at = (place: BarAction['place']) => more.filter((action) => action.place === place);
  const refers = ({ id }: BarAction) => id === 'refer';
  const actions = [...at('main'), ...planned.filter(refers), ...at('bar'), ...planned.filter((action) => !refers(action)), ...at('menu')];
  const close = () => setAsking(null);
  const reload = () => {
    close();
    act.reset();
    void changed();
  };
  const refusal = <ActRefusal error={act.error} onReload={reload} />;
  return {
    bar: (
      <div className="min-w-0 space-y-2">
        <ActionBar label={actionWords.bar} actions={actions} />
        <TaskNotices task={task} wanted={ref} isKept={!!kept?.error} onRefer={() => ask('refer')} onNext={onDone} />
        {!asking && refusal}
      </div>
    ),
    dialogs: asking && (
      <LetterDialogs {...{ asking, letter, task, kept, marks, act, refusal, close, onDone }} onMark={(change) => set.mutate(change)} />
    ),
  };
}
