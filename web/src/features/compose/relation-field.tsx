import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { shortDate } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { IconButton } from '../../shared/ui/button';
import { SelectField, TextField } from '../../shared/ui/field';
import { relatedOf } from './beginning';
import { lookupQuery } from './compose.data';
import { composeWords as w } from './compose.words';
import type { Draft, Related } from './draft';

type Relation = 'answers' | 'follows';

/** The earlier letters this one refers to: one it answers (عطف), one it follows (پیرو), found by number. */
export function RelationField({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const [kind, setKind] = useState<Relation>('answers');
  const [number, setNumber] = useState('');
  const asked = useDeferredValue(number.trim());
  const { data, isFetching } = useQuery(lookupQuery(asked));
  const isOpen = number.trim().length > 1;
  const choose = (related: Related) => {
    onChange({ [kind]: relatedOf(related) });
    setNumber('');
  };
  return (
    <div className="space-y-2">
      {(['answers', 'follows'] as const).map((relation) => {
        const related = draft[relation];
        if (!related) return null;
        return (
          <div key={relation} className="flex items-center gap-2 rounded-control bg-sunken ps-3 text-secondary">
            <span className="shrink-0 font-medium">{w[relation]}</span>
            <span className="min-w-0 flex-1 truncate">
              {related.number ? <LetterNo value={related.number} /> : w.noNumber} · {related.subject ?? w.hiddenLetter}
            </span>
            <IconButton label={`${w.removeRelation}: ${w[relation]}`} onPress={() => onChange({ [relation]: null })}>
              <X size={16} aria-hidden />
            </IconButton>
          </div>
        );
      })}
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-2">
        <SelectField
          label={w.relation}
          value={kind}
          onChange={setKind}
          options={[
            { id: 'answers', label: w.answers },
            { id: 'follows', label: w.follows },
          ]}
        />
        <TextField label={w.relationNumber} value={number} onChange={setNumber} isLatin maxLength={60} />
      </div>
      {isOpen && data && (
        <div role="status" className="rounded-card border border-line bg-surface">
          {data.items.length === 0 && !isFetching && <p className="px-3 py-2 text-secondary text-ink-2">{w.relationNone}</p>}
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
      )}
    </div>
  );
}
