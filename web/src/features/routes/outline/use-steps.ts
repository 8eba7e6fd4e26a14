import { useEffect, useState, type RefObject } from 'react';
import { persianDigits } from '../../../shared/format/format';
import type { CommandStep, Item, PersonStep, Sequence } from './outline';
import { everyItem } from './outline';
import type { useOutline } from './outline.data';
import { placeOf, type CommandFacts, type Edit, type PersonFacts } from './outline-to';
import { outlineWords as words } from './outline.words';
import type { StepAct } from './step-card';
import type { Kind } from './step-list';
import { nameOf } from './told-values';

/** What is being written: a step that is there, or one that is to stand on a flow. */
export type OpenForm =
  | { is: 'person'; sequence: Sequence; step?: PersonStep; on: string }
  | { is: 'command'; sequence: Sequence; step?: CommandStep; on: string };

/** What is done with the steps of a list: afterwards it is said, and the focus is where one goes on. */
export function useSteps({ edit, undo, reading }: ReturnType<typeof useOutline>, box: RefObject<HTMLElement | null>) {
  const [next, setNext] = useState<{ step: string; act: StepAct } | null>(null);
  const [form, setForm] = useState<OpenForm | null>(null);
  const [said, setSaid] = useState('');
  const shown = reading.is === 'read' ? reading.now.outline : null;

  useEffect(() => {
    if (!next) return;
    const card = box.current?.querySelector(`[data-step="${CSS.escape(next.step)}"]`);
    const button = (act: string) => card?.querySelector<HTMLElement>(`[data-act="${act}"]:not([disabled])`);
    const first = card?.querySelector<HTMLElement>('button:not([disabled])') ?? box.current?.querySelector<HTMLElement>('button');
    (button(next.act) ?? button('edit') ?? first)?.focus();
  }, [next, box]);

  const take = async (change: Edit, say: (outline: Sequence) => string, focus: (outline: Sequence) => { step: string; act: StepAct }) => {
    const before = shown;
    const outline = await edit(change);
    if (!outline || !before) return;
    setNext(focus(outline));
    setSaid(say(outline));
  };

  const move = (item: Item, sequence: Sequence, act: 'up' | 'down') => {
    const index = sequence.items.indexOf(item);
    const first = act === 'down' ? item : sequence.items[index - 1]!;
    const no = (outline: Sequence) => persianDigits(String((placeOf(outline, item.id)?.index ?? 0) + 1));
    void take(
      { do: 'move down', id: first.id },
      (outline) => words.moved(nameOf(item), no(outline)),
      () => ({ step: item.id, act }),
    );
  };

  const remove = (item: Item, { items }: Sequence) => {
    const index = items.indexOf(item);
    const beside = items[index + 1] ?? items[index - 1];
    void take(
      { do: 'remove', id: item.id },
      () => words.removed(nameOf(item)),
      () => ({ step: beside?.id ?? '', act: 'edit' }),
    );
  };

  return {
    form,
    said,
    close: () => setForm(null),
    undo: () => {
      undo();
      setSaid(words.undone);
    },
    act: (act: StepAct, item: Item, sequence: Sequence) => {
      if (act === 'remove') remove(item, sequence);
      else if (act !== 'edit') move(item, sequence, act);
      else if (item.is === 'person') setForm({ is: 'person', sequence, step: item, on: item.entry });
      else if (item.is === 'command') setForm({ is: 'command', sequence, step: item, on: item.entry });
    },
    add: (kind: Kind, on: string, sequence: Sequence) => {
      if (kind !== 'branches') return setForm({ is: kind, sequence, on });
      void take(
        { do: 'add branches', on, names: words.newBranches },
        () => words.added(words.block),
        (outline) => ({ step: newIn(outline, shown!), act: 'remove' }),
      );
    },
    keep: (facts: PersonFacts | CommandFacts) => {
      if (!form) return;
      setForm(null);
      const change = editOf(form, facts);
      void take(
        change,
        () => (form.step ? words.changed : words.added)(facts.name),
        (outline) => ({ step: form.step?.id ?? newIn(outline, shown!), act: 'edit' }),
      );
    },
  };
}

function editOf({ is, step, on }: OpenForm, facts: PersonFacts | CommandFacts): Edit {
  if (is === 'person') {
    const person = facts as PersonFacts;
    return step ? { do: 'change person', id: step.id, facts: person } : { do: 'add person', on, facts: person };
  }
  const command = facts as CommandFacts;
  return step ? { do: 'change command', id: step.id, facts: command } : { do: 'add command', on, facts: command };
}

/** The step that was not there before. */
function newIn(outline: Sequence, before: Sequence): string {
  const known = new Set(everyItem(before).map(({ id }) => id));
  return everyItem(outline).find(({ id }) => !known.has(id))?.id ?? '';
}
