import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleHelp, CloudOff, Inbox, PenLine, SquarePen } from 'lucide-react';
import { Suspense, lazy, useEffect, useState, type ReactNode } from 'react';
import { useMe } from '../../shared/api/me';
import { listenLive } from '../../shared/live/live';
import { useLive, useLiveSoon } from '../../shared/live/use-live';
import { useAppearance, useSettings } from '../../shared/settings/settings';
import { ShortcutProvider, useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Header } from './header';
import { Navigation } from './navigation';
import { navigationWords, shellWords } from './shell.words';
import { useOnline } from './use-online';

const Palette = lazy(() => import('./palette'));
const Help = lazy(() => import('./help'));
const StandingIn = lazy(() => import('./standing-in'));
const MorningDigest = lazy(() => import('./digest'));
const Drawer = lazy(() => import('./drawer'));

/** What stands around every screen: header, navigation, live stream, keys. @param account menu of the person, made by the session */
export function Shell({ account, children }: { account: ReactNode; children: ReactNode }) {
  const settings = useSettings();
  useAppearance(settings);
  useEffect(listenLive, []);
  return (
    <ShortcutProvider isOn={settings.shortcuts} keys={settings.keys}>
      <Frame account={account}>{children}</Frame>
    </ShortcutProvider>
  );
}

type Overlay = 'palette' | 'help' | 'drawer' | null;

function Frame({ account, children }: { account: ReactNode; children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const navigate = useNavigate();
  const hasPosts = useMe().posts.length > 0;
  const online = useOnline();
  const go = (to: string) => () => void navigate({ to });
  useLiveAnswers();
  useShortcuts({
    palette: () => setOverlay('palette'),
    search: () => setOverlay('palette'),
    help: () => setOverlay('help'),
    ...(hasPosts && {
      compose: go('/compose/new'),
      goReceived: go('/cartable/received'),
      goApprove: go('/cartable/approve'),
      goInquiries: go('/cartable/inquiries'),
      goDrafts: go('/cartable/drafts'),
    }),
  });
  const close = () => setOverlay(null);
  return (
    <div className="flex h-dvh flex-col print:block print:h-auto">
      <a href="#content" className="sr-only z-50 rounded-control bg-surface p-3 focus:not-sr-only focus:absolute focus:start-2 focus:top-2">
        {shellWords.skip}
      </a>
      <div className="contents print:hidden">
        <Header
          account={account}
          onNavigation={() => setOverlay('drawer')}
          onSearch={() => setOverlay('palette')}
          onHelp={() => setOverlay('help')}
        />
        <Suspense>
          <StandingIn />
          <MorningDigest />
        </Suspense>
        {!online && (
          <p role="status" className="flex items-center gap-2 bg-warn-soft px-4 py-1.5 text-secondary text-warn-ink">
            <CloudOff size={16} aria-hidden />
            {shellWords.offline}
          </p>
        )}
      </div>
      <div className="flex min-h-0 flex-1 print:block">
        <aside className="hidden w-55 shrink-0 overflow-y-auto border-e border-line bg-canvas lg:block print:!hidden">
          <Navigation />
        </aside>
        <main id="content" tabIndex={-1} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-canvas print:overflow-visible">
          {children}
        </main>
      </div>
      {hasPosts && <BottomBar />}
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'help' && <Help onClose={close} />}
        {overlay === 'drawer' && <Drawer onClose={close} />}
      </Suspense>
    </div>
  );
}

const bar = [
  { to: '/cartable/received', label: navigationWords.received, icon: Inbox },
  { to: '/cartable/approve', label: navigationWords.approveShort, icon: PenLine },
  { to: '/cartable/inquiries', label: navigationWords.inquiriesShort, icon: CircleHelp },
  { to: '/compose/new', label: shellWords.compose, icon: SquarePen },
] as const;

/** On a telephone, where thumbs reach. */
function BottomBar() {
  return (
    <nav aria-label={navigationWords.mine} className="flex shrink-0 border-t border-line bg-surface md:hidden print:hidden">
      {bar.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to as string}
          className="flex min-h-13 flex-1 flex-col items-center justify-center text-meta text-ink-2"
          activeProps={{ className: '!text-primary font-medium' }}
        >
          <Icon size={20} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** What hints do not touch: a version never changes, these tell of their own changes. */
const steady = ['chart', 'settings', 'version'];

/**
 * Counters are read again when something changed, at most once a second. A screen that is shown hears itself what concerns it; what was shown
 * before is read again when one comes back to it.
 */
function useLiveAnswers(): void {
  const queries = useQueryClient();
  useLive((hint) => {
    void queries.invalidateQueries({
      type: 'inactive',
      refetchType: 'none',
      predicate: ({ queryKey }) => !steady.some((name) => queryKey.includes(name)),
    });
    if (hint?.type === 'notification') void queries.invalidateQueries({ queryKey: ['notifications'] });
  });
  useLiveSoon(
    () => true,
    () => void queries.invalidateQueries({ queryKey: ['counters'] }),
    1000,
  );
}
