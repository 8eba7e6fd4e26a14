import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReassignmentView } from '../../../../contracts/reassign';
import { persianInstant } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { JobProgress } from '../../shared/ui/job-progress';
import { Panel } from '../../shared/ui/screen-header';
import { Refusal } from '../../shared/ui/states';
import { StayedList } from '../../shared/ui/stayed-list';
import { toast } from '../../shared/ui/toast';
import { reassignmentsQuery, refusedQuery, useReassign } from './acts.data';
import { workloadWords as words } from './acts.words';
import { Refused } from './reassign-dialog';

/** What the reader has laid on other desks, the newest first: how far it is, what stayed, and the way back. */
export function Reassignments() {
  const { data } = useQuery(reassignmentsQuery);
  const [asked, setAsked] = useState<ReassignmentView | null>(null);
  const back = useReassign(({ moved }) => {
    toast({ title: words.moved(moved), tone: 'ok' });
    setAsked(null);
  });
  return (
    <Panel title={words.history} className="print:hidden">
      {data?.items.length === 0 && <p className="px-4 pb-3 text-ui text-ink-3">{words.noHistory}</p>}
      <ul aria-label={words.history} className="divide-y divide-line">
        {data?.items.map((view) => (
          <Job key={view.id} view={view} onBack={() => setAsked(view)} />
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={words.back}
          action={words.back}
          look="danger"
          isPending={back.isPending}
          onConfirm={() => back.mutate({ reverses: asked.id })}
          onClose={() => setAsked(null)}
        >
          <p>{words.backSays(asked.moved)}</p>
          <Refusal error={back.error} />
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function Job({ view, onBack }: { view: ReassignmentView; onBack: () => void }) {
  const { id, reason, at, doneAt, total, moved, left, reverses, reversedBy, refused } = view;
  const [isOpen, setOpen] = useState(false);
  const mayGoBack = doneAt !== null && moved > 0 && !reverses && !reversedBy;
  return (
    <li className="space-y-2 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2 text-ui font-medium">
        {words.by(reason, persianInstant(at))}
        {reverses && <Chip>{words.isBack}</Chip>}
        {reversedBy && <Chip tone="warn">{words.takenBack}</Chip>}
      </p>
      {doneAt === null ? (
        <JobProgress label={words.moving} done={total - left} total={total}>
          {words.soFar(total - left, total)}
        </JobProgress>
      ) : (
        <p className="text-ui">{words.moved(moved)}</p>
      )}
      <Refused view={view} />
      <div className="flex flex-wrap gap-2">
        {refused.length > 0 && (
          <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? words.hide : words.show}
          </Button>
        )}
        {mayGoBack && <Button onPress={onBack}>{words.back}</Button>}
      </div>
      {isOpen && <Stayed id={id} />}
    </li>
  );
}

function Stayed({ id }: { id: string }) {
  const list = useInfiniteQuery(refusedQuery(id));
  return (
    <StayedList
      label={words.show}
      list={list}
      rowOf={({ n, number, sentence }) => ({ key: n, number, sentence })}
      unnumbered={words.unnumbered}
    />
  );
}
