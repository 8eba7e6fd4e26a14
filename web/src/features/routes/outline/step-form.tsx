import { useState } from 'react';
import { routeFormWords, routeCommandWords } from '../../../../../contracts/route-catalogue.words';
import { FormDialog } from '../../../shared/ui/form-dialog';
import { SelectField, Switch, TextField, type Option } from '../../../shared/ui/field';
import { persianDigits } from '../../../shared/format/format';
import { panelWords } from '../designer/designer.words';
import { momentFeel, momentOf } from '../designer/feel-forms';
import { SpanField } from '../designer/span-field';
import { optionsOf, WhoField } from '../designer/who-field';
import type { CommandStep, PersonStep, Sequence } from './outline';
import { targetsIn, type CommandFacts, type PersonFacts } from './outline-to';
import { outlineWords as words } from './outline.words';
import { nameOf, outcomesOf, outcomeTold } from './told-values';
import type { OpenForm } from './use-steps';

const NEXT = 'next';

interface FormProps<T> {
  title: string;
  onDone: (facts: T) => void;
  onClose: () => void;
}

/** @param sequence in which it stands, whose steps it may go to */
export function PersonForm({
  step,
  sequence,
  mayEnd,
  title,
  onDone,
  onClose,
}: FormProps<PersonFacts> & { step?: PersonStep; sequence: Sequence; mayEnd: boolean }) {
  const [facts, setFacts] = useState<PersonFacts>(() => ({
    name: step?.name ?? '',
    form: step?.form ?? 'letter.review',
    who: step?.who ?? '',
    due: step?.due ?? '',
    choices: (step?.choices ?? []).flatMap(({ outcome, to, via }) => (to === null ? [] : [{ outcome, to, isReturned: !!via }])),
    late: step?.late ? { after: step.late.after, to: step.late.to } : null,
  }));
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<PersonFacts>) => setFacts((before) => ({ ...before, ...part }));
  const outcomes = outcomesOf({ form: facts.form, outcomes: step?.outcomes ?? [] });
  const kept = step?.choices.filter(({ to }) => to === null).map(({ outcome }) => outcome) ?? [];
  const forms: Option[] = [
    ...optionsOf<string>({ ...routeFormWords, step: panelWords.forms.step }),
    ...(facts.form && !(facts.form in routeFormWords) ? [{ id: facts.form, label: panelWords.forms.step, detail: facts.form }] : []),
  ].filter(({ id }) => id !== 'step' || !facts.form || facts.form in routeFormWords);
  const submit = () => {
    setTried(true);
    if (!facts.name.trim()) return;
    onDone({ ...facts, name: facts.name.trim(), choices: facts.choices.filter(({ outcome }) => outcomes.includes(outcome)) });
  };
  return (
    <FormDialog title={title} action={words.done} onSubmit={submit} onClose={onClose}>
      <NameField value={facts.name} isTried={isTried} onChange={(name) => set({ name })} />
      <SelectField
        label={panelWords.form}
        value={facts.form || 'step'}
        options={forms}
        onChange={(form) => set({ form: form === 'step' ? '' : form })}
      />
      <WhoField label={panelWords.who} written={facts.who} onWrite={(who) => set({ who: who ?? '' })} item={undefined} />
      <SpanField
        label={panelWords.due}
        span={momentOf(facts.due)}
        text={facts.due}
        mayBeNone
        onChange={(span) => set({ due: momentFeel(span) ?? '' })}
      />
      {outcomes.length > 1 && !step?.hasWays && (
        <Choices facts={facts} outcomes={outcomes.filter((outcome) => !kept.includes(outcome))} {...{ sequence, mayEnd }} onChange={set} />
      )}
      {(!step?.hasMore || step.late) && <LateFields late={facts.late} due={facts.due} onChange={(late) => set({ late })} />}
    </FormDialog>
  );
}

