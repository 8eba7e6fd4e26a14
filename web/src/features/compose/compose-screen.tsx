import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { useActingPost } from '../../shared/api/me';
import { queryClient } from '../../shared/api/query-client';
import { chartQuery } from '../../shared/org/chart.data';
import { letterQuery } from '../../shared/letters/letter.data';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { beginning, type Beginning } from './beginning';
import { ComposeForm } from './compose-form';
import { taskOf, templatesQuery } from './compose.data';
import { composeWords as w } from './compose.words';
import { draftOf } from './draft';

void queryClient.prefetchQuery(chartQuery); // while the rest of this program comes, not after it

export interface ComposeProps {
  letterId: string;
  begin: Beginning;
}

/** Where a letter is written: a new one, one's own draft, or the text a reviewer corrects. */
export function ComposeScreen({ letterId, begin }: ComposeProps) {
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<Sheet>({ no: 0, letterId, begin });
  // the address of a draft that began here changes when the server has it; what is being written must not. Any other address is another letter
  if (letterId !== sheet.letterId || (letterId === 'new' && JSON.stringify(begin) !== JSON.stringify(sheet.begin)))
    setSheet(letterId === sheet.born ? { ...sheet, letterId } : { no: sheet.no + 1, letterId, begin });
  const onBorn = (id: string) => {
    setSheet({ ...sheet, born: id });
    void navigate({ to: '/compose/$letterId', params: { letterId: id }, search: {}, replace: true });
  };
  const isHere = sheet.letterId === 'new' || sheet.letterId === sheet.born;
  return isHere ? <NewLetter key={sheet.no} begin={sheet.begin} onBorn={onBorn} /> : <SavedLetter key={sheet.no} id={sheet.letterId} />;
}

/** What is being written on: `born` is the draft it became, if it began here. */
interface Sheet extends ComposeProps {
  no: number;
  born?: string;
}

function NewLetter({ begin: asked, onBorn }: { begin: Beginning; onBorn: (id: string) => void }) {
  const [begin] = useState(asked);
  const post = useActingPost();
  const chart = useQuery(chartQuery);
  const templates = useQuery({ ...templatesQuery(post?.postId ?? ''), enabled: !!begin.template && !!post });
  const letters = useQueries({ queries: [begin.answers, begin.follows, begin.forwards].flatMap((id) => (id ? [letterQuery(id)] : [])) });
  const failed = letters.find(({ isError }) => isError);
  if (!post) return <Empty isScreen title={w.noPost} />;
  if (failed) return <Failure isScreen error={failed.error} onRetry={() => void failed.refetch()} />;
  if (chart.isPending || letters.some(({ isPending }) => isPending) || (begin.template && templates.isPending)) return <Loading />;
  const found = (id: string | undefined) => letters.find(({ data }) => data?.id === id)?.data;
  const draft = beginning(begin, {
    post,
    chart: chart.data?.chart,
    answers: found(begin.answers),
    follows: found(begin.follows),
    forwards: found(begin.forwards),
    template: templates.data?.items.find(({ id }) => id === begin.template),
  });
  return <ComposeForm start={draft} letter={null} onBorn={onBorn} />;
}

function SavedLetter({ id }: { id: string }) {
  const { data: letter, error, isPending, refetch } = useQuery({ ...letterQuery(id), refetchOnMount: 'always', staleTime: 0 });
  const [opened, setOpened] = useState<LetterView | null>(null);
  if (letter && !opened) setOpened(letter);
  if (isPending) return <Loading />;
  if (error && !letter) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!opened) return <Loading />;
  const mode = taskOf(opened, 'draft') ? 'draft' : taskOf(opened, 'review')?.possible.includes('edited') ? 'review' : null;
  if (!mode)
    return (
      <Empty
        isScreen
        title={w.notEditable}
        action={
          <Link to="/letters/$letterId" params={{ letterId: id }} className="text-primary underline underline-offset-4">
            {w.openLetter}
          </Link>
        }
      />
    );
  return <ComposeForm start={draftOf(opened)} letter={opened} isReview={mode === 'review'} onBorn={() => undefined} />;
}

const Loading = () => <Skeleton rows={[3, 6, 2, 28]} />;
