import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { UserX } from 'lucide-react';
import { useState } from 'react';
import type { AdminPerson, PersonWithPassword } from '../../../../contracts/org-admin';
import { classificationWords } from '../../../../contracts/words';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { personQuery, postingsQuery, useAdminAct } from './admin.data';
import { adminWords, peopleWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { Holdings } from './holdings';
import { OneTimePassword } from './one-time-password';
import { PersonForm } from './person-form';

const route = getRouteApi('/office/admin/people/$personId');

/** One person, and where they were, are and will be. */
export function PersonScreen() {
  const { personId } = route.useParams();
  const { data: person, error, refetch } = useQuery(personQuery(personId));
  if (error && !person) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!person) return <Skeleton rows={[4, 16]} />;
  return <Person key={person.id} person={person} />;
}

function Person({ person }: { person: AdminPerson }) {
  const { data: postings } = useQuery(postingsQuery(person.id));
  const [open, setOpen] = useState<'edit' | 'reset' | null>(null);
  const [password, setPassword] = useState<PersonWithPassword | null>(null);
  const done = () => setOpen(null);
  return (
    <>
      <ScreenHeader
        title={person.name}
        above={
          <nav aria-label={adminWords.place} className="text-secondary">
            <Link to="/admin/people" className="inline-flex min-h-6 items-center text-primary hover:underline">
              {words.title}
            </Link>
          </nav>
        }
        actions={
          <>
            <Button onPress={() => setOpen('reset')}>{words.reset}</Button>
            <Button look="primary" onPress={() => setOpen('edit')}>
              {adminWords.edit}
            </Button>
          </>
        }
      >
        <span className="inline-flex flex-wrap items-center gap-x-3">
          <Chip tone={person.disabled ? 'plain' : 'ok'}>{person.disabled ? words.disabled : words.active}</Chip>
          {person.isAdmin && <Chip tone="primary">{words.admin}</Chip>}
          <bdi dir="ltr">{person.username}</bdi>
          {words.clearance}: {classificationWords[person.clearance]}
        </span>
      </ScreenHeader>
      <div className="mx-auto max-w-4xl p-4 md:p-6">
        <Panel title={words.history}>
          {!postings && <Skeleton rows={[4, 4]} />}
          {postings?.length === 0 && <Empty icon={<UserX size={32} />} title={words.noHistory} />}
          {postings && postings.length > 0 && <Holdings holdings={postings} by="post" />}
        </Panel>
      </div>
      {open === 'edit' && <PersonForm person={person} onClose={done} />}
      {open === 'reset' && <ResetDialog person={person} onClose={done} onReset={setPassword} />}
      {password && <OneTimePassword name={person.name} password={password.password} onClose={() => setPassword(null)} />}
    </>
  );
}

function ResetDialog({
  person,
  onClose,
  onReset,
}: {
  person: AdminPerson;
  onClose: () => void;
  onReset: (password: PersonWithPassword) => void;
}) {
  const reset = useAdminAct<PersonWithPassword>((answer) => {
    onClose();
    onReset(answer);
  });
  return (
    <FormDialog
      title={words.resetTitle}
      save={words.reset}
      isDanger
      width="narrow"
      onClose={onClose}
      act={reset}
      onSave={() => reset.mutate({ path: `/admin/people/${person.id}/password` })}
    >
      <p className="font-medium">{person.name}</p>
      <p>{words.resetSays}</p>
    </FormDialog>
  );
}
