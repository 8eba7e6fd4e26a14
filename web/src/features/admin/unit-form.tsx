import { useState } from 'react';
import type { AdminUnit, CreateUnit, EditUnit } from '../../../../contracts/org-admin';
import type { UnitKind } from '../../../../contracts/org';
import { UnitPicker } from '../../shared/org/unit-picker';
import { DateField } from '../../shared/ui/date-field';
import { DigitsField } from '../../shared/ui/digits-field';
import { Choice, TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { useAdminAct } from './admin.data';
import { adminWords, unitWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { chosen } from './options';

/** A new unit, or what can be changed of one. @param parent where the new one is to stand */
export function UnitForm({ unit, parent, onClose }: { unit?: AdminUnit; parent?: string; onClose: () => void }) {
  const [form, setForm] = useState({
    name: unit?.name ?? '',
    shortName: unit?.shortName ?? '',
    code: unit?.code ?? '',
    kind: unit?.kind ?? ('DEPARTMENT' as UnitKind),
    parent: unit?.parentId ?? parent ?? '',
    from: null as string | null,
    numberCode: '',
    province: '',
    county: '',
  });
  const [isTried, setTried] = useState(false);
  const save = useAdminAct<AdminUnit>(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  const field = <K extends keyof typeof form>(name: K) => ({
    value: form[name],
    onChange: (value: (typeof form)[K]) => setForm((before) => ({ ...before, [name]: value })),
  });
  const isOffice = form.kind === 'OFFICE';
  const needed = ['name', ...(unit ? [] : ['code', 'parent', ...(isOffice ? ['numberCode', 'province'] : [])])] as const;
  const error = (name: (typeof needed)[number]) =>
    isTried && needed.includes(name) && !form[name as 'name'].trim() ? adminWords.missing : undefined;
  const submit = () => {
    setTried(true);
    if (needed.some((name) => !form[name as 'name'].trim())) return;
    save.mutate(
      unit ? { path: `/admin/units/${unit.id}`, method: 'PATCH', body: changes(unit) } : { path: '/admin/units', body: created() },
    );
  };
  const changes = (before: AdminUnit): EditUnit => ({
    ...(form.name.trim() !== before.name && { name: form.name.trim() }),
    ...(form.shortName.trim() && form.shortName.trim() !== before.shortName && { shortName: form.shortName.trim() }),
    ...(form.parent && form.parent !== before.parentId && { parent: form.parent as EditUnit['parent'] }),
  });
  const created = (): CreateUnit => ({
    code: form.code.trim(),
    name: form.name.trim(),
    kind: form.kind,
    parent: form.parent as CreateUnit['parent'],
    ...(form.shortName.trim() && { shortName: form.shortName.trim() }),
    ...(form.from && { from: form.from }),
    ...(isOffice && {
      office: {
        numberCode: form.numberCode.trim(),
        province: form.province.trim(),
        ...(form.county.trim() && { county: form.county.trim() }),
      },
    }),
  });
  return (
    <FormDialog title={unit ? words.editTitle : words.create} onClose={onClose} onSave={submit} act={save}>
      {!unit && <Choice label={words.kind} options={chosen(words.kinds)} {...field('kind')} />}
      <TextField {...field('name')} label={adminWords.name} isRequired error={error('name')} maxLength={200} autoFocus />
      <TextField {...field('shortName')} label={words.shortName} maxLength={80} />
      {!unit && (
        <TextField
          {...field('code')}
          label={adminWords.code}
          description={adminWords.codeHint}
          isRequired
          isLatin
          error={error('code')}
          maxLength={60}
        />
      )}
      <UnitPicker
        label={words.parent}
        description={unit && words.moveSays}
        isRequired={!unit}
        error={error('parent')}
        max={1}
        value={form.parent ? [form.parent] : []}
        onChange={([id]) => setForm((before) => ({ ...before, parent: id ?? '' }))}
      />
      {!unit && isOffice && (
        <div className="grid gap-4 md:grid-cols-3">
          <p className="text-secondary text-ink-2 md:col-span-3">{words.officeSays}</p>
          <DigitsField {...field('numberCode')} label={words.numberCode} isRequired error={error('numberCode')} maxDigits={8} />
          <DigitsField {...field('province')} label={words.province} isRequired error={error('province')} maxDigits={2} />
          <DigitsField {...field('county')} label={words.county} description={words.countyHint} maxDigits={4} />
        </div>
      )}
      {!unit && <DateField {...field('from')} label={adminWords.from} description={adminWords.fromHint} />}
    </FormDialog>
  );
}
