import type { Column, Rule, Table } from './decision-file';

/** Changes of a table; each gives another one. */
type Side = 'inputs' | 'outputs';

const newId = (kind: string): string => `${kind}_${Math.random().toString(36).slice(2, 10)}`;
const at = <T>(all: readonly T[], i: number, change: (one: T) => T): T[] => all.map((one, n) => (n === i ? change(one) : one));
const without = <T>(all: readonly T[], i: number): T[] => all.filter((_, n) => n !== i);

export const setColumn = (table: Table, side: Side, i: number, part: Partial<Column>): Table => ({
  ...table,
  [side]: at(table[side], i, (column) => ({ ...column, ...part })),
});

export const addColumn = (table: Table, side: Side): Table => ({
  ...table,
  [side]: [...table[side], { id: newId(side === 'inputs' ? 'input' : 'output'), label: '', says: '', type: 'string' }],
  rules: table.rules.map((rule) => ({ ...rule, [side]: [...rule[side], ''] })),
});

export const removeColumn = (table: Table, side: Side, i: number): Table => ({
  ...table,
  [side]: without(table[side], i),
  rules: table.rules.map((rule) => ({ ...rule, [side]: without(rule[side], i) })),
});

export const setRule = (table: Table, i: number, part: Partial<Rule>): Table => ({
  ...table,
  rules: at(table.rules, i, (rule) => ({ ...rule, ...part })),
});

export const setCell = (table: Table, i: number, side: Side, column: number, text: string): Table => ({
  ...table,
  rules: at(table.rules, i, (rule) => ({ ...rule, [side]: at(rule[side], column, () => text) })),
});

export const addRule = (table: Table): Table => ({
  ...table,
  rules: [...table.rules, { id: newId('rule'), inputs: table.inputs.map(() => '-'), outputs: table.outputs.map(() => ''), note: '' }],
});

export const removeRule = (table: Table, i: number): Table => ({ ...table, rules: without(table.rules, i) });

/** One up or down: the order counts where the first that fits is taken. */
export function moveRule(table: Table, i: number, by: 1 | -1): Table {
  const rules = [...table.rules];
  const [rule] = rules.splice(i, 1);
  if (rule) rules.splice(i + by, 0, rule);
  return { ...table, rules };
}
