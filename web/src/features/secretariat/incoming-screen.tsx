import { useQuery } from '@tanstack/react-query';
import { Stamp } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { Classification } from '../../../../contracts/classification';
import type { Priority } from '../../../../contracts/letters';
import { classificationWords, priorityWords } from '../../../../contracts/words';
import { dayFromNow } from '../../shared/format/day-from-now';
import { useMe } from '../../shared/api/me';
import { ChosenFiles } from '../../shared/letters/attachments-field';
import { UnitPicker } from '../../shared/org/unit-picker';
import { useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, TextField } from '../../shared/ui/field';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Refusal } from '../../shared/ui/states';
import { AnswersField } from './answers-field';
import { commandOf, emptyForm, missingIn, type IncomingForm } from './incoming-form';
import { IncomingDone } from './incoming-done';
import { twinsQuery, useRegisterIncoming, type Registered } from './secretariat.data';
import { deskWords, incomingWords as words } from './secretariat.words';
import { TwinsWarning } from './twins-warning';

const priorities = Object.entries(priorityWords).map(([id, label]) => ({ id: id as Priority, label }));
const classes = Object.entries(classificationWords).map(([id, label]) => ({ id: id as Classification, label }));

/** A letter that came on paper, typed in and registered at once. */
export function IncomingScreen() {
  const me = useMe();
  const clerks = me.posts.filter(({ postKind }) => postKind === 'CLERK');
  const [picked, setPicked] = useState<string | null>(null);
  const [done, setDone] = useState<{ registered: Registered; scans: readonly File[] } | null>(null);
  const post = clerks.find(({ postId }) => postId === (picked ?? me.chosenPostId)) ?? clerks[0];
  return (
    <>
      <ScreenHeader title={words.title}>{post?.officeName ?? words.subtitle}</ScreenHeader>
      {!post ? (
        <Empty icon={<Stamp size={32} />} title={deskWords.none}>
          {deskWords.noneSays}
        </Empty>
      ) : done ? (
        <IncomingDone {...done} onAnother={() => setDone(null)} />
      ) : (
        <div className="mx-auto max-w-4xl space-y-4 p-4 md:p-6">
          {clerks.length > 1 && (
            <SelectField
              label={words.post}
              value={post.postId}
              onChange={setPicked}
              options={clerks.map(({ postId, officeName }) => ({ id: postId, label: officeName }))}
            />
          )}
          <Form key={post.postId} post={post.postId} onDone={setDone} />
        </div>
      )}
    </>
  );
}

function Form({ post, onDone }: { post: string; onDone: (done: { registered: Registered; scans: readonly File[] }) => void }) {
  const { clearance } = useMe().person;
  const [form, setForm] = useState<IncomingForm>(emptyForm);
  const [again, setAgain] = useState(false);
  const [isTried, setTried] = useState(false);
  const register = useRegisterIncoming();
  const typed = useDeferredValue(form);
  const { data: twins = [] } = useQuery(twinsQuery(post, typed));
  const isSame = twins.some(({ same }) => same);
  const missing = isTried ? missingIn(form) : {};
  const field = <K extends keyof IncomingForm>(name: K) => ({
    value: form[name],
    onChange: (value: IncomingForm[K]) => setForm((before) => ({ ...before, [name]: value })),
  });
  const submit = () => {
    setTried(true);
    if (register.isPending || Object.keys(missingIn(form)).length > 0 || (isSame && !again)) return;
    register.mutate(commandOf(form, post, again), { onSuccess: (registered) => onDone({ registered, scans: form.scans }) });
  };
  useShortcuts({ send: submit });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-4"
    >
      <Panel title={words.senderPart}>
        <div className="grid gap-4 px-4 pb-4 md:grid-cols-2">
          <TextField
            {...field('sender')}
            label={words.sender}
            description={words.senderHint}
            error={missing.sender}
            isRequired
            maxLength={300}
            className="md:col-span-2"
          />
          <TextField {...field('number')} label={words.number} error={missing.number} isRequired isLatin maxLength={60} />
          <DateField {...field('date')} label={words.date} error={missing.date} isRequired max={dayFromNow(0)} />
          <TextField
            {...field('subject')}
            label={words.subject}
            error={missing.subject}
            isRequired
            maxLength={300}
            className="md:col-span-2"
          />
          <TextField
            {...field('summary')}
            label={words.summary}
            description={words.summaryHint}
            rows={4}
            maxLength={200_000}
            className="md:col-span-2"
          />
          <AnswersField {...field('answers')} />
        </div>
      </Panel>
      <TwinsWarning twins={twins} again={again} onAgain={setAgain} isMissing={isTried} />
      <Panel title={words.toPart}>
        <div className="grid gap-4 px-4 pb-4 md:grid-cols-2">
          <UnitPicker {...field('recipients')} label={words.recipients} error={missing.recipients} isRequired className="md:col-span-2" />
          <UnitPicker {...field('copies')} label={words.copies} className="md:col-span-2" />
          <SelectField {...field('priority')} label={words.priority} options={priorities} />
          <SelectField
            {...field('classification')}
            label={words.classification}
            options={classes.slice(0, classes.findIndex(({ id }) => id === clearance) + 1)}
          />
        </div>
      </Panel>
      <Panel title={words.scansPart}>
        <div className="space-y-2 px-4 pb-4">
          <ChosenFiles files={form.scans} onChange={(scans) => setForm((before) => ({ ...before, scans }))} />
          <p className="text-secondary text-ink-2">{words.scansHint}</p>
        </div>
      </Panel>
      <Panel title={words.applicantPart}>
        <div className="grid gap-4 px-4 pb-4 md:grid-cols-2">
          <TextField {...field('applicant')} label={words.applicant} error={missing.applicant} maxLength={120} />
          <DigitsField {...field('nationalId')} label={words.nationalId} maxDigits={10} />
        </div>
      </Panel>
      <Refusal error={register.error} />
      <div className="flex justify-end">
        <Button type="submit" look="primary" icon={<Stamp size={16} aria-hidden />} isPending={register.isPending}>
          {register.isPending ? words.registering : words.register}
        </Button>
      </div>
    </form>
  );
}
