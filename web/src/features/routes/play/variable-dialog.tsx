import { useState } from 'react';
import type { Variables } from '../../../../../contracts/route-events';
import { TextField } from '../../../shared/ui/field';
import { FormDialog } from '../../../shared/ui/form-dialog';
import { playWords as words } from './play.words';
import { valueOf } from './sample';

/** One variable and what it is to be. */
export function VariableDialog({ title, onSet, onClose }: { title: string; onSet: (variables: Variables) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (!name.trim()) return;
    onSet({ [name.trim()]: valueOf(value) });
    onClose();
  };
  return (
    <FormDialog title={title} action={title} onClose={onClose} onSubmit={submit}>
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
      <TextField label={words.value} value={value} onChange={setValue} maxLength={2000} />
    </FormDialog>
  );
}
