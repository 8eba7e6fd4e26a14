import { DmnModdle } from 'dmn-moddle';

/** A part of the file; what is unknown in it stays. */
export interface Part {
  $type: string;
  $parent?: Part;
  id?: string;
  get<T = unknown>(name: string): T;
  set(name: string, value: unknown): void;
}

export type Policy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';
export type ValueType = 'string' | 'number' | 'boolean' | 'date';

export interface Column {
  id: string;
  label: string;
  /** of an input its expression, of an output its name */
  says: string;
  /** as the file has it; others than ours are kept */
  type: string;
}
export interface Rule {
  id: string;
  inputs: string[];
  outputs: string[];
  note: string;
}
export interface Table {
  name: string;
  policy: Policy;
  aggregation: Aggregation | null;
  inputs: Column[];
  outputs: Column[];
  rules: Rule[];
}

const moddle = new DmnModdle();

/** A `.dmn` that is being edited: its tables are read as plain data, and written back into what else it holds. */
export class DecisionFile {
  private constructor(private readonly root: Part) {}

  /** @throws Error when it is no DMN */
  static async read(xml: string): Promise<DecisionFile> {
    const { rootElement } = await moddle.fromXML(xml);
    return new DecisionFile(rootElement);
  }

  /** Decisions by id and name; those that are no table have none to edit. */
  get decisions(): { id: string; name: string; table: Table | null }[] {
    return this.elements.map((decision) => ({
      id: decision.id ?? '',
      name: decision.get<string | undefined>('name') ?? decision.id ?? '',
      table: tableOf(decision),
    }));
  }

  async write(id: string, table: Table): Promise<string> {
    const decision = this.elements.find((one) => one.id === id);
    if (decision) {
      put(decision, table);
      askFor(this.root, decision, table.inputs);
    }
    return (await moddle.toXML(this.root, { format: true })).xml;
  }

  private get elements(): Part[] {
    return (this.root.get<Part[] | undefined>('drgElement') ?? []).filter(({ $type }) => $type === 'dmn:Decision');
  }
}

const logicOf = (decision: Part) => decision.get<Part | undefined>('decisionLogic');
const textIn = (part: Part | undefined): string => part?.get<string | undefined>('text') ?? '';
const list = (part: Part, name: string): Part[] => part.get<Part[] | undefined>(name) ?? [];

function tableOf(decision: Part): Table | null {
  const logic = logicOf(decision);
  if (logic?.$type !== 'dmn:DecisionTable') return null;
  return {
    name: decision.get<string | undefined>('name') ?? '',
    policy: logic.get<Policy | undefined>('hitPolicy') ?? 'UNIQUE',
    aggregation: logic.get<Aggregation | undefined>('aggregation') ?? null,
    inputs: list(logic, 'input').map((input) => {
      const expression = input.get<Part | undefined>('inputExpression');
      return column(input, textIn(expression), expression?.get<string | undefined>('typeRef'));
    }),
    outputs: list(logic, 'output').map((output) => column(output, output.get<string | undefined>('name') ?? '', output.get('typeRef'))),
    rules: list(logic, 'rule').map((rule) => ({
      id: rule.id ?? '',
      inputs: list(rule, 'inputEntry').map(textIn),
      outputs: list(rule, 'outputEntry').map(textIn),
      note: rule.get<string | undefined>('description') ?? '',
    })),
  };
}

const column = (part: Part, says: string, type: string | undefined): Column => ({
  id: part.id ?? '',
  label: part.get<string | undefined>('label') ?? '',
  says,
  type: type ?? 'string',
});

/** What is known by its id stays, with everything else it carries; the rest is made. */
function put(decision: Part, table: Table): void {
  const logic = logicOf(decision)!;
  decision.set('name', table.name);
  logic.set('hitPolicy', table.policy);
  logic.set('aggregation', table.policy === 'COLLECT' && table.aggregation ? table.aggregation : undefined);
  const before = { input: list(logic, 'input'), output: list(logic, 'output'), rule: list(logic, 'rule') };
  const kept = (parts: readonly Part[], id: string, type: string) => parts.find((one) => one.id === id) ?? create(type, { id }, logic);
  const inputs = table.inputs.map(({ id, label, says, type }) => {
    const input = kept(before.input, id, 'dmn:InputClause');
    input.set('label', label || undefined);
    const expression = input.get<Part | undefined>('inputExpression') ?? create('dmn:LiteralExpression', {}, input);
    expression.set('text', says);
    expression.set('typeRef', type);
    input.set('inputExpression', expression);
    return input;
  });
  const outputs = table.outputs.map(({ id, label, says, type }) => {
    const output = kept(before.output, id, 'dmn:OutputClause');
    for (const [name, value] of Object.entries({ label: label || undefined, name: says || undefined, typeRef: type }))
      output.set(name, value);
    return output;
  });
  const places = { input: placesOf(before.input, inputs), output: placesOf(before.output, outputs) };
  const rules = table.rules.map(({ id, inputs, outputs, note }) => {
    const rule = kept(before.rule, id, 'dmn:DecisionRule');
    rule.set('description', note || undefined);
    rule.set('inputEntry', cells(rule, 'inputEntry', 'dmn:UnaryTests', inputs, places.input));
    rule.set('outputEntry', cells(rule, 'outputEntry', 'dmn:LiteralExpression', outputs, places.output));
    return rule;
  });
  logic.set('input', inputs);
  logic.set('output', outputs);
  logic.set('rule', rules);
}

/** Where each column stood before; -1 for a new one. */
const placesOf = (before: readonly Part[], now: readonly Part[]) => now.map((part) => before.indexOf(part));

function cells(rule: Part, name: string, type: string, texts: readonly string[], places: readonly number[]): Part[] {
  const before = list(rule, name);
  return texts.map((text, i) => {
    const cell = before[places[i] ?? -1] ?? create(type, {}, rule);
    cell.set('text', text);
    return cell;
  });
}

/** What a table asks by name of the route comes to it as an input of the file, as the standard wants it; one that is no longer asked for may stay. */
function askFor(root: Part, decision: Part, inputs: readonly Column[]): void {
  for (const { says, type } of inputs) {
    if (!/^[a-z]\w*$/i.test(says)) continue;
    const all = list(root, 'drgElement');
    let data = all.find((one) => one.$type === 'dmn:InputData' && one.get('name') === says);
    if (!data) {
      data = create('dmn:InputData', { id: `input_${says}`, name: says }, root);
      data.set('variable', create('dmn:InformationItem', { id: `variable_${says}`, name: says, typeRef: type }, data));
      root.set('drgElement', [...all, data]);
    }
    const href = `#${data.id}`;
    const asked = list(decision, 'informationRequirement');
    if (asked.some((one) => one.get<Part | undefined>('requiredInput')?.get('href') === href)) continue;
    const requirement = create('dmn:InformationRequirement', { id: `${decision.id}_${data.id}` }, decision);
    requirement.set('requiredInput', create('dmn:DMNElementReference', { href }, requirement));
    decision.set('informationRequirement', [...asked, requirement]);
  }
}

function create(type: string, attributes: Record<string, unknown>, parent: Part): Part {
  const part = moddle.create(type, attributes);
  part.$parent = parent;
  return part;
}
