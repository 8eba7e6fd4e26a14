import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { RouteIncident } from '../../../../../contracts/letter-routes';
import { placeWord } from '../../../shared/diagram/story.words';
import { clock, persianDigits, shortDate } from '../../../shared/format/format';
import { LetterNo, letterNoText } from '../../../shared/format/letter-no';
import { Chip } from '../../../shared/ui/chip';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { Choice } from '../../../shared/ui/field';
import { More } from '../../../shared/ui/more';
import { ScreenHeader } from '../../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import { incidentsQuery } from './incidents.data';
import { incidentWords as words } from './incidents.words';

const routeOf = ({ route }: RouteIncident) => words.onRoute(route.name, persianDigits(String(route.version)));

const columns: Column<RouteIncident>[] = [
  {
    id: 'letter',
    header: words.letter,
    isName: true,
    cell: (incident) => (
      <>
        <Link
          to="/admin/incidents/$letterId"
          params={{ letterId: incident.letter.id }}
          aria-label={words.openLetter(incident.letter.number && letterNoText(incident.letter.number), placeWord(incident.element))}
          className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
        >
          {incident.letter.number ? <LetterNo value={incident.letter.number} /> : words.unnumbered}
        </Link>
        <span className="block text-meta font-normal text-ink-2 md:hidden">{incident.letter.office}</span>
        <span className="block text-meta font-normal text-ink-2 lg:hidden">{routeOf(incident)}</span>
      </>
    ),
  },
  { id: 'office', header: words.office, from: 'md', cell: ({ letter }) => letter.office },
  { id: 'route', header: words.route, from: 'lg', cell: routeOf },
  { id: 'step', header: words.step, from: 'md', cell: ({ element }) => placeWord(element) },
  {
    id: 'reason',
    header: words.reason,
    cell: ({ sentence, element, closedAt }) => (
      <>
        <span className="block text-meta text-ink-2 md:hidden">{placeWord(element)}</span>
        {sentence} {closedAt && <Chip tone="ok">{words.closed}</Chip>}
      </>
    ),
  },
  {
    id: 'since',
    header: words.since,
    cell: ({ raisedAt }) => (
      <time dateTime={raisedAt} className="tabular">
        {shortDate(raisedAt)}، {clock(raisedAt)}
      </time>
    ),
  },
];

const choices = [
  { id: 'open', label: words.open },
  { id: 'all', label: words.all },
] as const;

/** Letters that stand still on their routes until an administrator puts something right. */
export function IncidentsScreen() {
  const [which, setWhich] = useState<(typeof choices)[number]['id']>('open');
  return (
    <>
      <ScreenHeader title={words.title}>{words.subtitle}</ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        <Choice label={words.which} value={which} onChange={setWhich} options={choices} />
        <div className="rounded-card border border-line bg-surface">
          <List isOpen={which === 'open'} />
        </div>
      </div>
    </>
  );
}

function List({ isOpen }: { isOpen: boolean }) {
  const list = useInfiniteQuery(incidentsQuery(isOpen));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows) return list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton rows={[3, 3, 3]} />;
  if (rows.length === 0)
    return (
      <Empty icon={<CircleCheck size={32} />} title={words.none}>
        {isOpen ? words.noneSays : words.noneEver}
      </Empty>
    );
  return (
    <DataTable
      caption={words.title}
      columns={columns}
      rows={rows}
      keyOf={({ letter, incident, raisedAt }) => `${letter.id} ${incident} ${raisedAt}`}
      footer={<More query={list} />}
    />
  );
}
