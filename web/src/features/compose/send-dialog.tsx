import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listOf } from '../../shared/format/format';
import { ClassChip, PriorityChip } from '../../shared/letters/marks';
import { useChart } from '../../shared/org/chart.data';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Refusal } from '../../shared/ui/states';
import { composeWords as w } from './compose.words';
import type { Draft } from './draft';

/** Says what will happen with the letter, and waits for the server before it says that it did. */
export function SendDialog({
  draft,
  files,
  review,
  send,
  onClose,
}: {
  draft: Draft;
  files: number;
  /** a reviewer agrees to it, with or without changes */
  review?: { isChanged: boolean };
  send: () => Promise<void>;
  onClose: () => void;
}) {
  const index = useChart().data;
  const sending = useMutation({ mutationFn: send });
  const label = (id: string) => index?.byId.get(id)?.label ?? '';
  const withHolder = (id: string) => [label(id), index?.byId.get(id)?.post?.holders[0]?.name].filter(Boolean).join(' — ');
  const namesOf = (role: string) =>
    draft.recipients.filter((one) => one.role === role).map((one) => one.outside ?? label(one.unit ?? one.post ?? ''));
  const some = (names: string[]) => (names.length > 4 ? `${names.slice(0, 3).join('، ')}، … (${w.units_(names.length)})` : listOf(names));
  const title = !review ? w.sendTitle : review.isChanged ? w.approve : w.approveUnchanged;
  const [main, copies] = [namesOf('MAIN'), namesOf('CC')];
  const isOutside = draft.recipients.some(({ outside }) => outside);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{w.back}</Button>
          <Button look="primary" isPending={sending.isPending} onPress={() => sending.mutate()} autoFocus>
            {review ? title : w.send}
          </Button>
        </>
      }
    >
      <p className="text-section font-semibold">{draft.subject}</p>
      <p className="flex flex-wrap gap-2">
        <PriorityChip priority={draft.priority} />
        <ClassChip classification={draft.classification} />
        <span className="text-secondary text-ink-2">{w.files(files)}</span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-ui">
        <Line title={draft.kind === 'INQUIRY' ? w.asked : w.summaryMain}>{some(main)}</Line>
        {copies.length > 0 && <Line title={w.summaryCopies}>{some(copies)}</Line>}
        {!review && draft.reviewers.length > 0 && <Line title={w.summaryReviewers}>{listOf(draft.reviewers.map(withHolder))}</Line>}
        <Line title={w.summarySigners}>{listOf(draft.signers.map(withHolder))}</Line>
        <Line title={w.summaryAfter}>{draft.kind === 'INQUIRY' ? w.afterInquiry : isOutside ? w.afterOutside : w.after}</Line>
      </dl>
      {review && !review.isChanged && <p className="text-ui text-ink-2">{w.unchanged}</p>}
      <Refusal error={sending.error} />
    </Dialog>
  );
}

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
