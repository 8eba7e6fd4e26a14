import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { InquiryView, RespondentView, TaskView } from '../../../../contracts/views';
import { ActRefusal } from '../../shared/letters/act-refusal';
import { useLetterChanged } from '../../shared/letters/letter.data';
import { useShortcuts } from '../../shared/shortcuts/shortcuts';
import { Button, IconButton } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { TextField } from '../../shared/ui/field';
import { keepAnswer, keptAnswer } from './kept-answers';
import { useAddReply, useInquiryAct } from './inquiries.data';
import { answerWords as w } from './inquiries.words';
import { ReplyInput } from './reply-input';
import { fieldsOf, valuesOf, type Values, type Wrong } from './reply-values';

/** The form of an answer, typed by the inquiry's type, beside the letter that asks: whole, or a part of it while the clock runs on. */
export function AnswerPanel({
  inquiry,
  respondent,
  task,
  onClose,
  onDone,
}: {
  inquiry: InquiryView;
  respondent: RespondentView | undefined;
  task: TaskView;
  onClose: () => void;
  onDone: () => void;
}) {
  const { fields } = inquiry.type;
  const [before] = useState(() => keptAnswer(task));
  const [values, setValues] = useState<Values>(before?.values ?? valuesOf(fields, respondent?.replies ?? []));
  const [text, setText] = useState(before?.text ?? '');
  const [wrong, setWrong] = useState<Wrong & { nothing?: 'missing' }>({});
  const [isAsking, setAsking] = useState(false);
  const command = useInquiryAct(inquiry.letterId);
  const addReply = useAddReply(inquiry.letterId);
  const changed = useLetterChanged(inquiry.letterId);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => void panel.current?.scrollIntoView({ block: 'nearest' }), []);

  const keep = (values: Values, text: string) => {
    setValues(values);
    setText(text);
    setWrong({});
    keepAnswer(task, { values, text });
  };
  function send(isWhole: boolean) {
    const { fields: said, wrong } = fieldsOf(fields, values, isWhole);
    const isNothing = !isWhole && Object.keys(said).length === 0 && !text.trim();
    setWrong(isNothing ? { nothing: 'missing' } : wrong);
    setAsking(false);
    if (isNothing || Object.keys(wrong).length > 0) return;
    command.mutate(
      isWhole
        ? { address: task.command, body: { outcome: 'answered', fields: said, text: text.trim() }, said: w.doneFull }
        : { address: `${task.command}/partial`, body: { fields: said, text: text.trim() }, said: w.donePartial },
      {
        onSuccess: () => {
          keepAnswer(task, null);
          if (!isWhole && respondent) addReply(respondent.id, { fields: said, text: text.trim() });
          onClose();
          if (isWhole) onDone();
        },
      },
    );
  }
  /** The whole answer is asked about first, once nothing is missing. */
  function askWhole() {
    const { wrong } = fieldsOf(fields, values, true);
    setWrong(wrong);
    if (Object.keys(wrong).length === 0) setAsking(true);
  }
  useShortcuts({ send: askWhole });

  return (
    <section ref={panel} aria-labelledby="answer-title" className="rounded-card border border-line border-s-4 border-s-primary bg-surface">
      <header className="flex items-center justify-between gap-2 ps-4 pe-2 pt-2">
        <h2 id="answer-title" className="text-section font-semibold">
          {w.panel}
        </h2>
        <IconButton label={w.close} onPress={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      <form
        noValidate
        className="space-y-4 px-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          askWhole();
        }}
      >
        <p className="text-secondary text-ink-2">
          {w.hint} {before ? w.kept : (respondent?.replies?.length ?? 0) > 0 && w.known}
        </p>
        {fields.map((field, i) => (
          <ReplyInput
            key={field.name}
            field={field}
            value={values[field.name] ?? null}
            autoFocus={i === 0}
            onChange={(value) => keep({ ...values, [field.name]: value }, text)}
            error={wrong[field.name] && (wrong[field.name] === 'missing' ? w.missing : w.notNumber)}
          />
        ))}
        <TextField
          label={w.text}
          rows={3}
          maxLength={20_000}
          value={text}
          onChange={(text) => keep(values, text)}
          error={wrong.nothing && w.nothing}
        />
        {!isAsking && <ActRefusal error={command.error} onReload={() => void changed()} />}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" type="submit" isPending={command.isPending} hint="Ctrl Enter">
            {w.sendFull}
          </Button>
          <Button isDisabled={command.isPending} onPress={() => send(false)}>
            {w.sendPartial}
          </Button>
        </div>
      </form>
      {isAsking && (
        <ConfirmDialog
          title={w.confirmTitle}
          action={w.sendFull}
          pending={w.sending}
          isPending={command.isPending}
          onConfirm={() => send(true)}
          onClose={() => setAsking(false)}
        >
          <p>{w.hint}</p>
          <p className="text-secondary text-ink-2">{w.confirm}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
