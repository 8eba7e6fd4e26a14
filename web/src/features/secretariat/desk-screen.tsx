import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen, NotebookPen, Stamp } from 'lucide-react';
import { useState } from 'react';
import type { SecretariatQueues } from '../../../../contracts/secretariat';
import { useMe } from '../../shared/api/me';
import { count, listMoment } from '../../shared/format/format';
import { useNow } from '../../shared/format/now';
import { SelectField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { Tabs } from '../../shared/ui/tabs';
import { QueueList } from './queue-list';
import { queuesQuery, useLiveQueues, type Queue } from './secretariat.data';
import { deskWords as words } from './secretariat.words';

const link = 'control inline-flex items-center gap-2 rounded-control px-3 text-ui';

/** What waits for the secretariat of an office: letters to register, to send, and those that came back. */
export function DeskScreen() {
  const { chosenPostId } = useMe();
  const { data: all, error, refetch } = useQuery(queuesQuery);
  const [picked, setPicked] = useState<string | null>(null);
  useLiveQueues();
  const queues = all?.find(({ post }) => post === (picked ?? chosenPostId)) ?? all?.[0];
  return (
    <>
      <ScreenHeader
        title={words.title}
        actions={
          <>
            <Link to="/secretariat/books" className={`${link} border border-line-strong bg-surface hover:bg-sunken`}>
              <BookOpen size={16} aria-hidden />
              {words.books}
            </Link>
            <Link to="/secretariat/incoming" className={`${link} bg-primary font-medium text-on-primary hover:bg-primary-hover`}>
              <NotebookPen size={16} aria-hidden />
              {words.incoming}
            </Link>
          </>
        }
      >
        {queues?.office.name ?? words.subtitle}
      </ScreenHeader>
      {error && !all && <Failure error={error} onRetry={() => void refetch()} />}
      {!all && !error && <Skeleton rows={[5, 3, 4, 4, 4]} />}
      {all && !queues && (
        <Empty icon={<Stamp size={32} />} title={words.none}>
          {words.noneSays}
        </Empty>
      )}
      {all && queues && (
        <div className="mx-auto max-w-5xl space-y-4 p-4 md:p-6">
          {all.length > 1 && (
            <SelectField
              label={words.office}
              className="max-w-md"
              value={queues.post}
              onChange={setPicked}
              options={all.map(({ post, office }) => ({ id: post, label: office.name }))}
            />
          )}
          <Queues key={queues.post} queues={queues} />
        </div>
      )}
    </>
  );
}

const kinds: readonly Queue[] = ['register', 'dispatch', 'returned'];

function Queues({ queues }: { queues: SecretariatQueues }) {
  const [queue, setQueue] = useState<Queue>(kinds.find((kind) => queues[kind].total > 0) ?? 'register');
  return (
    <div className="rounded-card border border-line bg-surface">
      <Tabs
        label={words.title}
        selected={queue}
        onSelect={(id) => setQueue(id as Queue)}
        tabs={kinds.map((kind) => ({
          id: kind,
          label: (
            <>
              {words[kind]} <span className="tabular">({count(queues[kind].total)})</span>
            </>
          ),
          content: (
            <>
              <Summary queue={queues[kind]} />
              <QueueList post={queues.post} kind={kind} />
            </>
          ),
        }))}
      />
    </div>
  );
}

function Summary({ queue: { total, urgent, unseen, oldestAt } }: { queue: SecretariatQueues['register'] }) {
  const now = useNow();
  if (total === 0) return null;
  const parts = [words.letters(total)];
  if (urgent > 0) parts.push(words.urgent(urgent));
  if (unseen > 0) parts.push(words.unseen(unseen));
  if (oldestAt) parts.push(words.oldest(listMoment(oldestAt, now)));
  return <p className="border-b border-line px-4 py-2 text-secondary text-ink-2">{parts.join(' · ')}</p>;
}
