import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdminPerson } from '../../../../contracts/org-admin';
import type { Appoint } from '../../../../contracts/org';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { Choice, TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { peopleQuery, useAdminAct } from './admin.data';
import { adminWords, peopleWords, postWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { chosen } from './options';
import { useSearchFilter } from './use-search-filter';

/** Midnight in Tehran, which keeps no summer time any more. */
const startOf = (day: string) => `${day}T00:00:00+03:30`;
const endOf = (day: string) => new Date(Date.parse(startOf(day)) + 86_400_000).toISOString();

/** A substitute is proposed and accepts, and is not appointed. */
const { SUBSTITUTE: _, ...appointed } = words.seats;

/** Somebody takes up a post: at once or from a day on, until further notice or to a day. */
export function AppointDialog({ post, onClose }: { post: string; onClose: () => void }) {
  const [person, setPerson] = useState<AdminPerson | null>(null);
  const [kind, setKind] = useState<Appoint['kind']>('HOLDER');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const appoint = useAdminAct(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (!person) return;
    appoint.mutate({
      path: '/org/assignments',
      body: { post, person: person.id, kind, ...(from && { from: startOf(from) }), ...(to && { to: endOf(to) }) },
    });
  };
  return (
    <FormDialog title={words.appointTitle} save={words.appoint} onClose={onClose} onSave={submit} act={appoint}>
      <PersonChoice person={person} onChange={setPerson} error={isTried && !person ? adminWords.missing : undefined} />
      <Choice label={words.as} value={kind} onChange={setKind} options={chosen(appointed)} />
      <div className="grid gap-4 md:grid-cols-2">
        <DateField label={words.fromDay} description={adminWords.fromHint} value={from} onChange={setFrom} />
        <DateField label={words.toDay} description={words.toHint} value={to} onChange={setTo} min={from ?? undefined} />
      </div>
    </FormDialog>
  );
}

function PersonChoice({
  person,
  onChange,
  error,
}: {
  person: AdminPerson | null;
  onChange: (person: AdminPerson | null) => void;
  error?: string;
}) {
  const { q, field } = useSearchFilter();
  const { data } = useInfiniteQuery({ ...peopleQuery({ q, disabled: false }), enabled: !person && !!q && q.length > 1 });
  const found = !person && q ? (data?.pages[0]?.items.slice(0, 6) ?? []) : [];
  if (person)
    return (
      <div className="flex items-center justify-between gap-2 rounded-control bg-primary-soft px-3 py-1 text-primary-soft-ink">
        <span>
          {words.person}: <span className="font-medium">{person.name}</span>
        </span>
        <Button look="quiet" onPress={() => onChange(null)}>
          {adminWords.edit}
        </Button>
      </div>
    );
  return (
    <div className="space-y-2">
      <TextField {...field} label={words.person} description={words.personHint} isRequired error={error} type="search" autoFocus />
      <ul aria-label={words.person} className="divide-y divide-line rounded-control border border-line empty:hidden">
        {found.map((one) => (
          <li key={one.id} className="flex items-center justify-between gap-2 px-3 py-1">
            <span className="min-w-0">
              <span className="font-medium">{one.name}</span> <bdi className="text-secondary text-ink-2">{one.username}</bdi>
              <span className="block text-meta text-ink-2">{one.posts.map(({ title }) => title).join('، ') || peopleWords.noPosts}</span>
            </span>
            <Button aria-label={`${words.pick}: ${one.name}`} onPress={() => onChange(one)}>
              {words.pick}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
