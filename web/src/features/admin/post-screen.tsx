import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { UserPlus, UserX } from 'lucide-react';
import { useState } from 'react';
import type { AdminPost } from '../../../../contracts/org-admin';
import { ProposeDialog } from '../../shared/substitution/propose-dialog';
import { substitutionWords } from '../../shared/substitution/substitution.words';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { holdersQuery, postQuery } from './admin.data';
import { adminWords, postWords as words } from './admin.words';
import { AppointDialog } from './appoint-dialog';
import { CloseDialog } from './close-dialog';
import { Holdings } from './holdings';
import { PostForm } from './post-form';
import { StandingChip, Validity } from './standing-chip';

const route = getRouteApi('/office/admin/posts/$postId');

/** One post, and who was, is and will be in it. */
export function PostScreen() {
  const { postId } = route.useParams();
  const { data: post, error, refetch } = useQuery(postQuery(postId));
  if (error && !post) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!post) return <Skeleton rows={[4, 16]} />;
  return <Post key={post.id} post={post} />;
}

function Post({ post }: { post: AdminPost }) {
  const { data: holders } = useQuery(holdersQuery(post.id));
  const [open, setOpen] = useState<'edit' | 'close' | 'appoint' | 'substitute' | null>(null);
  const done = () => setOpen(null);
  return (
    <>
      <ScreenHeader
        title={post.title}
        above={
          <nav aria-label={adminWords.place} className="text-secondary">
            <Link
              to="/admin/units/$unitId"
              params={{ unitId: post.unitId }}
              className="inline-flex min-h-6 items-center text-primary hover:underline"
            >
              {post.unitName}
            </Link>
          </nav>
        }
        actions={
          post.standing !== 'closed' && (
            <>
              <Button onPress={() => setOpen('edit')}>{adminWords.edit}</Button>
              <Button onPress={() => setOpen('close')}>{words.closeTitle}</Button>
              <Button onPress={() => setOpen('substitute')}>{substitutionWords.propose}</Button>
              <Button look="primary" icon={<UserPlus size={16} aria-hidden />} onPress={() => setOpen('appoint')}>
                {words.appoint}
              </Button>
            </>
          )
        }
      >
        <span className="inline-flex flex-wrap items-center gap-x-3">
          <StandingChip standing={post.standing} />
          <Validity of={post} />
          {words.kinds[post.kind]}
          {post.maySign && <Chip tone="primary">{words.signs}</Chip>}
        </span>
      </ScreenHeader>
      <div className="mx-auto max-w-4xl p-4 md:p-6">
        <Panel title={words.holders}>
          {!holders && <Skeleton rows={[4, 4]} />}
          {holders?.length === 0 && <Empty icon={<UserX size={32} />} title={words.noHolders} />}
          {holders && holders.length > 0 && <Holdings holdings={holders} by="person" />}
        </Panel>
      </div>
      {open === 'edit' && <PostForm post={post} unit={post.unitId} onClose={done} />}
      {open === 'close' && <CloseDialog what="posts" id={post.id} onClose={done} />}
      {open === 'substitute' && <ProposeDialog posts={[post]} onClose={done} />}
      {open === 'appoint' && <AppointDialog post={post.id} onClose={done} />}
    </>
  );
}
