import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useIsWide } from '../../shared/ui/use-is-wide';
import { Failure, Skeleton } from '../../shared/ui/states';
import { Attachments } from './attachments';
import { DeadlineBanner } from './deadline-banner';
import { Inspector } from './inspector';
import { taskIn, useLetter, useSeen, type TaskRef } from './letters.data';
import { readerWords as w } from './letters.words';
import { Margin } from './margin';
import { ClassBanner, Paper, signaturesOf } from './paper';
import { ReaderHeader } from './reader-header';
import { Banner } from '../../shared/ui/banner';

export interface LetterReaderProps {
  letterId: string;
  /** the task from which it was opened; else its first open one */
  task?: TaskRef;
  /** the bar of what may be done */
  actions?: ReactNode;
  /** the board of a question and its answers */
  inquiry?: ReactNode;
  /** to where it was opened from; not shown beside a list */
  onBack?: () => void;
}

/** A letter with everything that belongs to it; one place to read, decide and follow. */
export function LetterReader({ letterId, task: opened, actions, inquiry, onBack }: LetterReaderProps) {
  const { letter, path } = useLetter(letterId);
  const task = letter.data && taskIn(letter.data, opened);
  useSeen(task);
  const isPhone = !useIsWide('md');
  const [hadTask, setHadTask] = useState(false);
  if (task && !hadTask) setHadTask(true);
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = !!letter.data;
  useEffect(() => {
    if (isThere) heading.current?.focus({ preventScroll: true });
  }, [isThere, letterId]);

  if (letter.isError) return <Failure isScreen error={letter.error} onRetry={() => void letter.refetch()} />;
  if (!letter.data) return <Skeleton rows={[2.5, 1.25, 2.25, 4, 24]} />;
  const stop = path.data?.children.find(({ process }) => process.id === task?.process.id);
  const inspector = path.data && (
    <Inspector letter={letter.data} path={path.data} mine={task && { process: task.process.id, key: task.key }} />
  );
  return (
    <article aria-label={w.letter} className="@container flex h-full min-h-0 flex-col bg-canvas">
      <ReaderHeader letter={letter.data} heading={heading} actions={isPhone ? undefined : actions} onBack={onBack} />
      {/* beside the letter where the letter keeps its width, however large the person's text is; else below it */}
      <div className="min-h-0 flex-1 overflow-y-auto @min-[47rem]:flex @min-[47rem]:overflow-hidden">
        <div tabIndex={0} className="min-w-0 flex-1 p-3 md:p-5 @min-[47rem]:overflow-y-auto">
          <div className="mx-auto max-w-4xl space-y-3">
            {letter.data.state === 'VOIDED' && (
              <Banner tone="danger">
                {w.void} {letter.data.voidReason && `«${letter.data.voidReason}»`}
              </Banner>
            )}
            {opened && !task && !hadTask && (
              <Banner tone="info" role="status">
                {w.closedMeanwhile}
              </Banner>
            )}
            {task && <DeadlineBanner task={task} clock={stop?.clock} />}
            <Margin letter={letter.data} task={task} path={path.data} />
            {inquiry}
            <section aria-label={w.letter} className="min-h-100 rounded-card border border-line bg-surface px-4 py-6 md:px-8">
              <ClassBanner letter={letter.data} className="mb-5 rounded-control" />
              <Paper letter={letter.data} signatures={signaturesOf(path.data?.hops ?? [], letter.data)} />
            </section>
            <Attachments letter={letter.data} />
          </div>
        </div>
        <div className="mx-auto max-w-4xl px-3 pb-3 md:px-5 md:pb-5 @min-[47rem]:mx-0 @min-[47rem]:w-73 @min-[47rem]:shrink-0 @min-[47rem]:overflow-y-auto @min-[47rem]:py-5 @min-[47rem]:ps-0">
          {inspector}
        </div>
      </div>
      {isPhone && actions && <div className="border-t border-line bg-surface px-3 py-2">{actions}</div>}
    </article>
  );
}
