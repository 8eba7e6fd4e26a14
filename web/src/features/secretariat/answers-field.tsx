import { X } from 'lucide-react';
import { LetterNo } from '../../shared/format/letter-no';
import { useLetterLookup } from '../../shared/letters/letter-lookup';
import { IconButton } from '../../shared/ui/button';
import type { IncomingForm } from './incoming-form';
import { incomingWords as words } from './secretariat.words';

/** The letter of ours that the sender answers (عطف), found by the number that stands on the paper. */
export function AnswersField({ value, onChange }: { value: IncomingForm['answers']; onChange: (value: IncomingForm['answers']) => void }) {
  const { field, found } = useLetterLookup(({ id, number, subject }) => onChange({ id, number, subject }), words.answersNumber);
  return (
    <div role="group" aria-label={words.answers} className="space-y-2 md:col-span-2">
      {value ? (
        <div className="flex items-center gap-2 rounded-control bg-sunken ps-3 text-secondary">
          <span className="shrink-0 font-medium">{words.answers}</span>
          <span className="min-w-0 flex-1 truncate">
            {value.number ? <LetterNo value={value.number} /> : words.noNumber} · {value.subject}
          </span>
          <IconButton label={words.noAnswers} onPress={() => onChange(null)}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ) : (
        <>
          <div className="md:w-1/2 md:pe-2">{field}</div>
          {found}
        </>
      )}
    </div>
  );
}
