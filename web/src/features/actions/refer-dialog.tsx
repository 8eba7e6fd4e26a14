import { useQuery } from '@tanstack/react-query';
import { TextQuote } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { TaskView } from '../../../../contracts/views';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { purposeWords } from '../../../../contracts/words';
import { serverNow } from '../../shared/api/server-clock';
import { dayFromNow } from '../../shared/format/day-from-now';
import { persianMoment } from '../../shared/format/format';
import { PostPicker } from '../../shared/org/post-picker';
import { useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { Dialog } from '../../shared/ui/dialog';
import { Choice, SelectField, TextField } from '../../shared/ui/field';
import { Menu } from '../../shared/ui/menu';
import { Refusal } from '../../shared/ui/states';
import { uiWords } from '../../shared/ui/ui.words';
import { phrasesQuery } from './actions.data';
import { referWords as w } from './actions.words';
import { ReferCopies } from './refer-copies';
import { deadlineProblem, useDaysUntil } from './refer-deadline';
import { staysOnDesk } from './possible-actions';
import { emptyReferral, hasOriginal, type Deadline, type Purpose, type ReferForm } from './refer-form';

const purposes = Object.keys(purposeWords) as Purpose[]; // the contract itself would bring its validator along
const usual = ['FOR_ACTION', 'FOR_OPINION', 'FOR_NOTICE_UPWARD', 'FOR_DRAFTING', 'FOR_FOLLOW_UP'] as const satisfies readonly Purpose[];
const deadlines: readonly { id: Exclude<Deadline, 'none'>; label: string }[] = [
  ...(['1', '2', '3', '5', '7', '10'] as const).map((days) => ({ id: days, label: w.days(Number(days)) })),
  { id: 'date', label: w.onDate },
];

/** Whom a letter goes to next, for what, as the original or a copy, with which words and until when. */
export function ReferDialog({
  task,
  many,
  kept,
  error,
  onRefer,
  onClose,
}: {
  task: Pick<TaskView, 'kind' | 'dueAt' | 'post'> & Partial<Pick<TaskView, 'process'>>;
  /** how many letters go together; what happens to each is shown next */
  many?: number;
  /** what was written here before and is not sent */
  kept: ReferForm | undefined;
  error: unknown;
  onRefer: (form: ReferForm) => void;
  /** with what was written, if anything */
  onClose: (form: ReferForm | null) => void;
}) {
  const [form, setForm] = useState<ReferForm>(kept ?? emptyReferral);
  const [isTried, setTried] = useState(false);
  const id = useId();
  const set = (change: Partial<ReferForm>) => setForm((before) => ({ ...before, ...change }));
  const noPost = form.posts.length === 0;
  const { dueAt } = task;
  const isOver = !!dueAt && Date.parse(dueAt) <= serverNow();
  const last = dueAt ? dateOfDay(dayOf(Date.parse(dueAt))) : undefined;
  const mostDays = useDaysUntil(dueAt, form.posts);
  const problem = deadlineProblem(form, mostDays, dueAt, last);
  const submit = () => {
    setTried(true);
    if (!noPost && !problem) onRefer(form);
  };
  const close = () => onClose(form.posts.length > 0 || form.instruction.trim() ? form : null);
  useShortcuts({ send: submit });
  return (
    <Dialog
      isOpen
      title={many ? w.manyTitle(many) : w.title}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{uiWords.cancel}</Button>
          <Button look="primary" type="submit" form={id}>
            {many ? w.manyAction : w.action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Refusal error={error} />
        <PostPicker
          label={w.to}
          value={form.posts}
          max={50}
          isRequired
          autoFocus
          onChange={(posts) => set({ posts })}
          error={isTried && noPost ? w.toMissing : undefined}
        />
        <ReferCopies form={form} onChange={(copies) => set({ copies })} />
        {!noPost && (
          <p className="text-meta text-ink-3">
            {task.kind === 'answer' ? w.staysForAnswer : staysOnDesk(task) ? w.staysForStep : hasOriginal(form) ? w.leaves : w.stays}
          </p>
        )}
        <PurposeChoice value={form.purpose} onChange={(purpose) => set({ purpose })} />
        <Instruction post={task.post.id} value={form.instruction} onChange={(instruction) => set({ instruction })} />
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField
            label={w.deadline}
            options={[
              { id: 'none', label: dueAt ? w.noOwnDeadline : w.noDeadline },
              ...deadlines.filter(({ id }) => id === form.deadline || (id === 'date' ? !isOver : Number(id) <= mostDays)),
            ]}
            value={form.deadline}
            onChange={(deadline) => set({ deadline })}
            error={form.deadline === 'date' ? undefined : problem}
          />
          {form.deadline === 'date' && (
            <DateField
              label={w.date}
              value={form.date}
              isRequired
              min={dayFromNow(0)}
              max={last}
              onChange={(date) => set({ date })}
              error={isTried || form.date ? problem : undefined}
            />
          )}
        </div>
        {dueAt && <p className="text-meta text-ink-3">{(isOver ? w.parentOver : w.parentDue)(persianMoment(dueAt))}</p>}
      </form>
    </Dialog>
  );
}

function PurposeChoice({ value, onChange }: { value: Purpose; onChange: (purpose: Purpose) => void }) {
  const [showsAll, setShowsAll] = useState(!(usual as readonly Purpose[]).includes(value));
  const shown = showsAll ? purposes : usual;
  return (
    <div>
      <Choice
        label={w.purpose}
        options={shown.map((id) => ({ id, label: (purposeWords[id] ?? id).replace(/^جهت /, '') }))}
        value={value}
        onChange={onChange}
      />
      {!showsAll && (
        <Button look="quiet" className="mt-1 !px-1 text-secondary" onPress={() => setShowsAll(true)}>
          {w.otherPurposes}
        </Button>
      )}
    </div>
  );
}

/** The note that goes with it; ready sentences are added behind what is written. */
function Instruction({ post, value, onChange }: { post: string; value: string; onChange: (text: string) => void }) {
  const phrases = useQuery(phrasesQuery(post)).data?.items ?? [];
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    if (added) box.current?.querySelector('textarea')?.focus();
  }, [added]);
  return (
    <div ref={box} className="relative">
      <TextField label={w.instruction} rows={3} maxLength={2000} value={value} onChange={onChange} />
      {phrases.length > 0 && (
        <div className="absolute end-0 -top-1.5">
          <Menu
            label={w.phrases}
            trigger={
              <Button look="quiet" icon={<TextQuote size={16} aria-hidden />} className="!min-h-7 text-secondary">
                {w.phrases}
              </Button>
            }
            entries={phrases.map(({ id, title, text }) => ({
              id,
              label: title,
              onAct: () => {
                onChange([value.trim(), text ?? ''].filter(Boolean).join(' '));
                setAdded((n) => n + 1);
              },
            }))}
          />
        </div>
      )}
    </div>
  );
}
