import { DecisionFile } from './decision-file';
import { emptyDecision } from './empty-decision';
import { addColumn, addRule, moveRule, removeColumn, setCell, setColumn, setRule } from './table-edits';

const foreign = emptyDecision('deadline', 'مهلت & "رسیدگی"')
  .replace('<definitions ', '<definitions xmlns:acme="http://acme.example/dmn" ')
  .replace('<input id="deadline_input"', '<input id="deadline_input" acme:width="120"');

it('writes what was changed into the file, and leaves everything else in it', async () => {
  const file = await DecisionFile.read(foreign);
  const { id, table } = file.decisions[0]!;
  expect(table).toMatchObject({ name: 'مهلت & "رسیدگی"', policy: 'FIRST', inputs: [{ says: 'classification' }], rules: [] });
  let next = addColumn(addRule(addRule(table!)), 'inputs');
  next = setColumn(next, 'inputs', 1, { label: 'فوریت', says: 'priority' });
  next = setCell(setCell(next, 0, 'inputs', 0, '"SECRET"'), 0, 'outputs', 0, '"فوری"');
  next = setRule(setCell(next, 1, 'outputs', 0, '"عادی"'), 1, { note: 'بقیه' });
  const xml = await file.write(id, moveRule(next, 1, -1));
  expect(xml).toContain('acme:width="120"');
  expect(xml.match(/<inputData /g)).toHaveLength(2); // what the table asks for comes to it
  expect(xml).toContain('<requiredInput href="#input_priority" />');
  const [again] = (await DecisionFile.read(xml)).decisions;
  expect(again!.table!.rules.map(({ inputs, outputs, note }) => [inputs, outputs, note])).toEqual([
    [['-', ''], ['"عادی"'], 'بقیه'],
    [['"SECRET"', ''], ['"فوری"'], ''],
  ]);
  const fewer = await file.write(id, removeColumn(again!.table!, 'inputs', 0));
  expect((await DecisionFile.read(fewer)).decisions[0]!.table!.inputs.map(({ says }) => says)).toEqual(['priority']);
});
