import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AdminInquiryType, CreateInquiryType, EditInquiryType } from '../../../../contracts/org-admin';
import type { DeadlinePolicy } from '../../../../contracts/org';
import { Button, IconButton } from '../../shared/ui/button';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, Switch, TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { useAdminAct } from './admin.data';
import { adminWords, typeWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { chosen } from './options';
import { choicesOf, draftOf, fieldOf, isWhole, newField, type FieldDraft } from './type-fields';

const units = [{ id: 'none' as const, label: words.noDeadline }, ...chosen(words.units)];

/** A kind of question: its name, how long a unit has, and the fields of the answer. */
export function TypeForm({ type, onClose }: { type?: AdminInquiryType; onClose: () => void }) {
  const [title, setTitle] = useState(type?.title ?? '');
  const [code, setCode] = useState('');
  const [unit, setUnit] = useState<DeadlinePolicy['unit'] | 'none'>(type?.deadline?.unit ?? 'none');
  const [amount, setAmount] = useState(String(type?.deadline?.amount ?? ''));
  const [fields, setFields] = useState<FieldDraft[]>(type?.fields.map(draftOf) ?? []);
  const [active, setActive] = useState(type?.active ?? true);
  const [isTried, setTried] = useState(false);
  const save = useAdminAct<AdminInquiryType>(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  const missing = (isThere: boolean) => (isTried && !isThere ? adminWords.missing : undefined);
  const hasDeadline = unit === 'none' || Number(amount) > 0;
  const submit = () => {
    setTried(true);
    if (!title.trim() || (!type && !code.trim()) || !hasDeadline || !fields.every(isWhole)) return;
    const facts = {
      title: title.trim(),
      fields: fields.map((field) =>
        fieldOf(
          field,
          type?.fields.find(({ name }) => name === field.name),
        ),
      ),
      deadline: unit === 'none' ? null : { unit, amount: Number(amount) },
    };
    if (type)
      save.mutate({ path: `/admin/inquiry-types/${type.code}`, method: 'PATCH', body: { ...facts, active } satisfies EditInquiryType });
    else save.mutate({ path: '/admin/inquiry-types', body: { ...facts, code: code.trim().toUpperCase() } satisfies CreateInquiryType });
  };
  const change = (at: number, part: Partial<FieldDraft>) =>
    setFields((before) => before.map((field, i) => (i === at ? { ...field, ...part } : field)));
  return (
    <FormDialog title={type ? words.editTitle : words.create} onClose={onClose} onSave={submit} act={save} width="wide">
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label={words.name}
          value={title}
          onChange={setTitle}
          isRequired
          error={missing(!!title.trim())}
          maxLength={200}
          autoFocus
          className={type ? 'md:col-span-2' : ''}
        />
        {!type && (
          <TextField
            label={words.code}
            description={words.codeHint}
            value={code}
            onChange={setCode}
            isRequired
            isLatin
            error={missing(!!code.trim())}
            maxLength={60}
          />
        )}
        <SelectField label={words.unit} value={unit} onChange={setUnit} options={units} />
        {unit !== 'none' && (
          <DigitsField label={words.amount} value={amount} onChange={setAmount} maxDigits={5} isRequired error={missing(hasDeadline)} />
        )}
      </div>
      {type && (
        <Switch isSelected={active} onChange={setActive}>
          {words.isActive}
        </Switch>
      )}
      <h3 className="text-ui font-semibold">{words.fields}</h3>
      <ol className="space-y-3">
        {fields.map((field, i) => (
          <li
            key={field.name}
            aria-label={words.field(i + 1)}
            className="grid gap-3 rounded-card bg-sunken p-3 md:grid-cols-[1fr_12rem_auto_auto]"
          >
            <TextField
              label={words.fieldTitle}
              value={field.title}
              onChange={(value) => change(i, { title: value })}
              error={missing(!!field.title.trim())}
              maxLength={200}
            />
            <SelectField
              label={words.fieldType}
              value={field.type}
              onChange={(value) => change(i, { type: value })}
              options={chosen(words.types)}
            />
            <div className="self-end">
              <Switch isSelected={field.required} onChange={(required) => change(i, { required })}>
                {words.required}
              </Switch>
            </div>
            <IconButton
              label={`${words.removeField}: ${field.title || words.field(i + 1)}`}
              onPress={() => setFields((before) => before.filter((_, other) => other !== i))}
              className="self-end"
            >
              <Trash2 size={18} aria-hidden />
            </IconButton>
            {field.type === 'choice' && (
              <TextField
                label={words.choices}
                value={field.choices}
                onChange={(choices) => change(i, { choices })}
                rows={3}
                error={missing(choicesOf(field.choices).length >= 2)}
                className="md:col-span-4"
              />
            )}
          </li>
        ))}
      </ol>
      <Button
        icon={<Plus size={16} aria-hidden />}
        onPress={() => setFields((before) => [...before, newField(before.map(({ name }) => name))])}
        isDisabled={fields.length >= 40}
      >
        {words.addField}
      </Button>
    </FormDialog>
  );
}
