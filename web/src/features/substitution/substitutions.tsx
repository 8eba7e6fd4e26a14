import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { SubstitutionView } from '../../../../contracts/substitution';
import { useMe } from '../../shared/api/me';
import { persianInstant } from '../../shared/format/format';
import { ProposeDialog } from '../../shared/substitution/propose-dialog';
import { useSubstitutionAct, useSubstitutions } from '../../shared/substitution/substitution.data';
import { scopeWords, substitutionStateWords, substitutionWords as w } from '../../shared/substitution/substitution.words';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { Failure, Refusal, Skeleton } from '../../shared/ui/states';

type Asked = { what: 'propose' } | { what: 'decline' | 'end'; one: SubstitutionView };
const tones = {
  PROPOSED: 'warn',
  COMING: 'info',
  RUNNING: 'ok',
  ENDED: 'plain',
  DECLINED: 'plain',
  WITHDRAWN: 'plain',
  LAPSED: 'plain',
} as const;

/** Who stands in for this person and for whom they do: to propose, to answer, to end, and what there was. */
export function Substitutions() {
  const { posts } = useMe();
  const { data, error, refetch } = useSubstitutions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const command = useSubstitutionAct(close);
  const own = posts.filter(({ kind }) => kind === 'HOLDER' || kind === 'ACTING').map(({ postId, title }) => ({ id: postId, title }));
  const accept = ({ id }: SubstitutionView) => command.mutate({ path: `/${id}/accept`, said: w.accepted });
  return (
    <section id="substitution" aria-label={w.title} className="space-y-4 rounded-card border border-line bg-surface p-4 md:p-5">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-section font-semibold">{w.title}</h2>
        {own.length > 0 && (
          <Button icon={<UserPlus size={16} aria-hidden />} onPress={() => setAsked({ what: 'propose' })}>
            {w.propose}
          </Button>
        )}
      </header>
      <p className="text-secondary text-ink-2">{w.intro}</p>
      {!asked && <Refusal error={command.error} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={[4, 4]} />}
      {data?.length === 0 && <p className="text-ui text-ink-3">{w.none}</p>}
      {data && data.length > 0 && (
        <ul className="divide-y divide-line">
          {data.map((one) => (
            <Row key={one.id} one={one} isPending={command.isPending} onAccept={accept} onAsk={setAsked} />
          ))}
        </ul>
      )}
      {asked?.what === 'propose' && <ProposeDialog posts={own} onClose={close} />}
      {asked?.what === 'decline' && (
        <ReasonDialog
          title={w.decline}
          action={w.decline}
          label={w.reason}
          isPending={command.isPending}
          refusal={<Refusal error={command.error} />}
          onClose={close}
          onSubmit={(reason) => command.mutate({ path: `/${asked.one.id}/decline`, body: { reason }, said: w.declined })}
        >
          {w.declineHint}
        </ReasonDialog>
      )}
      {asked?.what === 'end' && (
        <ConfirmDialog
          title={w.end}
          action={w.end}
          isPending={command.isPending}
          onClose={close}
          onConfirm={() => command.mutate({ path: `/${asked.one.id}/end`, said: w.ended })}
        >
          <p>{w.endHint}</p>
          <Refusal error={command.error} />
        </ConfirmDialog>
      )}
    </section>
  );
}

interface RowProps {
  one: SubstitutionView;
  isPending: boolean;
  onAccept: (one: SubstitutionView) => void;
  onAsk: (asked: Asked) => void;
}

function Row({ one, isPending, onAccept, onAsk }: RowProps) {
  const {
    id,
    post,
    absent,
    substitute,
    scope,
    from,
    to,
    note,
    state,
    proposedBy,
    reason,
    endedBy,
    endedAt,
    lowerClearance,
    hiddenTasks,
    may,
  } = one;
  const withdraw = useSubstitutionAct(() => undefined);
  const isOpen = state === 'PROPOSED' || state === 'COMING' || state === 'RUNNING';
  return (
    <li className="space-y-1 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 flex-1 basis-60 text-ui font-medium">{w.pair(substitute.name, absent.name)}</p>
        <Chip tone={tones[state]}>{substitutionStateWords[state]}</Chip>
      </div>
      <p className="text-secondary text-ink-2">
        {post.title} · {scopeWords[scope]}
      </p>
      <p className="text-meta text-ink-2 tabular">{w.span(persianInstant(from), persianInstant(to))}</p>
      {proposedBy.id !== absent.id && <p className="text-meta text-ink-2">{w.proposedBy(proposedBy.name)}</p>}
      {note && <p className="text-secondary">«{note}»</p>}
      {reason && (
        <p className="text-secondary">
          {w.reason}: «{reason}»
        </p>
      )}
      {endedBy && endedAt && state === 'ENDED' && (
        <p className="text-meta text-ink-2">{w.endedBy(endedBy.name, persianInstant(endedAt))}</p>
      )}
      {isOpen && lowerClearance && <p className="text-meta text-warn-ink">{w.lowerClearance}</p>}
      {!!hiddenTasks && <p className="text-meta text-warn-ink">{w.hidden(hiddenTasks)}</p>}
      {may.length > 0 && (
        <div className="flex flex-wrap gap-2 pt-1">
          {may.includes('accept') && (
            <Button look="primary" isPending={isPending} onPress={() => onAccept(one)}>
              {w.accept}
            </Button>
          )}
          {may.includes('decline') && <Button onPress={() => onAsk({ what: 'decline', one })}>{w.decline}</Button>}
          {may.includes('withdraw') && (
            <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate({ path: `/${id}/end`, said: w.withdrawn })}>
              {w.withdraw}
            </Button>
          )}
          {may.includes('end') && <Button onPress={() => onAsk({ what: 'end', one })}>{w.end}</Button>}
        </div>
      )}
      <Refusal error={withdraw.error} />
    </li>
  );
}
