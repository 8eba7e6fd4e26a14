import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreateRoute, RoutedKind, RouteView } from '../../../../../contracts/routes';
import { dayFromNow } from '../../../shared/format/day-from-now';
import { UnitPicker } from '../../../shared/org/unit-picker';
import { DateField } from '../../../shared/ui/date-field';
import { SelectField, TextField } from '../../../shared/ui/field';
import { FormDialog } from '../../../shared/ui/form-dialog';
import { Refusal } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { inquiryTypesQuery, useRouteAct } from '../routes.data';
import { routeWords as words } from '../routes.words';

const kinds = (Object.entries(words.kinds) as [RoutedKind, string][]).map(([id, label]) => ({ id, label }));

/** What a route is called and which letters take it; of a new one, or of the copy of another. @param path where it is sent to */
export function RouteForm({
  title,
  path,
  like,
  onClose,
  onSaved,
}: {
  title: string;
  path: string;
  like?: RouteView;
  onClose: () => void;
  onSaved: (route: RouteView) => void;
}) {
  const [name, setName] = useState(like?.name ?? '');
  const [letterKind, setKind] = useState<RoutedKind>(like?.letterKind ?? 'LETTER');
  const [inquiryType, setType] = useState<string>(like?.inquiryType ?? 'all');
  const [unit, setUnit] = useState<string | null>(like?.unit?.id ?? null);
  const [from, setFrom] = useState<string | null>(dayFromNow(0));
  const [to, setTo] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const { data: types = [] } = useQuery({ ...inquiryTypesQuery, enabled: letterKind === 'INQUIRY' });
  const save = useRouteAct<RouteView>((route) => {
    toast({ title: words.saved, tone: 'ok' });
    onSaved(route);
  });
  const isOrdered = !from || !to || from < to;
  const submit = () => {
    setTried(true);
    if (!name.trim() || !from || !isOrdered) return;
    const type = letterKind === 'INQUIRY' && inquiryType !== 'all' ? inquiryType : null;
    save.mutate({ path, body: { name: name.trim(), letterKind, inquiryType: type, unit, from, to } satisfies CreateRoute });
  };
  return (
    <FormDialog
      title={title}
      action={title}
      onClose={onClose}
      isPending={save.isPending}
      refusal={<Refusal error={save.error} />}
      onSubmit={submit}
    >
      <TextField
        label={words.name}
        value={name}
        onChange={setName}
        isRequired
        maxLength={200}
        error={isTried && !name.trim() ? words.missing : undefined}
        autoFocus
      />
      <div className="grid gap-4 md:grid-cols-2">
        <SelectField label={words.kind} description={words.kindHint} value={letterKind} onChange={setKind} options={kinds} />
        {letterKind === 'INQUIRY' && (
          <SelectField
            label={words.inquiryType}
            value={inquiryType}
            onChange={setType}
            options={[{ id: 'all', label: words.everyType }, ...types.map(({ code, title }) => ({ id: code, label: title }))]}
          />
        )}
      </div>
      <UnitPicker
        label={words.unit}
        description={words.unitHint}
        max={1}
        value={unit ? [unit] : []}
        onChange={([chosen]) => setUnit(chosen ?? null)}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <DateField label={words.from} value={from} onChange={setFrom} isRequired error={isTried && !from ? words.missing : undefined} />
        <DateField
          label={words.to}
          description={words.toHint}
          value={to}
          onChange={setTo}
          error={isTried && !isOrdered ? words.toBefore : undefined}
        />
      </div>
    </FormDialog>
  );
}
