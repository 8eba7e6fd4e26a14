import { lazy, Suspense, type ReactNode } from 'react';
import type { InquiryView, RespondentView, TaskView } from '../../../../contracts/views';
import { ActRefusal } from '../../shared/letters/act-refusal';
import { useLetterChanged } from '../../shared/letters/letter.data';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { ExtensionDialog } from './extension-dialog';
import { useHoldingOffice, useInquiryAct } from './inquiries.data';
import { answerWords as a, askerWords as w } from './inquiries.words';

const UnitDialog = lazy(() => import('../../shared/org/unit-dialog'));

export type Asking =
  | { what: 'return' | 'redirect' | 'extension' | 'info' | 'supply' | 'deny' | 'retarget' | 'accept' | 'conclude'; task: TaskView }
  | { what: 'withdraw' }
  | { what: 'askAgain'; respondent: RespondentView };

export interface InquiryDialogProps {
  inquiry: InquiryView;
  asking: Asking;
  onClose: () => void;
  /** the task is off the desk */
  onDone: () => void;
}

/** What is asked before something is done with an inquiry, from either side. */
export function InquiryDialog({ inquiry, asking, onClose, onDone }: InquiryDialogProps) {
  const command = useInquiryAct(inquiry.letterId);
  const changed = useLetterChanged(inquiry.letterId);
  const suggestion = useHoldingOffice(asking.what === 'redirect' || asking.what === 'retarget' ? inquiry.nationalId : null);
  const suggested = suggestion?.unit ? [suggestion.unit.id] : undefined;
  const { isPending } = command;
  const reload = () => {
    onClose();
    void changed();
  };
  const refusal = <ActRefusal error={command.error} onReload={reload} />;
  const tell = (address: string, body: unknown, said: string, isOff = true) =>
    command.mutate(
      { address, body, said },
      {
        onSuccess: () => {
          onClose();
          if (isOff) onDone();
        },
      },
    );
  const usual = { isPending, refusal, onClose };
  switch (asking.what) {
    case 'return':
      return (
        <Reason title={a.return} hint={a.returnHint} {...usual}>
          {(reason) => tell(asking.task.command, { outcome: 'returned', reason }, a.doneReturned)}
        </Reason>
      );
    case 'deny':
      return (
        <Reason title={w.deny} hint={w.denyHint} {...usual}>
          {(reason) => tell(asking.task.command, { outcome: 'denied', reason }, w.doneDenied)}
        </Reason>
      );
    case 'withdraw':
      return (
        <Reason title={w.withdraw} hint={w.withdrawHint} isDanger {...usual}>
          {(reason) => tell(`/inquiries/${inquiry.id}/withdraw`, { reason }, w.doneWithdrawn)}
        </Reason>
      );
    case 'askAgain':
      return (
        <Reason title={w.askAgainTitle(asking.respondent.unit.name)} action={w.askAgain} hint={w.askAgainHint} {...usual}>
          {(reason) => tell(`/respondents/${asking.respondent.id}/ask-again`, { reason }, w.doneAskedAgain, false)}
        </Reason>
      );
    case 'extension':
      return <ExtensionDialog {...usual} onSubmit={(body) => tell(`${asking.task.command}/extension`, body, a.doneExtension, false)} />;
    case 'info':
      return (
        <Reason title={a.info} hint={a.infoHint} label={a.infoReason} {...usual}>
          {(reason) => tell(`${asking.task.command}/info`, { reason }, a.doneInfo, false)}
        </Reason>
      );
    case 'supply':
      return (
        <Reason title={w.supply} hint={w.supplyHint} label={w.supplyText} {...usual}>
          {(text) => tell(asking.task.command, { outcome: 'supplied', text }, w.doneSupplied)}
        </Reason>
      );
    case 'redirect':
      return (
        <Suspense>
          <UnitDialog
            title={a.redirect}
            action={a.redirect}
            label={a.redirectUnit}
            missing={a.redirectMissing}
            reason={a.reason}
            suggested={suggested}
            onSubmit={(unit, reason) => tell(asking.task.command, { outcome: 'redirected', unit, reason }, a.doneRedirected)}
            {...usual}
          >
            {a.redirectHint}
          </UnitDialog>
        </Suspense>
      );
    case 'retarget':
      return (
        <Suspense>
          <UnitDialog
            title={w.retarget}
            action={w.retarget}
            label={w.unit}
            missing={w.retargetMissing}
            suggested={suggested}
            onSubmit={(unit) => tell(asking.task.command, { outcome: 'resent', unit }, w.doneRetargeted)}
            {...usual}
          >
            {w.retargetHint}
          </UnitDialog>
        </Suspense>
      );
    case 'accept':
      return (
        <ConfirmDialog
          title={w.accept}
          action={w.accept}
          isPending={isPending}
          onClose={onClose}
          onConfirm={() => tell(asking.task.command, { outcome: 'accepted' }, w.doneAccepted)}
        >
          <p>{w.acceptHint}</p>
          {refusal}
        </ConfirmDialog>
      );
    case 'conclude': {
      const open = inquiry.respondents.filter(({ closedAt }) => !closedAt).length;
      return (
        <ConfirmDialog
          title={w.concludeTitle}
          action={w.conclude}
          isPending={isPending}
          onClose={onClose}
          onConfirm={() => tell(asking.task.command, { outcome: 'concluded' }, w.doneConcluded)}
        >
          <p>{open > 0 ? w.concludeOpen(open) : w.concludeHint}</p>
          {refusal}
        </ConfirmDialog>
      );
    }
  }
}

function Reason({
  title,
  hint,
  label = a.reason,
  action = title,
  isDanger,
  children,
  ...rest
}: {
  title: string;
  hint: string;
  label?: string;
  action?: string;
  isDanger?: boolean;
  isPending: boolean;
  refusal: ReactNode;
  onClose: () => void;
  children: (reason: string) => void;
}) {
  return (
    <ReasonDialog {...rest} title={title} label={label} action={action} look={isDanger ? 'danger' : 'primary'} onSubmit={children}>
      {hint}
    </ReasonDialog>
  );
}
