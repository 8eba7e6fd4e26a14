import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Recipient } from '../../../../contracts/letters';
import { AddresseePicker } from '../../shared/org/addressee-picker';
import { useChart } from '../../shared/org/chart.data';
import { UnitPicker } from '../../shared/org/unit-picker';
import { Button, IconButton } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/field';
import { uiWords } from '../../shared/ui/ui.words';
import { composeWords as w } from './compose.words';
import type { Draft } from './draft';

type Role = Recipient['role'];

/** To whom the letter goes, and who gets a copy; an inquiry asks units only. */
export function AddressFields({ draft, onChange, error }: { draft: Draft; onChange: (recipients: Recipient[]) => void; error?: string }) {
  const { recipients, kind } = draft;
  const index = useChart().data;
  const [showsHidden, setShowsHidden] = useState(() => recipients.some(({ role }) => role === 'BCC'));
  const idsOf = (role: Role) => recipients.flatMap((one) => (one.role === role ? (one.unit ?? one.post ?? []) : []));
  const choose = (role: Role) => (ids: string[]) => {
    const chosen = ids.map(
      (id): Recipient =>
        recipients.find((one) => one.role === role && (one.unit ?? one.post) === id) ??
        (index?.byId.get(id)?.kind === 'post' ? { role, post: id } : { role, unit: id }),
    );
    // nobody gets a letter twice: a new choice ends the old one in another line
    const others = recipients.filter((one) => one.outside || (one.role !== role && !ids.includes(one.unit ?? one.post ?? '')));
    onChange([...others, ...chosen]);
  };
  const copies = recipients.filter(({ role }) => role === 'CC');
  const Main = kind === 'INQUIRY' ? UnitPicker : AddresseePicker;
  return (
    <>
      <Main label={kind === 'INQUIRY' ? w.asked : w.main} value={idsOf('MAIN')} onChange={choose('MAIN')} isRequired error={error} />
      <AddresseePicker label={w.copies} value={idsOf('CC')} onChange={choose('CC')} />
      {showsHidden && <AddresseePicker label={w.hidden} value={idsOf('BCC')} onChange={choose('BCC')} className="md:col-span-2" />}
      {copies.length > 0 && copies.length <= 12 && (
        <details className="md:col-span-2">
          <summary className="cursor-pointer text-secondary text-primary">{w.copyNotes}</summary>
          <div className="mt-2 grid gap-2 md:grid-cols-2">
            {copies.map((copy) => {
              const name = copy.outside ?? index?.byId.get(copy.unit ?? copy.post ?? '')?.label ?? '';
              return (
                <TextField
                  key={name}
                  label={w.copyNote(name)}
                  placeholder={w.copyNoteHint}
                  value={copy.note ?? ''}
                  maxLength={500}
                  onChange={(note) => onChange(recipients.map((one) => (one === copy ? { ...one, note: note || undefined } : one)))}
                />
              );
            })}
          </div>
        </details>
      )}
      <div className="-my-1 flex flex-wrap items-end gap-2 md:col-span-2">
        {kind !== 'INQUIRY' && <OutsideRecipients recipients={recipients} onChange={onChange} />}
        {!showsHidden && (
          <Button look="quiet" className={small} icon={<Plus size={14} aria-hidden />} onPress={() => setShowsHidden(true)}>
            {w.addHidden}
          </Button>
        )}
      </div>
    </>
  );
}

const small = 'text-secondary text-primary';

/** People and organisations that are no part of the chart, by the name that stands on the letter. */
function OutsideRecipients({ recipients, onChange }: { recipients: readonly Recipient[]; onChange: (recipients: Recipient[]) => void }) {
  const outside = recipients.filter((one) => one.outside);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const add = () => {
    const given = name.trim();
    if (given && !outside.some((one) => one.outside === given)) onChange([...recipients, { role: 'MAIN', outside: given }]);
    setName('');
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      {outside.length > 0 && (
        <ul aria-label={w.outside} className="flex flex-wrap gap-1">
          {outside.map((one) => (
            <li key={one.outside} className="inline-flex min-h-7 items-center gap-1 rounded-chip bg-sunken ps-2 text-secondary">
              {one.outside}
              <IconButton
                label={`${uiWords.remove}: ${one.outside}`}
                className="min-h-0 size-6 pointer-coarse:size-9"
                onPress={() => onChange(recipients.filter((other) => other !== one))}
              >
                <X size={14} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <div className="flex w-full items-end gap-2 md:w-96">
          <TextField
            className="flex-1"
            label={w.outside}
            placeholder={w.outsideHint}
            value={name}
            onChange={setName}
            maxLength={300}
            autoFocus
            onKeyDown={(event) => event.key === 'Enter' && add()}
          />
          <Button onPress={add} isDisabled={!name.trim()}>
            {w.add}
          </Button>
        </div>
      ) : (
        <Button look="quiet" className={small} icon={<Plus size={14} aria-hidden />} onPress={() => setOpen(true)}>
          {w.addOutside}
        </Button>
      )}
    </div>
  );
}
