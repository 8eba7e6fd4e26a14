import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { HoldingView } from '../../../../contracts/org-admin';
import { persianDate } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { toast } from '../../shared/ui/toast';
import { useAdminAct } from './admin.data';
import { adminWords, postWords as words } from './admin.words';
import { FormDialog } from './form-dialog';

const tones = { past: 'plain', now: 'ok', future: 'info' } as const;
const order = ['now', 'future', 'past'] as const;

/** Who is, was and will be where, each with its dates. @param by what the list is of: the people of a post, or the posts of a person */
export function Holdings({ holdings, by }: { holdings: readonly HoldingView[]; by: 'person' | 'post' }) {
  const [ending, setEnding] = useState<HoldingView | null>(null);
  const sorted = [...holdings].sort((a, b) => order.indexOf(a.when) - order.indexOf(b.when) || b.fromAt.localeCompare(a.fromAt));
  return (
    <>
      <ul className="border-t border-line">
        {sorted.map((holding) => (
          <li key={holding.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2.5 last:border-0">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-3">
                <Name holding={holding} by={by} />
                <Chip tone={tones[holding.when]}>{words.when[holding.when]}</Chip>
                <span className="text-secondary text-ink-2">{words.seats[holding.kind]}</span>
              </p>
              <p className="text-secondary text-ink-2 tabular">
                {adminWords.validity(persianDate(holding.fromAt), holding.toAt && persianDate(holding.toAt))}
                {!holding.toAt && ` · ${words.untilNow}`}
              </p>
            </div>
            {holding.when !== 'past' && (
              <Button look="quiet" onPress={() => setEnding(holding)}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && <EndDialog holding={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function Name({ holding: { person, post }, by }: { holding: HoldingView; by: 'person' | 'post' }) {
  const look = 'inline-flex min-h-6 items-center font-medium text-primary underline-offset-4 hover:underline';
  return by === 'person' ? (
    <Link to="/admin/people/$personId" params={{ personId: person.id }} className={look}>
      {person.name}
    </Link>
  ) : (
    <Link to="/admin/posts/$postId" params={{ postId: post.id }} className={look}>
      {post.title}
    </Link>
  );
}

function EndDialog({ holding: { id, person }, onClose }: { holding: HoldingView; onClose: () => void }) {
  const end = useAdminAct(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  return (
    <FormDialog
      title={words.endTitle}
      save={words.end}
      isDanger
      width="narrow"
      onClose={onClose}
      act={end}
      onSave={() => end.mutate({ path: `/org/assignments/${id}/end` })}
    >
      <p>{words.endSays(person.name)}</p>
    </FormDialog>
  );
}
