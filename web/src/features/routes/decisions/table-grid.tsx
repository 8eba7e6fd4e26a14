import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { persianDigits } from '../../../shared/format/format';
import { Button, IconButton } from '../../../shared/ui/button';
import { cx } from '../../../shared/ui/cx';
import type { Column, Table, ValueType } from './decision-file';
import { tableWords as words } from './decisions.words';
import { addColumn, addRule, moveRule, removeColumn, removeRule, setCell, setColumn, setRule } from './table-edits';

type Side = 'inputs' | 'outputs';
const sides = ['inputs', 'outputs'] as const;
const box = 'control w-full min-w-28 rounded-control border border-line bg-surface px-2 text-ui disabled:opacity-60';
const no = (n: number) => persianDigits(String(n + 1));

/** Rows of what must hold and what then follows; every cell is a field of its own. @param found ids of what something was found in */
export function TableGrid({
  table,
  found,
  onChange,
}: {
  table: Table;
  found: readonly (string | null)[];
  onChange: (table: Table) => void;
}) {
  const named = ({ label, says }: Column, side: Side, i: number) =>
    label || says || (side === 'inputs' ? words.input(no(i)) : words.output(no(i)));
  return (
    <>
      <div className="overflow-x-auto">
        <table className="border-collapse">
          <caption className="sr-only">{table.name}</caption>
          <thead>
            <tr>
              <th scope="col" className="px-2 text-start text-meta font-normal whitespace-nowrap text-ink-3">
                {words.row}
              </th>
              {sides.flatMap((side) =>
                table[side].map((column, i) => (
                  <th
                    key={column.id}
                    scope="col"
                    className={cx('p-1 text-start align-top font-normal', side === 'outputs' && i === 0 && 'border-s-2 border-line-strong')}
                  >
                    <Head
                      column={column}
                      name={named(column, side, i)}
                      side={side}
                      isOnly={table[side].length === 1}
                      onChange={(part) => onChange(setColumn(table, side, i, part))}
                      onRemove={() => onChange(removeColumn(table, side, i))}
                    />
                  </th>
                )),
              )}
              <th scope="col" className="px-2 text-start align-bottom text-meta font-normal text-ink-3">
                {words.note}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule, row) => (
              <tr key={rule.id} className={cx('border-t border-line', found.includes(rule.id) && 'bg-warn-soft')}>
                <th scope="row" className="tabular px-2 text-start text-secondary font-normal text-ink-2">
                  {no(row)}
                </th>
                {sides.flatMap((side) =>
                  table[side].map((column, i) => (
                    <td key={column.id} className={cx('p-1', side === 'outputs' && i === 0 && 'border-s-2 border-line-strong')}>
                      <input
                        dir="auto"
                        aria-label={words.cell(named(column, side, i), no(row))}
                        value={rule[side][i] ?? ''}
                        onChange={({ target }) => onChange(setCell(table, row, side, i, target.value))}
                        className={box}
                      />
                    </td>
                  )),
                )}
                <td className="p-1">
                  <input
                    aria-label={words.noteOf(no(row))}
                    value={rule.note}
                    onChange={({ target }) => onChange(setRule(table, row, { note: target.value }))}
                    className={box}
                  />
                </td>
                <td className="whitespace-nowrap">
                  <IconButton label={words.up(no(row))} isDisabled={row === 0} onPress={() => onChange(moveRule(table, row, -1))}>
                    <ArrowUp size={16} aria-hidden />
                  </IconButton>
                  <IconButton
                    label={words.down(no(row))}
                    isDisabled={row === table.rules.length - 1}
                    onPress={() => onChange(moveRule(table, row, 1))}
                  >
                    <ArrowDown size={16} aria-hidden />
                  </IconButton>
                  <IconButton label={words.removeRule(no(row))} onPress={() => onChange(removeRule(table, row))}>
                    <Trash2 size={16} aria-hidden />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => onChange(addRule(table))}>
          {words.addRule}
        </Button>
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => onChange(addColumn(table, 'inputs'))}>
          {words.addInput}
        </Button>
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => onChange(addColumn(table, 'outputs'))}>
          {words.addOutput}
        </Button>
      </div>
    </>
  );
}

/** What a column is called, what it asks or gives, and of which kind its values are. */
function Head({
  column: { label, says, type },
  name,
  side,
  isOnly,
  onChange,
  onRemove,
}: {
  column: Column;
  name: string;
  side: Side;
  isOnly: boolean;
  onChange: (part: Partial<Column>) => void;
  onRemove: () => void;
}) {
  const of = (what: string) => `${what}: ${name}`;
  const types = Object.entries(words.types) as [ValueType, string][];
  return (
    <div className="space-y-1">
      <div className="flex items-center justify-between gap-1 text-meta text-ink-3">
        {words[side]}
        <IconButton label={words.removeColumn(name)} isDisabled={isOnly} onPress={onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <input
        aria-label={of(words.label)}
        placeholder={words.label}
        value={label}
        onChange={({ target }) => onChange({ label: target.value })}
        className={box}
      />
      <input
        dir="ltr"
        aria-label={of(side === 'inputs' ? words.expression : words.outputName)}
        placeholder={side === 'inputs' ? words.expression : words.outputName}
        value={says}
        onChange={({ target }) => onChange({ says: target.value })}
        className={box}
      />
      <select aria-label={of(words.type)} value={type} onChange={({ target }) => onChange({ type: target.value })} className={box}>
        {types.map(([id, word]) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
        {!Object.hasOwn(words.types, type) && <option value={type}>{type}</option>}
      </select>
    </div>
  );
}
