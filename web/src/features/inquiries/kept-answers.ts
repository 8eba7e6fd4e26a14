import type { TaskView } from '../../../../contracts/views';
import type { Values } from './reply-values';

interface Kept {
  values: Values;
  text: string;
}
const nameOf = ({ process, key }: Pick<TaskView, 'process' | 'key'>) => `chapar.answer.${process.id}.${key}`;

/** An answer that is being written, in this tab only, until it is sent or the person signs out. `null` forgets it. */
export function keepAnswer(task: Pick<TaskView, 'process' | 'key'>, kept: Kept | null): void {
  if (kept) sessionStorage.setItem(nameOf(task), JSON.stringify(kept));
  else sessionStorage.removeItem(nameOf(task));
}

export function keptAnswer(task: Pick<TaskView, 'process' | 'key'>): Kept | null {
  const text = sessionStorage.getItem(nameOf(task));
  return text ? (JSON.parse(text) as Kept) : null;
}
