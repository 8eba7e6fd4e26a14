import { useQuery } from '@tanstack/react-query';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { Migrations } from './migrations';
import { migrationsQuery } from './moves.data';
import { moveWords as words } from './moves.words';
import { NewMigration } from './new-migration';

/** Letters on their way are taken from one published version to another, and back. */
export default function MovesTab({ route }: RouteTabProps) {
  const published = route.versions.filter(({ state }) => state === 'published').map(({ no }) => no);
  const { data, error, refetch } = useQuery(migrationsQuery(route.id));
  if (published.length < 2) return <Empty title={words.needsTwo}>{words.needsTwoSays}</Empty>;
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[10, 6]} />;
  return (
    <div className="space-y-4 p-4 md:p-6">
      <p className="text-ui text-ink-2">{words.intro}</p>
      <NewMigration route={route} published={published} migrations={data.items} />
      <Migrations route={route.id} migrations={data.items} />
    </div>
  );
}
