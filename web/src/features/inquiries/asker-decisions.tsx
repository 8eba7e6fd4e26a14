import { CircleCheck, CirclePause, Clock3, CornerUpLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InquiryView, TaskView } from '../../../../contracts/views';
import { persianMoment } from '../../shared/format/format';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { askerTasks } from './asker-tasks';
import type { Asking } from './inquiry-dialogs';
import { askerWords as w } from './inquiries.words';
import { returnedBy } from './respondent-order';

/** What waits for the asker's word: an extension, a returned question, the end. */
export function AskerDecisions({
  inquiry,
  isPending,
  onAsk,
  onGrant,
}: {
  inquiry: InquiryView;
  isPending: boolean;
  onAsk: (asking: Asking) => void;
  onGrant: (task: TaskView) => void;
}) {
  const tasks = askerTasks(inquiry.tasks);
  if (tasks.length === 0) return null;
  return (
    <div role="group" aria-label={w.decisions} className="space-y-2 px-4 pb-3">
      {tasks.map((task) => {
        const key = `${task.process.id}~${task.key}`;
        if (task.kind === 'extension') return <Extension key={key} {...{ inquiry, task, isPending, onAsk, onGrant }} />;
        if (task.kind === 'info') return <Info key={key} {...{ inquiry, task, onAsk }} />;
        if (task.kind === 'retarget')
          return (
            <Banner key={key} tone="warn" icon={<CornerUpLeft size={18} />}>
              <p>{returnedLine(inquiry, task)}</p>
              <Buttons>
                <Button isDisabled={isPending} onPress={() => onAsk({ what: 'retarget', task })}>
                  {w.retarget}
                </Button>
                <Button isDisabled={isPending} onPress={() => onAsk({ what: 'accept', task })}>
                  {w.accept}
                </Button>
              </Buttons>
            </Banner>
          );
        return (
          <Banner
            key={key}
            tone="ok"
            icon={<CircleCheck size={18} />}
            action={
              <Button isDisabled={isPending} onPress={() => onAsk({ what: 'conclude', task })}>
                {w.conclude}
              </Button>
            }
          >
            {inquiry.rule === 'REQUESTER_DECIDES' ? w.concludeAnytime : w.concludeBanner}
          </Banner>
        );
      })}
    </div>
  );
}

/** What a unit needs to know before it answers. */
function Info({ inquiry, task, onAsk }: { inquiry: InquiryView; task: TaskView; onAsk: (asking: Asking) => void }) {
  const unit = inquiry.respondents.find(({ id }) => id === task.process.id);
  const reason = unit?.clock?.paused?.reason;
  return (
    <Banner
      tone="warn"
      icon={<CirclePause size={18} />}
      action={<Button onPress={() => onAsk({ what: 'supply', task })}>{w.supply}</Button>}
    >
      <p>{unit ? w.infoAsked(unit.unit.name) : w.decisions}</p>
      {reason && <p className="text-secondary">«{reason}»</p>}
    </Banner>
  );
}

function Extension({
  inquiry,
  task,
  isPending,
  onAsk,
  onGrant,
}: {
  inquiry: InquiryView;
  task: TaskView;
  isPending: boolean;
  onAsk: (asking: Asking) => void;
  onGrant: (task: TaskView) => void;
}) {
  const unit = inquiry.respondents.find(({ id }) => id === task.process.id);
  const asked = unit?.clock?.extension;
  return (
    <Banner tone="warn" icon={<Clock3 size={18} />}>
      <p>{unit && asked ? w.extensionAsked(unit.unit.name, persianMoment(asked.dueAt)) : w.decisions}</p>
      {asked?.reason && (
        <p className="text-secondary">
          {w.extensionReason} «{asked.reason}»
        </p>
      )}
      <Buttons>
        <Button isDisabled={isPending} onPress={() => onGrant(task)}>
          {w.grant}
        </Button>
        <Button isDisabled={isPending} onPress={() => onAsk({ what: 'deny', task })}>
          {w.deny}
        </Button>
      </Buttons>
    </Banner>
  );
}

const returnedLine = (inquiry: InquiryView, task: TaskView): string => {
  const unit = returnedBy(inquiry.respondents, task.key)?.unit.name;
  return unit ? w.returned(unit) : w.returnedUnknown;
};

const Buttons = ({ children }: { children: ReactNode }) => <div className="mt-2 flex flex-wrap gap-2">{children}</div>;
