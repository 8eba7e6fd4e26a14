import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
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
import { FollowUpDialog } from './follow-up-dialog';
import { keepReferral, useKeptReferral } from './kept-referrals';
import { NoteDialog } from './note-dialog';
import { planOf, type ActionId } from './possible-actions';
import { hasOriginal } from './refer-form';
import { returnWords, TaskDialog } from './task-dialog';
import { TaskNotices } from './task-notices';
import { idOf, useRefer } from './use-refer';
import { useTakeBack, useTaskAct } from './use-task-act';
import { VoidDialog } from './void-dialog';

const ReferDialog = lazy(() => import('./refer-dialog').then((loaded) => ({ default: loaded.ReferDialog })));
const RecallDialog = lazy(() => import('./recall-dialog'));

export interface LetterActionsProps {
  letterId: string;
  /** the task it was opened for; else the first of the reader's own */
  task?: { process: string; key: string };
  /** the task is off the desk: what comes next may open */
  onDone?: () => void;
  /** what else may be done, as with an inquiry; its main action is the main one */
  more?: readonly BarAction[];
}

/** What the reader may do with a letter: exactly what the server allows, by button and by key. */
export function LetterActions({ letterId, ...props }: LetterActionsProps) {
  const { data: letter } = useQuery(letterQuery(letterId));
  return letter ? <Bar letter={letter} {...props} /> : <div className="control" />;
}

const taskIn = ({ tasks }: LetterView, ref: LetterActionsProps['task']): TaskView | undefined =>
  ref ? tasks.find(({ process, key }) => process.id === ref.process && key === ref.key) : tasks[0];

function Bar({ letter, task: ref, onDone, more = [] }: Omit<LetterActionsProps, 'letterId'> & { letter: LetterView }) {
  const { person } = useMe();
  const navigate = useNavigate();
  const changed = useLetterChanged(letter.id);
  const [asking, setAsking] = useState<ActionId | null>(null);
  const task = taskIn(letter, ref);
  const kept = useKeptReferral(task ? idOf(task) : '');
  const { marks, set } = useMarks(letter.id);
  const command = useCommand(letter.id);
  const takeBack = useTakeBack(letter.id);
  const refer = useRefer(letter.id);
  const act = useTaskAct(letter.id, () => {
    setAsking(null);
    onDone?.();
  });
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
  return (
    <div className="min-w-0 space-y-2">
      <ActionBar label={actionWords.bar} actions={actions} />
      <TaskNotices key={letter.id} task={task} wanted={ref} isKept={!!kept?.error} onRefer={() => ask('refer')} onNext={onDone} />
      {!asking && refusal}
      <Suspense>
        {asking === 'refer' && task && (
          <ReferDialog
            task={task}
            kept={kept?.form}
            error={kept?.error}
            onClose={(form) => {
              keepReferral(idOf(task), form);
              close();
            }}
            onRefer={(form) => {
              refer.mutate({ task, form });
              close();
              if (task.kind !== 'answer' && hasOriginal(form)) onDone?.();
            }}
          />
        )}
        {asking === 'recall' && <RecallDialog letter={letter} onClose={close} />}
      </Suspense>
      {asking === 'note' && <NoteDialog letterId={letter.id} post={task?.post.id} onClose={close} />}
      {asking === 'followUp' && <FollowUpDialog marks={marks} onSet={(change) => set.mutate(change)} onClose={close} />}
      {asking === 'void' && <VoidDialog letterId={letter.id} onClose={close} />}
      {asking && task && (
        <TaskDialog
          action={asking}
          letter={letter}
          task={task}
          isPending={act.isPending}
          refusal={refusal}
          onAct={(body) => act.run(task, body)}
          onClose={close}
        />
      )}
    </div>
  );
}
