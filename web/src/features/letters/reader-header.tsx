import { ChevronRight } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { letterKindWords, stateWord } from '../../../../contracts/words';
import { persianDate, persianDigits } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { ClassChip, PriorityChip } from '../../shared/letters/marks';
import { IconButton } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { readerWords as w } from './letters.words';

/** What the letter is, and what may be done with it; stays while one reads. */
export function ReaderHeader({
  letter,
  heading,
  actions,
  onBack,
}: {
  letter: LetterView;
  heading: Ref<HTMLHeadingElement>;
  actions: ReactNode;
  onBack: (() => void) | undefined;
}) {
  const number = letter.number ?? letter.outside?.number;
  const ownNumber = letter.numbers.find((one) => !one.isVoid && one.number !== letter.number);
  return (
    <header className="border-b border-line bg-surface px-3 pt-3 pb-3 md:px-5">
      <div className="flex items-start gap-1">
        {onBack && (
          <IconButton label={w.back} onPress={onBack} className="-ms-2 md:hidden">
            <ChevronRight size={20} aria-hidden />
          </IconButton>
        )}
        <h1 ref={heading} tabIndex={-1} className="min-w-0 flex-1 text-title font-semibold outline-none max-md:line-clamp-3">
          {letter.subject}
        </h1>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-secondary text-ink-2">
        <span>
          {w.number} {number ? <LetterNo value={number} className="font-semibold text-ink tabular" /> : w.noNumber}
        </span>
        <time dateTime={letter.registeredAt ?? letter.createdAt} className="tabular">
          {persianDate(letter.registeredAt ?? letter.createdAt)}
        </time>
        <span>
          {w.from} {persianDigits(letter.outside?.name ?? letter.from?.title ?? letter.office.name)}
        </span>
        {ownNumber && (
          <span>
            {w.bookNumber(ownNumber.office.name)} <LetterNo value={ownNumber.number} className="tabular" />
          </span>
        )}
        <span className="flex flex-wrap gap-1.5">
          <PriorityChip priority={letter.priority} />
          <ClassChip classification={letter.classification} />
          <Chip>{letterKindWords[letter.kind] ?? w.letter}</Chip>
          <Chip tone={letter.state === 'VOIDED' ? 'danger' : 'plain'}>{stateWord(letter.state)}</Chip>
        </span>
      </div>
      {letter.applicant && (
        <p className="text-secondary text-ink-2">
          {w.applicant} {letter.applicant.name}
          {letter.applicant.nationalId && (
            <>
              {'، '}
              {w.nationalId} <LetterNo value={letter.applicant.nationalId} className="tabular" />
            </>
          )}
        </p>
      )}
      {actions && <div className="mt-2">{actions}</div>}
    </header>
  );
}
