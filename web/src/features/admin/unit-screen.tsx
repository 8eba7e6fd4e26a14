import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AdminPost, AdminUnit } from '../../../../contracts/org-admin';
import { persianDigits } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import type { Column } from '../../shared/ui/data-table';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Failure, Skeleton } from '../../shared/ui/states';
import { AdminList } from './admin-list';
import { postsQuery, unitQuery, unitsQuery } from './admin.data';
import { adminWords, postWords, unitWords as words } from './admin.words';
import { CloseDialog } from './close-dialog';
import { PostForm } from './post-form';
import { StandingChip, Validity } from './standing-chip';
import { UnitForm } from './unit-form';
import { unitColumns } from './units-screen';

const route = getRouteApi('/office/admin/units/$unitId');

const postColumns: Column<AdminPost>[] = [
  {
    id: 'title',
    header: postWords.title,
    isName: true,
    cell: ({ id, title }) => (
      <Link
        to="/admin/posts/$postId"
        params={{ postId: id }}
        className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
      >
        {title}
      </Link>
    ),
  },
  {
    id: 'holder',
    header: postWords.holder,
    cell: ({ holders }) =>
      holders.length > 0 ? (
        holders.map(({ name, kind }) => (kind === 'HOLDER' ? name : `${name} (${postWords.seats[kind]})`)).join('، ')
      ) : (
        <span className="text-warn">{postWords.vacant}</span>
      ),
  },
  { id: 'kind', header: postWords.kind, from: 'md', cell: ({ kind }) => postWords.kinds[kind] },
  { id: 'rank', header: postWords.rank, isFigure: true, from: 'lg', cell: ({ rank }) => persianDigits(String(rank)) },
  { id: 'sign', header: postWords.maySign, from: 'lg', cell: ({ maySign }) => maySign && <Chip tone="primary">{postWords.signs}</Chip> },
  { id: 'standing', header: adminWords.state, from: 'md', cell: ({ standing }) => <StandingChip standing={standing} /> },
];

/** One unit: its posts with who is in them, and the units beneath it. */
export function UnitScreen() {
  const { unitId } = route.useParams();
  const { data: unit, error, refetch } = useQuery(unitQuery(unitId));
  if (error && !unit) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!unit) return <Skeleton rows={[4, 16]} />;
  return <Unit key={unit.id} unit={unit} />;
}

type Open = 'edit' | 'close' | 'post' | 'unit' | null;

function Unit({ unit }: { unit: AdminUnit }) {
  const [open, setOpen] = useState<Open>(null);
  const done = () => setOpen(null);
  return (
    <>
      <ScreenHeader
        title={unit.name}
        above={
          <nav aria-label={adminWords.place} className="text-secondary">
            <Link to="/admin/units" className="inline-flex min-h-6 items-center text-primary hover:underline">
              {words.title}
            </Link>
            {unit.parentId && (
              <>
                {' · '}
                <Link
                  to="/admin/units/$unitId"
                  params={{ unitId: unit.parentId }}
                  className="inline-flex min-h-6 items-center text-primary hover:underline"
                >
                  {words.above}
                </Link>
              </>
            )}
          </nav>
        }
        actions={
          unit.standing !== 'closed' && (
            <>
              <Button onPress={() => setOpen('edit')}>{adminWords.edit}</Button>
              <Button onPress={() => setOpen('close')}>{words.closeTitle}</Button>
              <Button look="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setOpen('post')}>
                {postWords.create}
              </Button>
            </>
          )
        }
      >
        <span className="inline-flex flex-wrap items-center gap-x-3">
          <StandingChip standing={unit.standing} />
          <Validity of={unit} />
          {words.kinds[unit.kind]} · {words.levels[unit.level]}
          <bdi dir="ltr">{unit.code}</bdi>
        </span>
      </ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        <Panel title={words.postsOf}>
          <AdminList
            caption={words.postsOf}
            query={postsQuery({ unit: unit.id })}
            columns={postColumns}
            keyOf={({ id }) => id}
            empty={words.noPosts}
          />
        </Panel>
        <Panel
          title={words.unitsOf}
          actions={
            unit.standing !== 'closed' && (
              <Button icon={<Plus size={16} aria-hidden />} onPress={() => setOpen('unit')}>
                {words.createUnder}
              </Button>
            )
          }
        >
          <AdminList
            caption={words.unitsOf}
            query={unitsQuery({ parent: unit.id })}
            columns={unitColumns}
            keyOf={({ id }) => id}
            empty={words.noUnits}
          />
        </Panel>
      </div>
      {open === 'edit' && <UnitForm unit={unit} onClose={done} />}
      {open === 'unit' && <UnitForm parent={unit.id} onClose={done} />}
      {open === 'post' && <PostForm unit={unit.id} onClose={done} />}
      {open === 'close' && <CloseDialog what="units" id={unit.id} onClose={done} />}
    </>
  );
}
