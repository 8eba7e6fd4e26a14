/** A `.dmn` with one decision `d` that is one table over number `n`, text `t` and truth `b`. */
export interface TableFile {
  hitPolicy?: string;
  aggregation?: string;
  inputs: string[];
  /** `name:type`, with the allowed values behind a bar: `level:string|"a","b"` */
  outputs: string[];
  defaults?: string[];
  /** tests, then outputs */
  rules: string[][];
}

const text = (feel: string) => `<text>${feel.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;
const types: Record<string, string> = { n: 'number', t: 'string', b: 'boolean' };

export function tableFile({ hitPolicy = 'UNIQUE', aggregation, inputs, outputs, defaults, rules }: TableFile): Uint8Array {
  const known = Object.entries(types);
  const outs = outputs.map((output, at) => {
    const [, name, type, values] = /^(\w*):(\w+)(?:\|(.*))?$/.exec(output)!;
    const inside = [
      values ? `<outputValues>${text(values)}</outputValues>` : '',
      defaults ? `<defaultOutputEntry>${text(defaults[at]!)}</defaultOutputEntry>` : '',
    ];
    return `<output ${name ? `name="${name}"` : ''} typeRef="${type}">${inside.join('')}</output>`;
  });
  return file(
    `<decision id="d" name="d"><variable name="d"/>
      ${known.map(([name]) => `<informationRequirement><requiredInput href="#${name}"/></informationRequirement>`).join('')}
      <decisionTable id="table" hitPolicy="${hitPolicy}" ${aggregation ? `aggregation="${aggregation}"` : ''}>
        ${inputs.map((input) => `<input><inputExpression typeRef="${types[input] ?? 'Any'}">${text(input)}</inputExpression></input>`).join('')}
        ${outs.join('')}
        ${rules.map((cells, at) => `<rule id="r${at + 1}">${cells.map((cell, i) => entry(i < inputs.length ? 'inputEntry' : 'outputEntry', cell)).join('')}</rule>`).join('')}
      </decisionTable></decision>
    ${known.map(([name, type]) => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`).join('')}`,
  );
}

const entry = (tag: string, feel: string) => `<${tag}>${text(feel)}</${tag}>`;

export const file = (inside: string, version = '20191111', namespace = 'urn:test'): Uint8Array =>
  new TextEncoder().encode(
    `<definitions xmlns="https://www.omg.org/spec/DMN/${version}/MODEL/" id="m" name="m" namespace="${namespace}">${inside}</definitions>`,
  );
