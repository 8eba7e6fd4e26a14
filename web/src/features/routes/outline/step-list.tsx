import { GitFork, Plus, UserRound, Zap } from 'lucide-react';
import { persianDigits } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { Menu } from '../../../shared/ui/menu';
import type { Item, Sequence } from './outline';
import { outlineWords as words } from './outline.words';
import { StepCard, type StepAct } from './step-card';
import { nameOf } from './told-values';

export type Kind = 'person' | 'command' | 'branches';
export interface ListActs {
  onAct: (act: StepAct, item: Item, sequence: Sequence) => void;
  /** @param on the flow it is put on */
  onAdd: (kind: Kind, on: string, sequence: Sequence) => void;
}

const icons = { person: UserRound, command: Zap, branches: GitFork } as const;

/** Steps one after the other, each with a place after it for another. @param label what the sequence is called */
export function StepList({ sequence, label, branch, ...acts }: ListActs & { sequence: Sequence; label: string; branch?: string }) {
  const adder = (on: string | null, label: string) =>
    on !== null && (
      <Menu
        label={label}
        trigger={
          <Button look="quiet" icon={<Plus size={16} aria-hidden />} aria-label={label} data-add={on}>
            {words.add}
          </Button>
        }
        entries={(['person', 'command', 'branches'] as const)
          .filter((kind) => kind !== 'branches' || branch === undefined)
          .map((kind) => {
            const Icon = icons[kind];
            return { id: kind, label: words.kinds[kind], icon: <Icon size={16} />, onAct: () => acts.onAdd(kind, on, sequence) };
          })}
      />
    );
  return (
    <>
      {adder(sequence.first, branch === undefined ? words.addFirst : words.addFirstOf(branch))}
      <ol aria-label={label} className="space-y-1">
        {sequence.items.map((item, index) => (
          <li key={item.id} className="space-y-1">
            <StepCard sequence={sequence} index={index} onAct={(act) => acts.onAct(act, item, sequence)}>
              {item.is === 'parallel' && (
                <div className="mt-2 grid gap-3 md:grid-cols-2">
                  {item.branches.map((inside, nth) => {
                    const name = words.branch(persianDigits(String(nth + 1)));
                    return (
                      <section key={inside.first} aria-label={name} className="min-w-0 space-y-1 rounded-card bg-sunken p-2">
                        <h4 className="px-1 text-secondary font-medium text-ink-2">{name}</h4>
                        <StepList sequence={inside} label={name} branch={name} {...acts} />
                      </section>
                    );
                  })}
                </div>
              )}
            </StepCard>
            {adder(item.exit, words.addAfter(nameOf(item)))}
          </li>
        ))}
      </ol>
    </>
  );
}
