import { useQuery } from '@tanstack/react-query';
import { Play, Plus, Trash2 } from 'lucide-react';
import { classificationWords, letterKindWords, priorityWords } from '../../../../../contracts/words';
import { drawingQuery } from '../../../shared/diagram/diagram.data';
import { PostPicker } from '../../../shared/org/post-picker';
import { UnitPicker } from '../../../shared/org/unit-picker';
import { Button, IconButton } from '../../../shared/ui/button';
import { DateField } from '../../../shared/ui/date-field';
import { SelectField, Switch, TextField, type Option } from '../../../shared/ui/field';
import { Panel } from '../../../shared/ui/screen-header';
import { Refusal } from '../../../shared/ui/states';
import { playWords as words } from './play.words';
import type { Named, Sample } from './sample';

const optionsOf = (words: Readonly<Record<string, string>>): Option[] => Object.entries(words).map(([id, label]) => ({ id, label }));
const kinds = optionsOf(letterKindWords).filter(({ id }) => id !== 'REPLY');

/** What the sample letter is like, and which version it goes through. */
export function SampleForm({
  route,
  version,
  sample,
  onChange,
  onBegin,
  isPending,
  error,
}: {
  route: string;
  version: number;
  sample: Sample;
  onChange: (part: Partial<Sample>) => void;
  onBegin: () => void;
  isPending: boolean;
  error: unknown;
}) {
  const { data: drawing } = useQuery(drawingQuery(route, version));
  const posts = (of: 'sender' | 'reviewers' | 'signers') => ({
    value: sample[of],
    onChange: (ids: string[]) => onChange({ [of]: ids }),
  });
  const units = (of: 'recipients' | 'copies') => ({ value: sample[of], onChange: (ids: string[]) => onChange({ [of]: ids }) });
  const decide = (id: string, value: string) => onChange({ decisions: { ...sample.decisions, [id]: value } });
  return (
    <Panel title={words.sample}>
      <form
        noValidate
        className="space-y-4 px-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          onBegin();
        }}
      >
        <p className="text-ui text-ink-2">{words.intro}</p>
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <SelectField label={words.kind} value={sample.kind} onChange={(kind) => onChange({ kind })} options={kinds} />
          {sample.kind === 'INQUIRY' && (
            <TextField
              label={words.inquiryType}
              value={sample.inquiryType}
              onChange={(inquiryType) => onChange({ inquiryType })}
              isLatin
              maxLength={60}
            />
          )}
          <SelectField
            label={words.classification}
            value={sample.classification}
            onChange={(classification) => onChange({ classification })}
            options={optionsOf(classificationWords)}
          />
          <SelectField
            label={words.priority}
            value={sample.priority}
            onChange={(priority) => onChange({ priority })}
            options={optionsOf(priorityWords)}
          />
          <DateField label={words.from} value={sample.from} onChange={(from) => onChange({ from })} description={words.fromHint} />
          <PostPicker label={words.sender} max={1} {...posts('sender')} />
          <UnitPicker label={words.recipients} {...units('recipients')} />
          <UnitPicker label={words.copies} {...units('copies')} />
          <PostPicker label={words.reviewers} {...posts('reviewers')} />
          <PostPicker label={words.signers} {...posts('signers')} />
          <div className="self-end">
            <Switch isSelected={sample.outside} onChange={(outside) => onChange({ outside })}>
              {words.outside}
            </Switch>
          </div>
        </div>
        {drawing && drawing.decisions.length > 0 && (
          <fieldset className="space-y-3">
            <legend className="text-ui font-semibold">{words.decisions}</legend>
            <p className="text-secondary text-ink-2">{words.decisionsHint}</p>
            <div className="grid gap-4 md:grid-cols-2">
              {drawing.decisions.map((id) => (
                <TextField
                  key={id}
                  label={id}
                  value={sample.decisions[id] ?? ''}
                  onChange={(value) => decide(id, value)}
                  maxLength={2000}
                />
              ))}
            </div>
          </fieldset>
        )}
        <MoreVariables more={sample.more} onChange={(more) => onChange({ more })} />
        <Refusal error={error} />
        <Button look="primary" type="submit" icon={<Play size={16} aria-hidden className="mirrored" />} isPending={isPending}>
          {words.begin}
        </Button>
      </form>
    </Panel>
  );
}

function MoreVariables({ more, onChange }: { more: readonly Named[]; onChange: (more: Named[]) => void }) {
  const change = (at: number, part: Partial<Named>) => onChange(more.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="space-y-3">
      <legend className="text-ui font-semibold">{words.more}</legend>
      <p className="text-secondary text-ink-2">{words.moreHint}</p>
      {more.map(({ name, value }, i) => (
        <div key={i} className="grid grid-cols-[1fr_1fr_auto] gap-3">
          <TextField label={words.variable} value={name} onChange={(name) => change(i, { name })} isLatin maxLength={200} />
          <TextField label={words.value} value={value} onChange={(value) => change(i, { value })} maxLength={2000} />
          <IconButton
            label={`${words.removeVariable}: ${name}`}
            onPress={() => onChange(more.filter((_, other) => other !== i))}
            className="self-end"
          >
            <Trash2 size={18} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        icon={<Plus size={16} aria-hidden />}
        onPress={() => onChange([...more, { name: '', value: '' }])}
        isDisabled={more.length >= 40}
      >
        {words.addVariable}
      </Button>
    </fieldset>
  );
}
