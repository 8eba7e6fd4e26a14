import type { StayedClocks as Stayed } from '../../../../contracts/stayed-clocks';
import { count } from '../format/format';
import { LetterNo } from '../format/letter-no';
import { stayedWords as words } from './ui.words';

/** Due times that stayed as they were, since they could not be counted anew; which and why, for whoever opens it. */
export function StayedClocks({ count: all, letters }: Stayed) {
  return (
    <details>
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-meta whitespace-normal text-danger-ink">
        {words.clocks(count(all))}
      </summary>
      <ul className="space-y-1 text-meta whitespace-normal text-ink-2">
        {letters.map(({ number, unit, why }, i) => (
          <li key={i}>
            {number ? <LetterNo value={number} /> : words.unnumbered}، {unit}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
