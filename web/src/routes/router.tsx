import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { Folder } from '../../../contracts/cartable';
import { headQuery } from '../features/cartable/cartable.data';
import { filtersOf, queryOf, searchOf, type CartableSearch } from '../features/cartable/filters';
import { boardSearchOf, type BoardSearch } from '../features/supervision/board-search';
import { calendarSearchOf } from '../features/calendar/calendar-search';
import { countersQuery } from '../shared/api/counters';
import { Problem } from '../shared/api/client';
import { meQuery } from '../shared/api/me';
import { queryClient } from '../shared/api/query-client';
import { Failure, Skeleton } from '../shared/ui/states';
import { beginningOf } from './beginning-of';
import { Office } from './office';
import { NotFound } from './not-found';

/** Every address of the application. What a screen is made of is loaded when it is first opened. */
const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ then }: Record<string, unknown>): { then?: string } =>
    typeof then === 'string' && /^\/(?!\/)/.test(then) ? { then } : {},
  component: lazyRouteComponent(() => import('../features/session/sign-in'), 'SignIn'),
});

/** Everything behind the sign-in. */
const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  component: Office,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in', search: { then: location.href } });
      throw error;
    }
  },
});

const received = { to: '/cartable/$folder', params: { folder: 'received' } } as const;

const home = createRoute({
  getParentRoute: () => office,
  path: '/',
  beforeLoad: () => {
    throw redirect(received);
  },
});

const settings = createRoute({
  getParentRoute: () => office,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings'), 'Settings'),
});

const cartable = createRoute({
  getParentRoute: () => office,
  path: '/cartable/$folder',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./cartable'), 'Cartable'),
});

/** Beside the list, which stays; the screen of the folder shows it. */
const cartableLetter = createRoute({ getParentRoute: () => cartable, path: '$letterId' });

const letter = createRoute({
  getParentRoute: () => office,
  path: '/letters/$letterId',
  component: lazyRouteComponent(() => import('./letter'), 'Letter'),
});

const compose = createRoute({
  getParentRoute: () => office,
  path: '/compose/$letterId',
  validateSearch: beginningOf,
  component: lazyRouteComponent(() => import('./compose'), 'Compose'),
});

const print = createRoute({
  getParentRoute: () => office,
  path: '/letters/$letterId/print',
  component: lazyRouteComponent(() => import('./print'), 'Print'),
});

const supervision = createRoute({
  getParentRoute: () => office,
  path: '/supervision',
  validateSearch: boardSearchOf,
  component: lazyRouteComponent(() => import('../features/supervision/board-screen'), 'BoardScreen'),
});

const watchedPlace = (raw: Record<string, unknown>): Pick<BoardSearch, 'level' | 'under'> => {
  const { level, under } = boardSearchOf(raw);
  return { ...(level && { level }), ...(under && { under }) };
};

const supervisionParts = [
  createRoute({
    getParentRoute: () => office,
    path: '/supervision/risk',
    validateSearch: watchedPlace,
    component: lazyRouteComponent(() => import('../features/supervision/risk-screen'), 'RiskScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/supervision/workload',
    validateSearch: watchedPlace,
    component: lazyRouteComponent(() => import('../features/supervision/workload-screen'), 'WorkloadScreen'),
  }),
] as const;

const secretariat = [
  createRoute({
    getParentRoute: () => office,
    path: '/secretariat',
    component: lazyRouteComponent(() => import('../features/secretariat/desk-screen'), 'DeskScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/secretariat/incoming',
    component: lazyRouteComponent(() => import('../features/secretariat/incoming-screen'), 'IncomingScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/secretariat/books',
    component: lazyRouteComponent(() => import('../features/secretariat/books-screen'), 'BooksScreen'),
  }),
] as const;

const admin = [
  createRoute({
    getParentRoute: () => office,
    path: '/admin/units',
    component: lazyRouteComponent(() => import('../features/admin/units-screen'), 'UnitsScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/units/$unitId',
    component: lazyRouteComponent(() => import('../features/admin/unit-screen'), 'UnitScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/posts/$postId',
    component: lazyRouteComponent(() => import('../features/admin/post-screen'), 'PostScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/people',
    component: lazyRouteComponent(() => import('../features/admin/people-screen'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/people/$personId',
    component: lazyRouteComponent(() => import('../features/admin/person-screen'), 'PersonScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/inquiry-types',
    component: lazyRouteComponent(() => import('../features/admin/types-screen'), 'TypesScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/calendar',
    validateSearch: calendarSearchOf,
    component: lazyRouteComponent(() => import('../features/calendar/calendar-screen'), 'CalendarScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/policies',
    component: lazyRouteComponent(() => import('../features/deadlines/policies-screen'), 'PoliciesScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/numbers',
    component: lazyRouteComponent(() => import('../features/admin/numbers-screen'), 'NumbersScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/changes',
    component: lazyRouteComponent(() => import('../features/admin/changes-screen'), 'ChangesScreen'),
  }),
] as const;

const adminRoutes = [
  createRoute({
    getParentRoute: () => office,
    path: '/admin/routes',
    component: lazyRouteComponent(() => import('../features/routes/library/library-screen'), 'LibraryScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/routes/$routeId',
    validateSearch: ({ tab, version }: Record<string, unknown>): { tab?: string; version?: number } => ({
      ...(typeof tab === 'string' && { tab }),
      ...(isVersion(version) && { version }),
    }),
    component: lazyRouteComponent(() => import('../features/routes/route-screen'), 'RouteScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/routes/$routeId/draw',
    validateSearch: ({ version }: Record<string, unknown>): { version?: number } => ({ ...(isVersion(version) && { version }) }),
    component: lazyRouteComponent(() => import('../features/routes/designer/designer-screen'), 'DesignerScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/incidents',
    component: lazyRouteComponent(() => import('../features/routes/incidents/incidents-screen'), 'IncidentsScreen'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/admin/incidents/$letterId',
    component: lazyRouteComponent(() => import('../features/routes/incidents/letter-route-screen'), 'LetterRouteScreen'),
  }),
] as const;

const tree = root.addChildren([
  signIn,
  office.addChildren([
    home,
    settings,
    cartable.addChildren([cartableLetter]),
    letter,
    compose,
    print,
    supervision,
    ...supervisionParts,
    ...secretariat,
    ...admin,
    ...adminRoutes,
  ]),
]);

function isVersion(no: unknown): no is number {
  return Number.isInteger(no) && Number(no) > 0;
}

export const router = createRouter({
  routeTree: tree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Skeleton rows={[2, 6, 6, 6]} />,
  defaultErrorComponent: ({ error, reset }) => <Failure isScreen error={error} onRetry={reset} />,
  scrollRestoration: true,
});

/** Fetches the program of the screen at this address, and the list, while the office is asked who this is: on a slow line that is a second. */
export function fetchShown(): void {
  const at = router.latestLocation;
  const shown = at.pathname === '/' ? router.buildLocation(received) : at;
  for (const { routeId, params, search } of router.matchRoutes(shown)) {
    const { component } = router.routesById[routeId as keyof typeof router.routesById].options as {
      component?: { preload?: () => Promise<void> };
    };
    component?.preload?.().catch(() => undefined); // the router asks again, and tells why it failed
    if (routeId !== cartable.id) continue;
    const { folder } = params as { folder: Folder };
    void queryClient.prefetchInfiniteQuery(headQuery(queryOf(folder, filtersOf(search as CartableSearch))));
    void queryClient.prefetchQuery(countersQuery);
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
