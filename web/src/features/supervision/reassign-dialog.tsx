import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ChartPost } from '../../../../contracts/chart-columns';
import type { ReassignmentView } from '../../../../contracts/reassign';
import type { DeskLoad } from '../../../../contracts/workload';
import { PostPicker } from '../../shared/org/post-picker';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Choice, TextField } from '../../shared/ui/field';
import { FormDialog } from '../../shared/ui/form-dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { reassignmentQuery, useReassign } from './acts.data';
import { workloadWords as words } from './acts.words';

const states = (['open', 'overdue'] as const).map((id) => ({ id, label: words.states[id] }));

/** Lays the open work of a desk on others of its office: what would move can be looked at first. */
export function ReassignDialog({ desk, desks, onClose }: { desk: DeskLoad; desks: readonly DeskLoad[]; onClose: () => void }) {
  const [to, setTo] = useState<string[]>([]);
  const [state, setState] = useState<'open' | 'overdue'>('open');
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const [tried, setTried] = useState<string | null>(null);
  const others = useMemo(() => new Set(desks.filter(({ post }) => post.id !== desk.post.id).map(({ post }) => post.id)), [desk, desks]);
  const only = useCallback(({ id }: ChartPost) => others.has(id), [others]);
  const dry = useReassign(({ id }) => setTried(id));
  const move = useReassign(({ moved, doneAt }) => {
    toast({ title: doneAt ? words.moved(moved) : words.moving, tone: 'ok' });
    onClose();
  });
  const missing = { to: to.length === 0 ? words.needsTarget : undefined, reason: reason.trim() ? undefined : words.needsReason };
  const start = (dryRun: boolean) => {
    setTold(true);
    if (missing.to || missing.reason) return;
    const command = { work: { from: 'post' as const, post: desk.post.id, to, state }, reason: reason.trim(), dryRun };
    (dryRun ? dry : move).mutate(command);
  };
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setTried(null);
    };
  return (
    <FormDialog
      title={words.moveOf(desk.post.title)}
      action={words.move}
      isPending={move.isPending}
      refusal={<Refusal error={move.error ?? dry.error} />}
      aside={
        <Button isPending={dry.isPending} onPress={() => start(true)} className="me-auto">
          {words.try}
        </Button>
      }
      onSubmit={() => start(false)}
      onClose={onClose}
    >
      <PostPicker
        label={words.targets}
        description={words.targetsSays}
        value={to}
        onChange={anew(setTo)}
        suggested={[...others]}
        max={20}
        only={only}
        isRequired
        error={isTold ? missing.to : undefined}
      />
      <Choice label={words.which} options={states} value={state} onChange={anew(setState)} />
      <TextField
        label={words.reason}
        isRequired
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={isTold ? missing.reason : undefined}
      />
      {tried && <Tried id={tried} />}
    </FormDialog>
  );
}

function Tried({ id }: { id: string }) {
  const { data } = useQuery(reassignmentQuery(id));
  return (
    <div aria-live="polite" className="space-y-2">
      {data && (
        <Banner tone={data.moved ? 'info' : 'warn'}>
          {words.wouldMove(data.moved)}
          <Refused view={data} />
        </Banner>
      )}
    </div>
  );
}

/** What stays, by reason. */
export function Refused({ view: { refused } }: { view: Pick<ReassignmentView, 'refused'> }) {
  if (refused.length === 0) return null;
  return (
    <ul className="list-disc ps-5 text-secondary">
      {refused.map(({ code, sentence, count }) => (
        <li key={code}>{words.stays(count, sentence)}</li>
      ))}
    </ul>
  );
}
