import { Bell, CheckCheck } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger, Heading } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { NotificationView } from '../../../../contracts/notifications';
import { count, listMoment } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { useNow } from '../../shared/format/now';
import { Button } from '../../shared/ui/button';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { stateWords } from '../../shared/ui/ui.words';
import { useCounters } from '../../shared/api/counters';
import { useNotifications, useReadNotifications } from './shell.data';
import { DigestFacts, useDigest } from './digest';
import { digestWords, notificationWords, shellWords } from './shell.words';

/** What happened to one's letters that no task tells. */
export default function Notifications() {
  const unread = useCounters()?.notifications ?? 0;
  const shown = unread > 99 ? `${count(99)}+` : count(unread);
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={unread ? shellWords.unreadNotifications(shown) : shellWords.notifications}
        className="control relative inline-flex aspect-square items-center justify-center rounded-control text-ink-2 data-[hovered]:bg-sunken"
      >
        <Bell size={20} aria-hidden />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute start-1/2 top-0 min-w-4.5 rounded-full bg-danger px-1 text-center text-[0.6875rem] whitespace-nowrap leading-4.5 text-on-danger"
          >
            <bdi dir="ltr">{shown}</bdi>
          </span>
        )}
      </AriaButton>
      <Popover placement="bottom end" className="z-50 w-96 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-surface shadow-lg">
        <Dialog className="flex max-h-[70dvh] flex-col">{({ close }) => <List onGo={close} />}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function List({ onGo }: { onGo: () => void }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useNotifications();
  const read = useReadNotifications();
  const digest = useDigest();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  return (
    <>
      <header className="flex items-center justify-between gap-2 border-b border-line ps-4 pe-2">
        <Heading slot="title" className="text-ui font-semibold">
          {shellWords.notifications}
        </Heading>
        {newest && data!.pages[0]!.unread > 0 && (
          <Button
            look="quiet"
            icon={<CheckCheck size={16} aria-hidden />}
            isPending={read.isPending}
            onPress={() => read.mutate(newest.id)}
          >
            {shellWords.readAll}
          </Button>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {digest && (
          <section aria-label={digestWords.title} className="border-b border-line px-4 py-2 text-secondary">
            <p className="font-semibold">{digestWords.title}</p>
            <DigestFacts digest={digest} onGo={onGo} />
          </section>
        )}
        {isPending && <Skeleton rows={[3, 3, 3]} />}
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && <Empty title={shellWords.noNotifications}>{shellWords.noNotificationsHint}</Empty>}
        <ul>
          {items.map((item) => (
            <li key={item.id} className="border-b border-line last:border-0">
              <Line item={item} onGo={onGo} />
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button look="quiet" className="w-full" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {stateWords.more}
          </Button>
        )}
      </div>
    </>
  );
}

function Line({ item: { code, at, read, letter, actor, unit }, onGo }: { item: NotificationView; onGo: () => void }) {
  const now = useNow();
  return (
    <Link to={`/letters/${letter.id}` as string} onClick={onGo} className="flex gap-3 px-4 py-2 hover:bg-sunken">
      <span aria-hidden className={`mt-2 size-2 shrink-0 rounded-full ${read ? '' : 'bg-primary'}`} />
      <span className="min-w-0 flex-1">
        <span className={`block text-ui ${read ? '' : 'font-medium'}`}>{notificationWords[code]}</span>
        <span className="block text-meta text-ink-2">
          {letter.number && <LetterNo value={letter.number} />}
          {letter.number && (actor || unit) && ' · '}
          {[actor?.name, unit?.name].filter(Boolean).join('، ')}
        </span>
      </span>
      <time dateTime={at} className="text-meta text-ink-3 tabular">
        {listMoment(at, now)}
      </time>
    </Link>
  );
}
