import { lazy, Suspense, type ReactNode } from 'react';
import type { Outcome } from '../../../../contracts/tasks';
import type { TaskView, LetterView } from '../../../../contracts/views';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { actionWords, confirmWords, dialogWords, reasonWords } from './actions.words';
import { DispatchDialog } from './dispatch-dialog';
import type { ActionId } from './possible-actions';
import { SignDialog } from './sign-dialog';
import { StepDialog } from './step-dialog';

const UnitDialog = lazy(() => import('../../shared/org/unit-dialog'));

export interface TaskDialogProps {
  letter: LetterView;
  task: TaskView;
  isPending: boolean;
  refusal: ReactNode;
  /** the command that closes the task */
  onAct: (body: { outcome: Outcome } & Record<string, unknown>) => void;
  onClose: () => void;
}

/** What is asked before a task is closed so. */
export function TaskDialog({ action, ...props }: TaskDialogProps & { action: ActionId }) {
  const { task, isPending, refusal, onAct, onClose } = props;
  switch (action) {
    case 'sign':
      return <SignDialog {...props} />;
    case 'finish':
      return <StepDialog {...props} />;
    case 'dispatch':
      return <DispatchDialog {...props} />;
    case 'register':
      return (
        <ConfirmDialog
          title={actionWords.register}
          action={actionWords.register}
          pending={confirmWords.registering}
          isPending={isPending}
          onConfirm={() => onAct({ outcome: 'registered' })}
          onClose={onClose}
        >
          <p>{confirmWords.registerQuestion}</p>
          {refusal}
        </ConfirmDialog>
      );
    case 'discard':
      return (
        <ConfirmDialog
          title={actionWords.discard}
          action={actionWords.discard}
          look="danger"
          isPending={isPending}
          onConfirm={() => onAct({ outcome: 'discarded' })}
          onClose={onClose}
        >
          <p>{confirmWords.discardQuestion}</p>
          {refusal}
        </ConfirmDialog>
      );
    case 'accept':
      return (
        <ConfirmDialog
          title={actionWords.accept}
          action={actionWords.accept}
          isPending={isPending}
          onConfirm={() => onAct({ outcome: 'accepted' })}
          onClose={onClose}
        >
          <p>{confirmWords.acceptQuestion}</p>
          {refusal}
        </ConfirmDialog>
      );
    case 'resend':
      return (
        <Suspense>
          <UnitDialog
            title={dialogWords.resendTitle}
            label={dialogWords.unit}
            missing={dialogWords.unitMissing}
            action={actionWords.resend}
            isPending={isPending}
            refusal={refusal}
            onSubmit={(unit) => onAct({ outcome: 'resent', unit })}
            onClose={onClose}
          >
            <p>{dialogWords.resendHint}</p>
          </UnitDialog>
        </Suspense>
      );
    case 'close':
      return (
        <ReasonDialog
          title={actionWords.close}
          label={reasonWords.closeNote}
          isRequired={false}
          action={actionWords.close}
          isPending={isPending}
          refusal={refusal}
          onSubmit={(note) => onAct({ outcome: 'closed', ...(note && { note }) })}
          onClose={onClose}
        >
          {reasonWords.closeHint}
        </ReasonDialog>
      );
    case 'return':
    case 'reject':
      return (
        <ReasonDialog
          title={action === 'reject' ? actionWords.reject : returnWords(task).title}
          label={reasonWords.reason}
          action={action === 'reject' ? actionWords.reject : returnWords(task).title}
          look={action === 'reject' ? 'danger' : 'primary'}
          isPending={isPending}
          refusal={refusal}
          onSubmit={(reason) => onAct({ outcome: action === 'reject' ? 'rejected' : 'returned', reason })}
          onClose={onClose}
        >
          {action === 'reject' ? reasonWords.reject : returnWords(task).hint}
        </ReasonDialog>
      );
    default:
      return null;
  }
}

/** Returning means another thing at each kind of desk. */
export function returnWords({ kind }: TaskView): { title: string; hint: string } {
  if (kind === 'attend') return { title: actionWords.returnToSender, hint: reasonWords.returnToSender };
  if (kind === 'referral') return { title: actionWords.returnToReferrer, hint: reasonWords.returnToReferrer };
  return { title: actionWords.returnForCorrection, hint: reasonWords.returnForCorrection };
}
