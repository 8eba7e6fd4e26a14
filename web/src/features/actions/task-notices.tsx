import { Hand, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { TaskView } from '../../../../contracts/views';
import { useMe } from '../../shared/api/me';
import { clock } from '../../shared/format/format';
import { useNow } from '../../shared/format/now';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { actionWords as w } from './actions.words';

/** What must be known before one acts: a colleague has it in hand, somebody was faster, or one's own referral was refused. */
export function TaskNotices({
  task,
  wanted,
  isKept,
  onRefer,
  onNext,
}: {
  task: TaskView | undefined;
  /** the task the letter was opened for, even when it is not there any more */
  wanted: { process: string; key: string } | undefined;
  /** a referral was refused; what was written is kept */
  isKept: boolean;
  onRefer: () => void;
  onNext: (() => void) | undefined;
}) {
  const { person } = useMe();
  const now = useNow();
  const wantedId = wanted && `${wanted.process}~${wanted.key}`;
  const [seen, setSeen] = useState<string>();
  if (task && seen !== wantedId) setSeen(wantedId);
  const claimed = task?.claimed && Date.parse(task.claimed.until) > now ? task.claimed : null;
  return (
    <>
      {wantedId && !task && seen === wantedId && (
        <Banner tone="info" role="status" icon={<Info size={18} />} action={onNext && <Button onPress={onNext}>{w.next}</Button>}>
          {w.over}
        </Banner>
      )}
      {claimed && (
        <Banner tone={claimed.by.id === person.id ? 'info' : 'warn'} icon={<Hand size={18} />}>
          {claimed.by.id === person.id ? w.inYourHand(clock(claimed.until)) : w.inHand(claimed.by.name, clock(claimed.until))}
        </Banner>
      )}
      {isKept && (
        <Banner tone="danger" role="alert" icon={<TriangleAlert size={18} />} action={<Button onPress={onRefer}>{w.seeReferral}</Button>}>
          {w.referralKept}
        </Banner>
      )}
    </>
  );
}
