import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { persianDigits } from '../../../shared/format/format';
import { IconButton } from '../../../shared/ui/button';
import { cx } from '../../../shared/ui/cx';
import type { Item, PersonStep, Sequence } from './outline';
import { mayMoveDown, mayRemove } from './outline-to';
import { outlineWords as words } from './outline.words';
import { commandTold, formTold, nameOf, outcomeTold, spanTold, targetTold, whoTold } from './told-values';

export type StepAct = 'edit' | 'up' | 'down' | 'remove';

/** One step: what it says, and what can be done with it; Alt with the arrow keys moves it. */
export function StepCard({
  sequence,
  index,
  onAct,
  children,
}: {
  sequence: Sequence;
  index: number;
  onAct: (act: StepAct) => void;
  children?: ReactNode;
}) {
  const item = sequence.items[index]!;
  const name = nameOf(item);
  const may: Record<StepAct, boolean> = {
    edit: item.is === 'person' || item.is === 'command',
    up: index > 0 && mayMoveDown(sequence, index - 1),
    down: mayMoveDown(sequence, index),
    remove: mayRemove(item),
  };
  const button = (act: StepAct, icon: ReactNode) => (
    <IconButton label={words[act](name)} data-act={act} isDisabled={!may[act]} onPress={() => onAct(act)}>
      {icon}
    </IconButton>
  );
  return (
    <div
      data-step={item.id}
      className={cx('rounded-card border border-line p-3', item.is === 'closed' ? 'border-dashed bg-sunken' : 'bg-surface')}
      onKeyDown={(event) => {
        const { key, altKey, target } = event;
        const act = altKey ? ({ ArrowUp: 'up', ArrowDown: 'down' } as const)[key] : key === 'Delete' ? 'remove' : undefined;
        if (!act || (target as HTMLElement).closest('[data-step]') !== event.currentTarget) return;
        event.preventDefault();
        if (may[act]) onAct(act);
      }}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h3 className="flex min-w-0 gap-2 pt-1.5 text-ui font-semibold">
          <span className="text-primary">{persianDigits(`${index + 1}. `)}</span>
          <bdi className="min-w-0 break-words">{name}</bdi>
        </h3>
        {item.is !== 'closed' && (
          <div role="group" aria-label={name} className="flex">
            {may.edit && button('edit', <Pencil size={18} aria-hidden />)}
            {button('up', <ArrowUp size={18} aria-hidden />)}
            {button('down', <ArrowDown size={18} aria-hidden />)}
            {button('remove', <Trash2 size={18} aria-hidden />)}
          </div>
        )}
      </div>
      <div className="space-y-1 text-ui break-words text-ink-2">
        {linesOf(item, sequence).map((line, i) => (
          <p key={i}>{line}</p>
        ))}
      </div>
      {children}
    </div>
  );
}

function linesOf(item: Item, sequence: Sequence): string[] {
  const more = item.hasWays ? [words.ways] : item.hasMore ? [words.more] : [];
  switch (item.is) {
    case 'person':
      return [...personLines(item, sequence), ...more];
    case 'command':
      return [[commandTold(item.command), ...(item.to ? [whoTold(item.to)] : [])].join('، '), ...more];
    case 'parallel':
      return [words.blockSays, ...more];
    case 'closed':
      return [
        words.closed,
        ...(item.exit === null && item.names.length > 0 ? [words.closedSays(item.names.join('، '))] : []),
        ...(item.hasWays ? more : []),
      ];
  }
}

function personLines({ form, who, due, choices, late }: PersonStep, sequence: Sequence): string[] {
  const what = formTold(form);
  return [
    [...(what ? [what] : []), words.withWhom(whoTold(who)), words.until(spanTold(due))].join(' · '),
    ...choices.map(({ outcome, to, via }) => {
      const target = targetTold(sequence, to);
      return words.goes(outcomeTold(outcome), via ? words.onTheWay(commandTold(via), target) : target);
    }),
    ...(late ? [words.late(whoTold(late.to), spanTold(late.after))] : []),
  ];
}
