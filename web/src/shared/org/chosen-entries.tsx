import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import type { ChartIndex } from './chart-entries';
import { orgWords } from './org.words';

const FOLDED = 8;

/** What was chosen, as chips: one stop of the Tab key, arrows go along, Delete takes one away. Many are folded. */
export function ChosenEntries({
  label,
  ids,
  index,
  mark,
  onChange,
  isDisabled,
}: {
  label: string;
  ids: readonly string[];
  index: ChartIndex | undefined;
  mark?: (id: string) => ReactNode;
  onChange: (ids: string[]) => void;
  isDisabled?: boolean;
}) {
  const [unfolded, setUnfolded] = useState(false);
  if (ids.length === 0) return null;
  const folds = ids.length > FOLDED + 2;
  const shown = folds && !unfolded ? ids.slice(0, FOLDED) : ids;
  return (
    <>
      <TagGroup
        aria-label={label}
        className="contents"
        onRemove={isDisabled ? undefined : (keys) => onChange(ids.filter((id) => !keys.has(id)))}
      >
        <TagList className="contents">
          {shown.map((id) => {
            const name = index?.byId.get(id)?.label ?? (index ? orgWords.unknown : '…');
            return (
              <Tag
                key={id}
                id={id}
                textValue={name}
                className="inline-flex min-h-7 max-w-full cursor-default items-center gap-1 rounded-chip bg-primary-soft ps-2 text-secondary text-primary-soft-ink pointer-coarse:min-h-9"
              >
                <span className="min-w-0 py-0.5">{name}</span>
                {mark?.(id)}
                {!isDisabled && (
                  <Button
                    slot="remove"
                    className="flex size-6 shrink-0 items-center justify-center rounded-chip data-[hovered]:bg-surface pointer-coarse:size-9"
                  >
                    <X size={14} aria-hidden />
                  </Button>
                )}
              </Tag>
            );
          })}
        </TagList>
      </TagGroup>
      {folds && (
        <button
          type="button"
          onClick={() => setUnfolded(!unfolded)}
          className="min-h-7 rounded-chip px-2 text-secondary text-primary underline underline-offset-4"
        >
          {unfolded ? orgWords.fold : orgWords.rest(ids.length - FOLDED)}
        </button>
      )}
    </>
  );
}
