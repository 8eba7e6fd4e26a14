import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { RouteVersionView } from '../../../../../contracts/routes';
import { count } from '../../../shared/format/format';
import { Banner } from '../../../shared/ui/banner';
import { Chip } from '../../../shared/ui/chip';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { Panel } from '../../../shared/ui/screen-header';
import { Failure, Skeleton } from '../../../shared/ui/states';
import { versionQuery } from '../routes.data';
import { reportWords as words, versionWords } from '../routes.words';

type Element = RouteVersionView['elements'][number];
export type Finding = RouteVersionView['findings'][number];

export const findingLooks = {
  error: { tone: 'danger', Icon: CircleAlert },
  warning: { tone: 'warn', Icon: TriangleAlert },
  note: { tone: 'info', Icon: Info },
} as const;

const standingTones = { executed: 'ok', ignored: 'plain', refused: 'danger' } as const;
const latin = (text: string) => (
  <bdi dir="ltr" className="text-secondary text-ink-2">
    {text}
  </bdi>
);

/** Ids may be missing, or there twice. */
type Row = Element & { key: string };

const columns: Column<Row>[] = [
  { id: 'id', header: words.element, isName: true, cell: ({ id }) => latin(id ?? '–') },
  { id: 'type', header: words.type, cell: ({ type }) => latin(type.replace(/^bpmn:/, '')) },
  {
    id: 'standing',
    header: words.standing,
    cell: ({ standing }) => <Chip tone={standingTones[standing]}>{words.standings[standing]}</Chip>,
  },
];

const wordsOf = ({ publishable, published }: RouteVersionView): string =>
  !publishable ? words.notPublishable : published ? words.inOrder : words.publishable;

/** What was found when a version came: each finding in words, each element with what becomes of it. */
export function Report({ routeId, no }: { routeId: string; no: number }) {
  const { data: version, error, refetch } = useQuery(versionQuery(routeId, no));
  if (!version) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[3, 8]} />;
  return (
    <Panel title={versionWords.report}>
      <div className="space-y-3 px-4 pb-4">
        <Banner tone={version.publishable ? 'ok' : 'danger'}>{wordsOf(version)}</Banner>
        {version.findings.length === 0 ? <p className="text-ui">{words.noFindings}</p> : <FindingList findings={version.findings} />}
        {version.elements.length > 0 && (
          <details>
            <summary className="control inline-flex cursor-pointer items-center text-ui text-primary">
              {words.elements} ({words.count(count(version.elements.length))})
            </summary>
            <DataTable
              caption={words.elements}
              columns={columns}
              rows={version.elements.map((element, i) => ({ ...element, key: String(i) }))}
              keyOf={({ key }) => key}
            />
          </details>
        )}
      </div>
    </Panel>
  );
}

export function FindingList({ findings, label = words.findings }: { findings: readonly Finding[]; label?: string }) {
  return (
    <ul aria-label={label} className="space-y-1">
      {findings.map(({ severity, sentence, element }, i) => {
        const { tone, Icon } = findingLooks[severity];
        return (
          <li key={i} className="flex flex-wrap items-baseline gap-2 text-ui">
            <Chip tone={tone} icon={<Icon size={14} />}>
              {words.severities[severity]}
            </Chip>
            <span>{sentence}</span>
            {element && latin(element)}
          </li>
        );
      })}
    </ul>
  );
}
