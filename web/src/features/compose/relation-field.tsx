import { X } from 'lucide-react';
import { useState } from 'react';
import { LetterNo } from '../../shared/format/letter-no';
import { useLetterLookup } from '../../shared/letters/letter-lookup';
import { IconButton } from '../../shared/ui/button';
import { SelectField } from '../../shared/ui/field';
import { relatedOf } from './beginning';
import { composeWords as w } from './compose.words';
import type { Draft } from './draft';

type Relation = 'answers' | 'follows';

/** The earlier letters this one refers to: one it answers (عطف), one it follows (پیرو), found by number. */
export function RelationField({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const [kind, setKind] = useState<Relation>('answers');
  const { field, found } = useLetterLookup((letter) => onChange({ [kind]: relatedOf(letter) }));
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
        {field}
      </div>
      {found}
    </div>
  );
}
