import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteView } from '../../../../../contracts/routes';
import { persianInstant } from '../../../shared/format/format';
import { Banner } from '../../../shared/ui/banner';
import { Button } from '../../../shared/ui/button';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import { fileQuery, routeQuery } from '../routes.data';
import { Designer } from './designer';
import { designerWords as words } from './designer.words';
import { emptyRoute } from './empty-route';
import { recall, remember } from './local-copy';

const address = getRouteApi('/office/admin/routes/$routeId/draw');

/** A route being drawn: from one of its versions, from what was left unsaved here, or from nothing. */
export function DesignerScreen() {
  const { routeId } = address.useParams();
  const { data: route, error, refetch } = useQuery(routeQuery(routeId));
  if (error && !route) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!route) return <Skeleton rows={[4, 24]} />;
  if (route.retired)
    return (
      <Empty
        isScreen
        title={words.retired}
        action={
          <Link to="/admin/routes/$routeId" params={{ routeId }} className="text-primary">
            {words.back}
          </Link>
        }
      />
    );
  return <Begun key={routeId} route={route} />;
}

/** What is drawn from is chosen once: what is saved meanwhile takes nothing away. */
function Begun({ route }: { route: RouteView }) {
  const { version } = address.useSearch();
  const [from] = useState(() => version ?? route.versions[0]?.no ?? null);
  const [left, setLeft] = useState(() => recall(route.id));
  const [taken, setTaken] = useState<string | null>(null);
  const file = useQuery({ ...fileQuery(route.id, from ?? 0), enabled: from !== null });
  const [empty] = useState(() => emptyRoute(route.name));
  if (file.error && !file.data) return <Failure isScreen error={file.error} onRetry={() => void file.refetch()} />;
  const xml = taken ?? (from === null ? empty : file.data);
  if (xml === undefined) return <Skeleton rows={[4, 24]} label={words.loading} />;
  return (
    <Designer
      key={taken ? 'left' : 'kept'}
      route={route}
      xml={xml}
      from={taken ? (left?.from ?? null) : from}
      isLeft={!!taken}
      notice={
        left &&
        !taken && (
          <Banner
            tone="warn"
            action={
              <span className="flex gap-2">
                <Button
                  onPress={() => {
                    remember(route.id, null);
                    setLeft(null);
                  }}
                >
                  {words.drop}
                </Button>
                <Button look="primary" onPress={() => setTaken(left.xml)}>
                  {words.takeUp}
                </Button>
              </span>
            }
          >
            {words.foundSays(persianInstant(left.at))}
          </Banner>
        )
      }
    />
  );
}