function Choices({
  facts: { choices },
  outcomes,
  sequence,
  mayEnd,
  onChange,
}: {
  facts: PersonFacts;
  outcomes: readonly string[];
  sequence: Sequence;
  mayEnd: boolean;
  onChange: (part: Pick<PersonFacts, 'choices'>) => void;
}) {
  const numbers = new Map(sequence.items.map(({ id }, i) => [id, persianDigits(String(i + 1))]));
  const targets: Option[] = [
    { id: NEXT, label: words.toNext },
    ...targetsIn(sequence).map((item) => ({ id: item.id, label: words.toStep(numbers.get(item.id)!, nameOf(item)) })),
    ...(mayEnd ? [{ id: 'end', label: words.toEnd }] : []),
  ];
  const set = (outcome: string, part: Partial<PersonFacts['choices'][number]> | null) => {
    const known = choices.find((choice) => choice.outcome === outcome);
    const others = choices.filter((choice) => choice !== known);
    onChange({ choices: part ? [...others, { to: 'end', isReturned: false, ...known, ...part, outcome }] : others });
  };
  return (
    <fieldset className="space-y-3 rounded-card bg-sunken p-3">
      <legend className="float-start w-full pb-2 text-ui font-semibold">{words.choices}</legend>
      {outcomes.map((outcome) => {
        const choice = choices.find((choice) => choice.outcome === outcome);
        return (
          <div key={outcome} className="clear-both space-y-2">
            <SelectField
              label={words.afterOutcome(outcomeTold(outcome))}
              value={choice?.to ?? NEXT}
              options={targets}
              onChange={(to) => set(outcome, to === NEXT ? null : { to })}
            />
            {choice && choice.to !== 'end' && (outcome === 'returned' || choice.isReturned) && (
              <Switch isSelected={choice.isReturned} onChange={(isReturned) => set(outcome, { isReturned })}>
                {words.isReturned(outcomeTold(outcome))}
              </Switch>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function LateFields({ late, due, onChange }: { late: PersonFacts['late']; due: string; onChange: (late: PersonFacts['late']) => void }) {
  const begin = { after: due || momentFeel({ kind: 'workingDays', n: 2 })!, to: '=[manager(sender)]' };
  return (
    <div className="space-y-3">
      <Switch isSelected={late !== null} onChange={(isOn) => onChange(isOn ? begin : null)}>
        {words.isLate}
      </Switch>
      {late && (
        <>
          <SpanField
            label={words.lateAfter}
            span={momentOf(late.after)}
            text={late.after}
            mayBeNone={false}
            onChange={(span) => onChange({ ...late, after: momentFeel(span) ?? late.after })}
          />
          <WhoField label={words.lateTo} written={late.to} onWrite={(to) => onChange({ ...late, to: to ?? '' })} item={undefined} />
        </>
      )}
    </div>
  );
}

export function CommandForm({ step, title, onDone, onClose }: FormProps<CommandFacts> & { step?: CommandStep }) {
  const [facts, setFacts] = useState<CommandFacts>({
    name: step?.name ?? '',
    command: step?.command ?? 'letter.register',
    to: step?.to ?? '',
  });
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<CommandFacts>) => setFacts((before) => ({ ...before, ...part }));
  const commands: Option[] = optionsOf<string>(routeCommandWords);
  if (!(facts.command in routeCommandWords)) commands.push({ id: facts.command, label: facts.command });
  const submit = () => {
    setTried(true);
    if (facts.name.trim()) onDone({ ...facts, name: facts.name.trim() });
  };
  return (
    <FormDialog title={title} action={words.done} onSubmit={submit} onClose={onClose}>
      <NameField value={facts.name} isTried={isTried} onChange={(name) => set({ name })} />
      <SelectField label={panelWords.command} value={facts.command} options={commands} onChange={(command) => set({ command })} />
      {facts.command === 'letter.notify' && (
        <WhoField label={panelWords.notified} written={facts.to} onWrite={(to) => set({ to: to ?? '' })} item={undefined} />
      )}
    </FormDialog>
  );
}

const NameField = ({ value, isTried, onChange }: { value: string; isTried: boolean; onChange: (name: string) => void }) => (
  <TextField
    label={words.name}
    value={value}
    onChange={onChange}
    isRequired
    autoFocus
    maxLength={200}
    error={isTried && !value.trim() ? words.nameMissing : undefined}
  />
);

/** The form of whatever is being written. @param outline the whole list, whose own steps alone may end the route */
export function StepForm({
  form,
  outline,
  onDone,
  onClose,
}: {
  form: OpenForm;
  outline: Sequence;
  onDone: (facts: PersonFacts | CommandFacts) => void;
  onClose: () => void;
}) {
  const title = form.step ? words.edit(nameOf(form.step)) : words.kinds[form.is];
  const common = { title, onDone, onClose };
  if (form.is === 'command') return <CommandForm {...common} step={form.step} />;
  return <PersonForm {...common} step={form.step} sequence={form.sequence} mayEnd={form.sequence.first === outline.first} />;
}
