import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Printer, Star } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { letterKindWords, stateWord } from '../../../../contracts/words';
import { persianDate, persianDigits } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { ClassChip, PriorityChip } from '../../shared/letters/marks';
import { IconButton } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { readerWords as w } from './letters.words';
import { marksQuery, useStar } from './marks.data';

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
  const { data: marks } = useQuery(marksQuery(letter.id));
  const star = useStar(letter.id);
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
        <IconButton
          label={marks?.starred ? w.unstar : w.star}
          aria-pressed={marks?.starred ?? false}
          onPress={() => star.mutate(!marks?.starred)}
        >
          <Star size={18} aria-hidden className={cx(marks?.starred && 'fill-warn text-warn')} />
        </IconButton>
        <Link
          to="/letters/$letterId/print"
          params={{ letterId: letter.id }}
          aria-label={w.print}
          title={w.print}
          className="control flex aspect-square items-center justify-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <Printer size={18} aria-hidden />
        </Link>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-secondary text-ink-2">
        <span>
          {w.number} {number ? <LetterNo value={number} className="font-semibold text-ink tabular" /> : w.noNumber}
        </span>
        <time dateTime={letter.registeredAt ?? letter.createdAt} className="tabular">
          {persianDate(letter.registeredAt ?? letter.createdAt)}
        </time>
        <span>
          {w.from} {persianDigits(letter.outside?.name ?? letter.post?.title ?? letter.office.name)}
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
