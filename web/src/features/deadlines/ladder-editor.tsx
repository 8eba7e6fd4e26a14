import { Plus, Trash2 } from 'lucide-react';
import { stepWords, tellWords } from '../../../../contracts/deadline-policies.words';
import { Button, IconButton } from '../../shared/ui/button';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, type Option } from '../../shared/ui/field';
import { policiesWords as words } from './policies.words';
import { changed, isWhole, newStep, reachable, stepOf, type StepDraft, type TimeUnit, type When } from './step-draft';

const MOST = 12;
const chosen = <T extends string>(of: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.entries(of) as [T, string][]).map(([id, label]) => ({ id, label }));

/** What happens before and after the due time, step by step; each is also told as a sentence. */
export function LadderEditor({
  steps,
  onChange,
  isTried,
}: {
  steps: readonly StepDraft[];
  onChange: (steps: StepDraft[]) => void;
  isTried: boolean;
}) {
  const change = (at: number, part: Partial<StepDraft>) => onChange(steps.map((step, i) => (i === at ? changed(step, part) : step)));
  return (
    <section className="space-y-3">
      <h3 className="text-ui font-semibold">{words.steps}</h3>
      <p className="text-secondary text-ink-2">{words.stepsSay}</p>
      <ol className="space-y-3">
        {steps.map((step, i) => (
          <li key={step.id} aria-label={words.step(i + 1)} className="space-y-2 rounded-card bg-sunken p-3">
            <div className="grid items-end gap-3 md:grid-cols-[1fr_1fr_1fr_auto]">
              <SelectField<When>
                label={words.when}
                value={step.when}
                onChange={(when) => change(i, { when })}
                options={chosen(words.whens) as Option<When>[]}
              />
              <SelectField label={words.what} value={step.act} onChange={(act) => change(i, { act })} options={chosen(words.whats)} />
              {step.act === 'raise' ? (
                <span />
              ) : (
                <SelectField
                  label={words.whos[step.act]}
                  value={step.tell}
                  onChange={(tell) => change(i, { tell })}
                  options={reachable[step.act].map((id) => ({ id, label: tellWords[id] }))}
                />
              )}
              {step.when === 'after' && (
                <>
                  <DigitsField
                    label={words.amount}
                    value={step.amount}
                    onChange={(amount) => change(i, { amount })}
                    maxDigits={3}
                    error={isTried && !isWhole(step) ? words.missing : undefined}
                  />
                  <SelectField<TimeUnit>
                    label={words.unitOfTime}
                    value={step.unit}
                    onChange={(unit) => change(i, { unit })}
                    options={chosen(words.units)}
                  />
                </>
              )}
              <IconButton
                label={words.removeStep(i + 1)}
                onPress={() => onChange(steps.filter((_, other) => other !== i))}
                className="justify-self-end md:col-start-4 md:row-start-1"
              >
                <Trash2 size={18} aria-hidden />
              </IconButton>
            </div>
            {isWhole(step) && <p className="text-secondary text-ink-2">{stepWords(stepOf(step))}</p>}
          </li>
        ))}
      </ol>
      <Button icon={<Plus size={16} aria-hidden />} onPress={() => onChange([...steps, newStep(steps)])} isDisabled={steps.length >= MOST}>
        {words.addStep}
      </Button>
    </section>
  );
}
