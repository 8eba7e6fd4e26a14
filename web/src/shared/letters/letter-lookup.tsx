import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { FoundLetter } from '../../../../contracts/letter-search';
import { shortDate } from '../format/format';
import { LetterNo } from '../format/letter-no';
import { TextField } from '../ui/field';
import { lookupWords as w } from './letter-fields.words';
import { lookupQuery } from './letter.data';

/** What was typed, and the letters that have such a number. `field` and `found` stand where the screen wants them. */
export function useLetterLookup(onChoose: (found: FoundLetter) => void, label: string = w.number) {
  const [number, setNumber] = useState('');
  const asked = useDeferredValue(number.trim());
  const { data, isFetching } = useQuery(lookupQuery(asked));
  const choose = (found: FoundLetter) => {
    onChoose(found);
    setNumber('');
  };
  return {
    field: <TextField label={label} value={number} onChange={setNumber} isLatin maxLength={60} />,
    found: number.trim().length > 1 && data && (
      <div role="status" className="rounded-card border border-line bg-surface">
        {data.items.length === 0 && !isFetching && <p className="px-3 py-2 text-secondary text-ink-2">{w.none}</p>}
        <ul>
          {data.items.map((found) => (
            <li key={found.id}>
              <button
                type="button"
                onClick={() => choose(found)}
                className="control w-full rounded-control px-3 py-1.5 text-start text-secondary hover:bg-sunken"
              >
                <span className="font-medium">
                  <LetterNo value={found.bookNumber ?? found.number ?? w.noNumber} /> · {found.subject}
                </span>
                <span className="block text-meta text-ink-3">
                  {found.sender} · <bdi>{shortDate(found.at)}</bdi>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    ),
  };
}
