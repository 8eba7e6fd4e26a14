import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { priorityWords } from '../../../../contracts/words';
import { useProvinces } from '../../shared/org/provinces';
import { UnitPicker } from '../../shared/org/unit-picker';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, Switch, type Option } from '../../shared/ui/field';
import { FormDialog } from '../../shared/ui/form-dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { usePreviewOf } from '../../shared/ui/use-preview-of';
import { LadderEditor } from './ladder-editor';
import { inquiryTypesQuery, usePolicyAct, usePolicyPreview, type PolicyTerms } from './policies.data';
import { policiesWords as words } from './policies.words';
import { isWhole, stepOf, usualSteps, type StepDraft, type TimeUnit } from './step-draft';

type Respondent = 'anyone' | 'level' | 'province' | 'unit';
type Level = NonNullable<PolicyTerms['level']>;
type Priority = NonNullable<PolicyTerms['priority']>;

const ANY = 'ANY';
const chosen = <T extends string>(of: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.entries(of) as [T, string][]).map(([id, label]) => ({ id, label }));
const priorities: Option[] = [{ id: ANY, label: words.anyPriority }, ...chosen(priorityWords)];
const respondents: Option<Respondent>[] = (['anyone', 'level', 'province', 'unit'] as const).map((id) => ({ id, label: words[id] }));

/** A new policy: for whom, how long, what comes before and after, and what it would mean for open work. */
export function PolicyForm({ onClose }: { onClose: () => void }) {
  const { data: types = [] } = useQuery(inquiryTypesQuery);
  const provinces = useProvinces().map(({ provinceCode, shortName }) => ({ id: provinceCode!, label: shortName }));
  const [type, setType] = useState(ANY);
  const [priority, setPriority] = useState(ANY);
  const [respondent, setRespondent] = useState<Respondent>('anyone');
  const [level, setLevel] = useState<Level>('COUNTY_OFFICE');
  const [province, setProvince] = useState<string | null>(null);
  const [units, setUnits] = useState<string[]>([]);
  const [unit, setUnit] = useState<TimeUnit>('WORKING_DAY');
  const [amount, setAmount] = useState('1');
  const [steps, setSteps] = useState<StepDraft[]>([...usualSteps]);
  const [mayExtend, setMayExtend] = useState(true);
  const [isLimited, setLimited] = useState(false);
  const [most, setMost] = useState('1');
  const [mostUnit, setMostUnit] = useState<TimeUnit>('WORKING_DAY');
  const [reasonRequired, setReasonRequired] = useState(true);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const preview = usePolicyPreview();
  const save = usePolicyAct(() => {
    toast({ title: words.saved, tone: 'ok' });
    onClose();
  });

  const hasRespondent = respondent === 'province' ? !!province : respondent !== 'unit' || units.length === 1;
  const hasMost = !mayExtend || !isLimited || Number(most) > 0;
  const isComplete = Number(amount) > 0 && hasRespondent && hasMost && steps.every(isWhole);
  const missing = (isThere: boolean) => (isTried && !isThere ? words.missing : undefined);
  const terms = (): PolicyTerms => ({
    work: 'INQUIRY',
    type: type === ANY ? null : type,
    priority: priority === ANY ? null : (priority as Priority),
    level: respondent === 'level' ? level : null,
    province: respondent === 'province' ? province : null,
    unit: respondent === 'unit' ? units[0]! : null,
    policy: { unit, amount: Number(amount) },
    ladder: steps.map(stepOf),
    maxExtensions: mayExtend ? 1 : 0,
    maxExtension: mayExtend && isLimited ? { unit: mostUnit, amount: Number(most) } : null,
    reasonRequired,
    from,
    to,
  });
  const { effect, place } = usePreviewOf(preview.variables, preview.data, terms());
  const whole = (act: (terms: PolicyTerms) => void) => () => {
    setTried(true);
    if (isComplete) act(terms());
  };

  return (
    <FormDialog
      title={words.create}
      width="wide"
      action={words.save}
      isPending={save.isPending}
      refusal={<Refusal error={save.error ?? preview.error} />}
      onClose={onClose}
      onSubmit={whole((body) => save.mutate({ path: '/admin/policies', body }))}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <SelectField
          label={words.inquiryTypes}
          value={type}
          onChange={setType}
          options={[
            { id: ANY, label: words.anyType },
            ...types.filter(({ active }) => active).map(({ code, title }) => ({ id: code, label: title })),
          ]}
        />
        <SelectField label={words.priority} value={priority} onChange={setPriority} options={priorities} />
        <SelectField label={words.respondent} value={respondent} onChange={setRespondent} options={respondents} />
        {respondent === 'level' && <SelectField label={words.levelOf} value={level} onChange={setLevel} options={chosen(words.levels)} />}
        {respondent === 'province' && (
          <SelectField
            label={words.provinceOf}
            value={province}
            onChange={setProvince}
            options={provinces}
            error={missing(hasRespondent)}
          />
        )}
        {respondent === 'unit' && (
          <UnitPicker label={words.unitOf} value={units} onChange={setUnits} max={1} error={missing(hasRespondent)} />
        )}
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <DigitsField
          label={words.howLong}
          value={amount}
          onChange={setAmount}
          maxDigits={3}
          isRequired
          error={missing(Number(amount) > 0)}
        />
        <SelectField label={words.unitOfTime} value={unit} onChange={setUnit} options={chosen(words.units)} />
        <DateField label={words.from} value={from} onChange={setFrom} description={words.fromHint} />
        <DateField label={words.to} value={to} onChange={setTo} />
      </div>
      <LadderEditor steps={steps} onChange={setSteps} isTried={isTried} />
      <div className="flex flex-col items-start gap-3">
        <Switch isSelected={mayExtend} onChange={setMayExtend}>
          {words.mayExtend}
        </Switch>
        {mayExtend && (
          <>
            <Switch isSelected={isLimited} onChange={setLimited}>
              {words.limited}
            </Switch>
            {isLimited && (
              <div className="grid gap-4 self-stretch md:grid-cols-2">
                <DigitsField label={words.maxExtension} value={most} onChange={setMost} maxDigits={3} error={missing(hasMost)} />
                <SelectField label={words.unitOfTime} value={mostUnit} onChange={setMostUnit} options={chosen(words.units)} />
              </div>
            )}
            <Switch isSelected={reasonRequired} onChange={setReasonRequired}>
              {words.reasonRequired}
            </Switch>
          </>
        )}
        <p className="text-secondary text-ink-2">{words.silence}</p>
      </div>
      <div ref={place} className="scroll-mb-4 space-y-2">
        <Button isPending={preview.isPending} onPress={whole((body) => preview.mutate(body))}>
          {words.preview}
        </Button>
        {effect && (
          <Banner tone={effect.overdueAtOnce > 0 ? 'warn' : 'info'} role="status">
            <p>{words.previewSays(effect)}</p>
            <p>{words.previewKeeps}</p>
          </Banner>
        )}
      </div>
    </FormDialog>
  );
}
