import { lazy, Suspense, type ReactNode } from 'react';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import type { LetterView, TaskView } from '../../../../contracts/views';
import { FollowUpDialog } from '../../shared/letters/follow-up-dialog';
import { toast } from '../../shared/ui/toast';
import { keepReferral, type Kept } from './kept-referrals';
import { NoteDialog } from './note-dialog';
import { staysOnDesk, type ActionId } from './possible-actions';
import { hasOriginal } from './refer-form';
import { TaskDialog } from './task-dialog';
import { idOf, useRefer } from './use-refer';
import type { TaskAct } from './use-task-act';
import { VoidDialog } from './void-dialog';

const ReferDialog = lazy(() => import('./refer-dialog').then((loaded) => ({ default: loaded.ReferDialog })));
const RecallDialog = lazy(() => import('./recall-dialog'));

/** What is asked before something is done with a letter. */
export function LetterDialogs({
  asking,
  letter,
  task,
  kept,
  marks,
  act,
  refusal,
  close,
  onDone,
  onMark,
}: {
  asking: ActionId;
  letter: LetterView;
  task: TaskView | undefined;
  kept: Kept | undefined;
  marks: Marks | undefined;
  act: TaskAct;
  refusal: ReactNode;
  close: () => void;
  onDone: (() => void) | undefined;
  onMark: (change: SetMarks) => void;
}) {
  const refer = useRefer(letter.id);
  if (asking === 'note') return <NoteDialog letterId={letter.id} post={task?.post.id} onClose={close} />;
  if (asking === 'followUp')
    return (
      <FollowUpDialog
        marks={marks}
        onClose={close}
        onSet={(change, title) => {
          onMark(change);
          toast({ title, tone: 'ok' });
        }}
      />
    );
  if (asking === 'void') return <VoidDialog letterId={letter.id} onClose={close} />;
  if (asking === 'recall')
    return (
      <Suspense>
        <RecallDialog letter={letter} onClose={close} />
      </Suspense>
    );
  if (!task) return null;
  if (asking === 'refer')
    return (
      <Suspense>
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
            if (!staysOnDesk(task) && hasOriginal(form)) onDone?.();
          }}
        />
      </Suspense>
    );
  return (
    <TaskDialog
      action={asking}
      letter={letter}
      task={task}
      isPending={act.isPending}
      refusal={refusal}
      onAct={(body) => act.run(task, body)}
      onClose={close}
    />
  );
}
