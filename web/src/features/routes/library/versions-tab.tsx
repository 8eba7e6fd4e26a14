import { Link } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteVersionSummary, RouteVersionView } from '../../../../../contracts/routes';
import { upload } from '../../../shared/api/client';
import { persianDigits, persianMoment } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { Panel } from '../../../shared/ui/screen-header';
import { Empty, Refusal } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { routeWords, versionWords as words } from '../routes.words';
import { Report } from './report';
import { VersionActs } from './version-acts';

const tones = { draft: 'plain', proposed: 'warn', published: 'ok' } as const;
const signed = (by: RouteVersionSummary['proposed']) => by && words.signed(by.by.name, persianMoment(by.at));

/** The versions with who brought, proposed and published each, and the report of the one that is shown. */
export default function VersionsTab({ route, no }: RouteTabProps) {
  const queries = useQueryClient();
  const bring = useMutation({
    mutationFn: (file: File) => upload<RouteVersionView>(`/admin/routes/${route.id}/versions`, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['routes'] }),
  });
  const columns: Column<RouteVersionSummary>[] = [
    {
      id: 'no',
      header: routeWords.shownVersion,
      isName: true,
      cell: (version) => (
        <Link
          from="/admin/routes/$routeId"
          search={(before) => ({ ...before, version: version.no })}
          replace
          aria-current={version.no === no || undefined}
          className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
        >
          {words.version(persianDigits(String(version.no)))}
        </Link>
      ),
    },
    {
      id: 'state',
      header: routeWords.standing,
      cell: ({ state, publishable }) => (
        <span className="inline-flex flex-wrap gap-1">
          <Chip tone={tones[state]}>{words.states[state]}</Chip>
          {!publishable && <Chip tone="danger">{words.broken}</Chip>}
        </span>
      ),
    },
    { id: 'brought', header: words.brought, from: 'md', cell: ({ uploaded }) => signed(uploaded) },
    { id: 'proposed', header: words.proposed, from: 'lg', cell: ({ proposed }) => signed(proposed) },
    { id: 'published', header: words.published, from: 'lg', cell: ({ published }) => signed(published) },
    { id: 'acts', header: words.acts, cell: (version) => <VersionActs route={route} version={version} /> },
  ];
  return (
    <div className="space-y-4 p-4 md:p-6">
      <Panel
        title={words.list}
        actions={
          !route.retired && (
            <FileTrigger
              acceptedFileTypes={['.bpmn', '.xml']}
              onSelect={(files) => {
                const [file] = files ?? [];
                if (file) bring.mutate(file);
              }}
            >
              <Button icon={<FileUp size={16} aria-hidden />} isPending={bring.isPending}>
                {words.bring}
              </Button>
            </FileTrigger>
          )
        }
      >
        <div className="px-4 empty:hidden">
          <Refusal error={bring.error} />
        </div>
        {route.versions.length === 0 ? (
          <Empty title={words.none}>{words.noneSays}</Empty>
        ) : (
          <DataTable
            caption={words.list}
            columns={columns}
            rows={route.versions}
            keyOf={(version) => String(version.no)}
            isMarked={(version) => version.no === no}
          />
        )}
      </Panel>
      {no !== null && <Report routeId={route.id} no={no} />}
    </div>
  );
}
