import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnitDetail } from '../../../../contracts/org';
import type { SubstitutionScope } from '../../../../contracts/substitution';
import { get } from '../api/client';
import { serverNow } from '../api/server-clock';
import { useChart } from '../org/chart.data';
import { PostPicker } from '../org/post-picker';
import { DateField } from '../ui/date-field';
import { Choice, SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form-dialog';
import { Refusal } from '../ui/states';
import { useSubstitutionAct } from './substitution.data';
import { scopeWords, substitutionWords as w } from './substitution.words';

/** Midnight in Tehran, which keeps no summer time any more. */
const startOf = (day: string) => new Date(`${day}T00:00:00+03:30`);
const DAY_MS = 86_400_000;
const scopes = (Object.keys(scopeWords) as SubstitutionScope[]).map((id) => ({ id, label: scopeWords[id] }));

/** Somebody is asked to stand in: for one of one's own posts, or by an administrator for one post. */
export function ProposeDialog({ posts, onClose }: { posts: readonly { id: string; title: string }[]; onClose: () => void }) {
  const [post, setPost] = useState(posts[0]!.id);
  const [whose, setWhose] = useState<string[]>([]);
  const [scope, setScope] = useState<SubstitutionScope>('EVERYTHING');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const substitute = useHolder(whose[0]);
  const propose = useSubstitutionAct(onClose);
  const submit = () => {
    setTried(true);
    if (!substitute || !to) return;
    const begins = from && +startOf(from) > serverNow() ? { from: startOf(from).toISOString() } : {};
    const ends = new Date(+startOf(to) + DAY_MS).toISOString();
    propose.mutate({
      path: '',
      body: { post, substitute, scope, ...begins, to: ends, ...(note.trim() && { note: note.trim() }) },
      said: w.proposed,
    });
  };
  return (
    <FormDialog
      title={w.propose}
      action={w.propose}
      isPending={propose.isPending}
      refusal={<Refusal error={propose.error} />}
      onClose={onClose}
      onSubmit={submit}
    >
      {posts.length > 1 && (
        <SelectField label={w.post} value={post} onChange={setPost} options={posts.map(({ id, title }) => ({ id, label: title }))} />
      )}
      <PostPicker
        label={w.substitute}
        description={w.substituteHint}
        value={whose}
        onChange={setWhose}
        max={1}
        isRequired
        error={isTried && !substitute ? w.substituteMissing : undefined}
      />
      <Choice label={w.scope} value={scope} onChange={setScope} options={scopes} />
      <div className="grid gap-4 md:grid-cols-2">
        <DateField label={w.from} description={w.fromHint} value={from} onChange={setFrom} />
        <DateField
          label={w.to}
          isRequired
          value={to}
          onChange={setTo}
          min={from ?? undefined}
          error={isTried && !to ? w.toMissing : undefined}
        />
      </div>
      <TextField label={w.note} rows={2} maxLength={500} value={note} onChange={setNote} />
    </FormDialog>
  );
}

/** Who works in that post now. */
function useHolder(post: string | undefined): string | undefined {
  const unit = useChart().data?.byId.get(post ?? '')?.post?.unit.id;
  const { data } = useQuery({
    queryKey: ['unit', unit],
    queryFn: ({ signal }) => get<UnitDetail>(`/org/units/${unit}`, {}, signal),
    enabled: !!unit,
  });
  const holders = data?.posts.find(({ id }) => id === post)?.holders ?? [];
  return holders.find(({ kind }) => kind === 'ACTING' || kind === 'HOLDER')?.personId;
}
