import { useState } from 'react';
import type { Classification } from '../../../../contracts/classification';
import type { AdminPerson, CreatePerson, EditPerson, PersonWithPassword } from '../../../../contracts/org-admin';
import { classificationWords } from '../../../../contracts/words';
import { SelectField, Switch, TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { useAdminAct } from './admin.data';
import { adminWords, peopleWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { chosen } from './options';

export interface PersonFormProps {
  person?: AdminPerson;
  onClose: () => void;
  onCreated?: (created: PersonWithPassword) => void;
}

/** A new person, who gets a password to be used once; or what can be changed of one. */
export function PersonForm({ person, onClose, onCreated }: PersonFormProps) {
  const [username, setUsername] = useState('');
  const [name, setName] = useState(person?.name ?? '');
  const [clearance, setClearance] = useState<Classification>(person?.clearance ?? 'UNCLASSIFIED');
  const [isAdmin, setAdmin] = useState(person?.isAdmin ?? false);
  const [disabled, setDisabled] = useState(person?.disabled ?? false);
  const [isTried, setTried] = useState(false);
  const save = useAdminAct<AdminPerson | PersonWithPassword>((answer) => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
    if ('password' in answer) onCreated?.(answer);
  });
  const submit = () => {
    setTried(true);
    if (!name.trim() || (!person && !username.trim())) return;
    const facts = { name: name.trim(), clearance, isAdmin };
    if (person) save.mutate({ path: `/admin/people/${person.id}`, method: 'PATCH', body: { ...facts, disabled } satisfies EditPerson });
    else save.mutate({ path: '/admin/people', body: { ...facts, username: username.trim() } satisfies CreatePerson });
  };
  const missing = (value: string) => (isTried && !value.trim() ? adminWords.missing : undefined);
  return (
    <FormDialog title={person ? words.editTitle : words.create} onClose={onClose} onSave={submit} act={save} width="narrow">
      <TextField label={words.name} value={name} onChange={setName} isRequired error={missing(name)} maxLength={120} autoFocus />
      {!person && (
        <TextField
          label={words.username}
          description={words.usernameHint}
          value={username}
          onChange={setUsername}
          isRequired
          isLatin
          error={missing(username)}
          maxLength={60}
          autoComplete="off"
        />
      )}
      <SelectField label={words.clearance} value={clearance} onChange={setClearance} options={chosen(classificationWords)} />
      <div className="flex flex-col items-start gap-1">
        <Switch isSelected={isAdmin} onChange={setAdmin}>
          {words.isAdmin}
        </Switch>
        {person && (
          <Switch isSelected={disabled} onChange={setDisabled}>
            {words.disabledHint}
          </Switch>
        )}
      </div>
    </FormDialog>
  );
}
