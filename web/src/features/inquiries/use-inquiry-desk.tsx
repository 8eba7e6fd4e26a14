import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, Clock3, CornerUpLeft, MessageCircleQuestion, MessageCircleReply, Reply, Share2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { RespondentView, TaskView } from '../../../../contracts/views';
import { letterQuery, useLetterChanged } from '../../shared/letters/letter.data';
import { ActRefusal } from '../../shared/letters/act-refusal';
import type { BarAction } from '../../shared/ui/action-bar';
import { Button } from '../../shared/ui/button';
import { Failure, Skeleton } from '../../shared/ui/states';
import { AnswerPanel } from './answer-panel';
import { AskerDecisions } from './asker-decisions';
import { useInquiry, useInquiryAct } from './inquiries.data';
import { answerWords as a, askerWords as w } from './inquiries.words';
import { InquiryBoard } from './inquiry-board';
import { InquiryDialog, type Asking } from './inquiry-dialogs';

export interface InquiryDesk {
  /** for the bar of the letter */
  actions: readonly BarAction[];
  /** for beside the letter; nothing where the letter asks nobody */
  board: ReactNode;
}

/**
 * An inquiry as the reader has to do with it: as the one who asks, as a unit that is asked, or looking on.
 * @param task the one the letter was opened for; else the first the reader has in this inquiry · onDone the task is off the desk
 */
export function useInquiryDesk({
  letterId,
  task: ref,
  onDone,
}: {
  letterId: string;
  task?: { process: string; key: string };
  onDone?: () => void;
}): InquiryDesk {
  const { data: letter } = useQuery(letterQuery(letterId));
  const { data: inquiry, error, refetch } = useInquiry(letterId, !!letter?.inquiryId);
  // what was opened belongs to the task it was opened for
  const taskId = ref ? `${ref.process}~${ref.key}` : letterId;
  const [answering, setAnswering] = useState<string>();
  const [asking, setAsking] = useState<{ of: string; asking: Asking }>();
  const changed = useLetterChanged(letterId);
  const command = useInquiryAct(letterId);
  if (!letter?.inquiryId) return { actions: [], board: null };
  if (!inquiry)
    return { actions: [], board: error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[3, 4, 4]} /> };

  const task = ref
    ? inquiry.tasks.find(({ process, key }) => process.id === ref.process && key === ref.key)
    : inquiry.tasks.find(({ possible }) => possible.length > 0);
  const respondent = inquiry.respondents.find(({ id }) => id === task?.process.id);
  const ask = (asking: Asking) => setAsking({ of: taskId, asking });
  const done = () => onDone?.();
  const isAnswering = answering === taskId && task?.kind === 'answer';
  const grant = (task: TaskView) =>
    command.mutate({ address: task.command, body: { outcome: 'granted' }, said: w.doneGranted }, { onSuccess: done });

  return {
    actions: [
      ...(task ? taskActions(task, respondent, ask, () => setAnswering(taskId), grant) : []),
      ...(inquiry.acts.includes('withdraw')
        ? [
            {
              id: 'withdraw',
              label: w.withdraw,
              icon: CircleSlash,
              place: 'menu',
              isDanger: true,
              onAct: () => ask({ what: 'withdraw' }),
            } as const,
          ]
        : []),
    ],
    board: (
      <div className="space-y-3">
        {isAnswering && (
          <AnswerPanel
            key={taskId}
            inquiry={inquiry}
            respondent={respondent}
            task={task}
            onClose={() => setAnswering(undefined)}
            onDone={done}
          />
        )}
        <ActRefusal error={command.error} onReload={() => void changed()} />
        <InquiryBoard
          inquiry={inquiry}
          actionFor={(one) =>
            inquiry.acts.includes('askAgain') && one.state === 'ANSWERED' ? (
              <Button look="quiet" className="!px-1 text-secondary" onPress={() => ask({ what: 'askAgain', respondent: one })}>
                {w.askAgain}
                <span className="sr-only"> {one.unit.name}</span>
              </Button>
            ) : undefined
          }
        >
          <AskerDecisions inquiry={inquiry} isPending={command.isPending} onAsk={ask} onGrant={grant} />
        </InquiryBoard>
        {asking?.of === taskId && (
          <InquiryDialog inquiry={inquiry} asking={asking.asking} onClose={() => setAsking(undefined)} onDone={done} />
        )}
      </div>
    ),
  };
}

/** What may be done with one's task in the inquiry; the first is what is expected. */
function taskActions(
  task: TaskView,
  respondent: RespondentView | undefined,
  ask: (asking: Asking) => void,
  answer: () => void,
  grant: (task: TaskView) => void,
): BarAction[] {
  const all: (BarAction | false)[] = [
    can(task, 'answered') && {
      id: 'answer',
      label: a.answer,
      icon: Reply,
      isMirrored: true,
      shortcut: 'answer',
      place: 'main',
      onAct: answer,
    },
    can(task, 'granted') && {
      id: 'grant',
      label: w.grant,
      icon: CircleCheck,
      shortcut: 'approve',
      place: 'main',
      onAct: () => grant(task),
    },
    can(task, 'denied') && {
      id: 'deny',
      label: w.deny,
      icon: CircleSlash,
      shortcut: 'return',
      place: 'bar',
      onAct: () => ask({ what: 'deny', task }),
    },
    can(task, 'concluded') && {
      id: 'conclude',
      label: w.conclude,
      icon: CircleCheck,
      shortcut: 'approve',
      place: 'main',
      onAct: () => ask({ what: 'conclude', task }),
    },
    can(task, 'resent') && { id: 'retarget', label: w.retarget, icon: Share2, place: 'main', onAct: () => ask({ what: 'retarget', task }) },
    can(task, 'accepted') && {
      id: 'accept',
      label: w.accept,
      icon: CircleCheck,
      shortcut: 'approve',
      place: 'bar',
      onAct: () => ask({ what: 'accept', task }),
    },
    can(task, 'returned') && {
      id: 'return',
      label: a.return,
      icon: CornerUpLeft,
      isMirrored: true,
      shortcut: 'return',
      place: 'bar',
      onAct: () => ask({ what: 'return', task }),
    },
    can(task, 'supplied') && {
      id: 'supply',
      label: w.supply,
      icon: MessageCircleReply,
      place: 'main',
      onAct: () => ask({ what: 'supply', task }),
    },
    task.kind === 'answer' &&
      task.possible.length > 0 &&
      respondent?.state !== 'INFO_REQUESTED' && {
        id: 'info',
        label: a.info,
        icon: MessageCircleQuestion,
        place: 'menu',
        onAct: () => ask({ what: 'info', task }),
      },
    task.kind === 'answer' &&
      task.possible.length > 0 &&
      !respondent?.clock?.paused &&
      !respondent?.clock?.extension && {
        id: 'extension',
        label: a.extension,
        icon: Clock3,
        place: 'menu',
        onAct: () => ask({ what: 'extension', task }),
      },
    can(task, 'redirected') && {
      id: 'redirect',
      label: a.redirect,
      icon: Share2,
      place: 'menu',
      onAct: () => ask({ what: 'redirect', task }),
    },
  ];
  return all.filter((action) => action !== false);
}

const can = ({ possible }: TaskView, outcome: TaskView['possible'][number]): boolean => possible.includes(outcome);
