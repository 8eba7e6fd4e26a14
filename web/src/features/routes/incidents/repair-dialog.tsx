import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LetterRouteView, RouteRepair } from '../../../../../contracts/letter-routes';
import type { Json } from '../../../../../contracts/route-events';
import { normaliseDigits } from '../../../../../contracts/normalise-digits';
import { drawingQuery } from '../../../shared/diagram/diagram.data';
import { kindWords, placeWord } from '../../../shared/diagram/story.words';
import { PostPicker } from '../../../shared/org/post-picker';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Choice, SelectField, TextField } from '../../../shared/ui/field';
import { FormDialog } from '../../../shared/ui/form-dialog';
import { Refusal } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { useRepair } from './incidents.data';
import { repairWords as words } from './incidents.words';
import type { Asked } from './repair';

interface RepairDialogProps {
  letter: string;
  route: LetterRouteView['route'];
  asked: Asked;
  onClose: () => void;
}

/** Says what a repair will do, asks for what it needs, and stays until the server has taken it or said why not. */
export function RepairDialog({ letter, route, asked, onClose }: RepairDialogProps) {
  const repair = useRepair(letter, ({ kind }) => {
    toast({ title: words.done[kind], tone: 'ok' });
    onClose();
  });
  const shared = {
    title: asked.step ? words.at(asked.act, asked.step) : asked.act,
    action: asked.act,
    isPending: repair.isPending,
    refusal: <Refusal error={repair.error} />,
    onClose,
    onRepair: (wanted: RouteRepair) => repair.mutate(wanted),
  };
  if (asked.ask === 'variable') return <Variable asked={asked} {...shared} />;
  if (asked.ask === 'posts') return <Posts asked={asked} {...shared} />;
  if (asked.ask === 'step') return <Step asked={asked} route={route} {...shared} />;
  const { refusal, onRepair, ...dialog } = shared;
  const isFinal = ['dropped', 'cancelled'].includes(asked.repair.kind);
  return (
    <ConfirmDialog {...dialog} look={isFinal ? 'danger' : 'primary'} onConfirm={() => onRepair(asked.repair)}>
      <p>{asked.says}</p>
      {refusal}
    </ConfirmDialog>
  );
}

interface FormProps<A extends Asked['ask']> {
  asked: Extract<Asked, { ask: A }>;
  title: string;
  action: string;
  isPending: boolean;
  refusal: ReactNode;
  onClose: () => void;
  onRepair: (repair: RouteRepair) => void;
}

type Kind = keyof typeof words.kinds;
const kinds = (Object.keys(words.kinds) as Kind[]).map((id) => ({ id, label: words.kinds[id] }));

function Variable({ asked: { says, incident }, onRepair, ...dialog }: FormProps<'variable'>) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('text');
  const [typed, setTyped] = useState('');
  const [posts, setPosts] = useState<string[]>([]);
  const [isTried, setTried] = useState(false);
  const number = typed.trim() === '' ? NaN : Number(normaliseDigits(typed.trim()).replace('٫', '.'));
  const values: Record<Kind, Json | undefined> = {
    text: typed.trim() || undefined,
    number: Number.isFinite(number) ? number : undefined,
    posts: posts.length > 0 ? posts : undefined,
  };
  const value = values[kind];
  const missing = isTried && value === undefined ? (kind === 'number' ? words.notANumber : words.missing) : undefined;
  const submit = () => {
    setTried(true);
    if (!name.trim() || value === undefined) return;
    const variables = { [name.trim()]: value };
    onRepair(incident === undefined ? { kind: 'variablesSet', variables } : { kind: 'retried', incident, variables });
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      <p className="text-ui text-ink-2">{says}</p>
      <TextField
        label={words.variable}
        value={name}
        onChange={setName}
        isLatin
        isRequired
        autoFocus
        maxLength={200}
        error={isTried && !name.trim() ? words.missing : undefined}
      />
      <Choice label={words.kind} value={kind} onChange={setKind} options={kinds} />
      {kind === 'posts' ? (
        <PostPicker label={words.posts} value={posts} onChange={setPosts} isRequired error={missing} />
      ) : (
        <TextField label={words.value} value={typed} onChange={setTyped} isRequired maxLength={2000} error={missing} />
      )}
    </FormDialog>
  );
}

function Posts({ asked: { says, task }, onRepair, ...dialog }: FormProps<'posts'>) {
  const [posts, setPosts] = useState<string[]>([]);
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (posts.length > 0) onRepair({ kind: 'reassigned', task, posts });
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      <p className="text-ui text-ink-2">{says}</p>
      <PostPicker
        label={words.posts}
        value={posts}
        onChange={setPosts}
        max={50}
        isRequired
        autoFocus
        error={isTried && posts.length === 0 ? words.missing : undefined}
      />
    </FormDialog>
  );
}

/** Kinds that nothing can be put on. */
const NEVER: readonly string[] = ['process', 'boundary', 'handler', 'start'];

/** Whether a step lies where it can be reached from here, the server knows. */
function Step({ asked: { says, instance, from }, route, onRepair, ...dialog }: FormProps<'step'> & Pick<RepairDialogProps, 'route'>) {
  const { data: drawing } = useQuery(drawingQuery(route.id, route.version));
  const [to, setTo] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const steps = (drawing?.elements ?? []).filter(({ id, kind }) => id !== from && !NEVER.includes(kind));
  const submit = () => {
    setTried(true);
    if (to !== null) onRepair({ kind: 'moved', instance, to });
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      <p className="text-ui text-ink-2">{says}</p>
      <SelectField
        label={words.to}
        value={to}
        onChange={setTo}
        options={steps.map((step) => ({ id: step.id, label: placeWord(step), detail: kindWords[step.kind] }))}
        isRequired
        error={isTried && to === null ? words.missing : undefined}
      />
    </FormDialog>
  );
}
