import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, type ComponentType } from 'react';
import type { RouteView } from '../../../../contracts/routes';
import { persianDigits } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Menu } from '../../shared/ui/menu';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { Failure, Skeleton } from '../../shared/ui/states';
import { Tabs } from '../../shared/ui/tabs';
import { heatWords } from './heat/heat.words';
import { RouteActs } from './library/route-acts';
import { Standing, Scope } from './library/standing';
import { moveWords } from './moves/moves.words';
import { playWords } from './play/play.words';
import { outlineWords } from './outline/outline.words';
import { toldWords } from './told/told.words';
import { trialWords } from './trials/trials.words';
import { routeQuery } from './routes.data';
import { routeWords as words, versionWords } from './routes.words';

export interface RouteTabProps {
  route: RouteView;
  /** the version that is shown; null while there is none */
  no: number | null;
}

interface RouteTab {
  id: string;
  label: string;
  Content: ComponentType<RouteTabProps>;
}

const tabs: readonly RouteTab[] = [
  { id: 'versions', label: words.tabs.versions, Content: lazy(() => import('./library/versions-tab')) },
  { id: 'decisions', label: words.tabs.decisions, Content: lazy(() => import('./decisions/decisions-tab')) },
  { id: 'told', label: toldWords.tab, Content: lazy(() => import('./told/told-tab')) },
  { id: 'outline', label: outlineWords.tab, Content: lazy(() => import('./outline/outline-tab')) },
  { id: 'play', label: playWords.tab, Content: lazy(() => import('./play/play-tab')) },
  { id: 'heat', label: heatWords.tab, Content: lazy(() => import('./heat/heat-tab')) },
  { id: 'moves', label: moveWords.tab, Content: lazy(() => import('./moves/moves-tab')) },
  { id: 'trials', label: trialWords.tab, Content: lazy(() => import('./trials/trials-tab')) },
];

const address = getRouteApi('/office/admin/routes/$routeId');

/** One route: what it is for, its versions, and every way to look at one of them. */
export function RouteScreen() {
  const { routeId } = address.useParams();
  const { data: route, error, refetch } = useQuery(routeQuery(routeId));
  if (error && !route) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!route) return <Skeleton rows={[4, 16]} />;
  return <Route key={route.id} route={route} />;
}

/** «نسخهٔ ۳ · پیش‌نویس» */
const versionLabel = ({ versions }: RouteView, no: number): string => {
  const state = versions.find((version) => version.no === no)?.state;
  return [versionWords.version(persianDigits(String(no))), state && versionWords.states[state]].filter(Boolean).join(' · ');
};

function Route({ route }: { route: RouteView }) {
  const { tab, version } = address.useSearch();
  const navigate = address.useNavigate();
  const show = (change: { tab?: string; version?: number }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const numbers = route.versions.map(({ no }) => no);
  const no = version && numbers.includes(version) ? version : (numbers[0] ?? null);
  return (
    <>
      <ScreenHeader
        title={route.name}
        above={
          <nav aria-label={words.title} className="text-secondary">
            <Link to="/admin/routes" className="inline-flex min-h-6 items-center text-primary hover:underline">
              {words.title}
            </Link>
          </nav>
        }
        actions={
          <>
            {no !== null && (
              <Menu
                label={words.shownVersion}
                trigger={<Button icon={<ChevronDown size={16} aria-hidden />}>{versionLabel(route, no)}</Button>}
                entries={numbers.map((no) => ({
                  id: String(no),
                  label: versionLabel(route, no),
                  onAct: () => show({ version: no }),
                }))}
              />
            )}
            <RouteActs route={route} no={no} />
          </>
        }
      >
        <span className="inline-flex flex-wrap items-center gap-x-3">
          <Standing route={route} />
          <Scope route={route} />
        </span>
      </ScreenHeader>
      <Tabs
        label={words.parts}
        selected={tabs.some(({ id }) => id === tab) ? tab : tabs[0]!.id}
        onSelect={(tab) => show({ tab })}
        tabs={tabs.map(({ id, label, Content }) => ({
          id,
          label,
          content: (
            <Suspense fallback={<Skeleton rows={[3, 12]} />}>
              <Content route={route} no={no} />
            </Suspense>
          ),
        }))}
      />
    </>
  );
}
