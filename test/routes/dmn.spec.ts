import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import type { DecisionTable, PlanDecision } from '../../contracts/decision-plan';
import { ModelRunner, modelsIn } from '../../scripts/routes/dmn-folder';
import { runModel } from '../../scripts/routes/dmn-model';
import { findingSentence } from '../../src/routing/compile/findings';
import { compileDecisions } from '../../src/routing/dmn/compile-decisions';
import { DecisionError } from '../../src/routing/dmn/decision-error';
import { evaluateDecision } from '../../src/routing/dmn/evaluate-decisions';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { file, type TableFile, tableFile } from './dmn/table-file';
import { feelPool } from '../support/feel-pool';

const tck = join(__dirname, 'dmn/tck');
const office = readFileSync(join(__dirname, 'dmn/sign-level.dmn'));

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const { report } = await compileDecisions(bytes);
  for (const finding of report.findings) expect(findingSentence(finding)).not.toContain('؟');
  return report.findings.map(({ code }) => code);
}

async function decide(bytes: Uint8Array, inputs: Record<string, unknown>, decision = 'd'): Promise<unknown> {
  const { plan } = await compileDecisions(bytes);
  try {
    return evaluateDecision(JSON.parse(JSON.stringify(plan)), decision, inputs);
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    return error.code;
  }
}

describe('the sample of the TCK', () => {
  it.each(modelsIn(tck).models.map((model) => [relative(tck, model.path), model] as const))('%s', async (_, model) => {
    const { results } = await runModel(model);
    expect(results.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(results.length > 0 || model.tests.length === 0).toBe(true);
  });
});

describe('a folder nobody has seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmn-'));
  const put = (name: string, content: Uint8Array | string) => writeFileSync(join(folder, name), content);
  const logic = (feel: string) => file(`<decision name="d"><literalExpression><text>${feel}</text></literalExpression></decision>`);
  const tests = `<testCases><testCase id="1"><resultNode name="d"><expected><value>x</value></expected></resultNode></testCase></testCases>`;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is run to its end, whatever lies in it', async () => {
    mkdirSync(join(folder, 'deep/er'), { recursive: true });
    put('a-endless.dmn', logic('count(for i in 1..1000000000 return i)'));
    put('a-endless-test-01.xml', tests);
    put('b-hostile.dmn', '<!DOCTYPE x><definitions/>');
    put('b-hostile-test-01.xml', tests);
    put('c-alone.dmn', logic('1'));
    put('d-test-01.xml', tests);
    put('deep/er/e.dmn', logic('"x"'));
    put('deep/er/e-test-01.xml', tests);
    put('deep/er/e-test-02.xml', '<testCases><!DOCTYPE x></testCases>');
    const { models, stray } = modelsIn(folder);
    expect(stray).toEqual([join(folder, 'd-test-01.xml')]);
    const runner = new ModelRunner(5000, ['-r', require.resolve('../support/register.js')]);
    const said: Record<string, (string | undefined)[]> = {};
    for (const model of models) said[basename(model.path)] = (await runner.run(model)).results.map(({ failure }) => failure);
    await runner.close();
    expect(said).toEqual({
      'a-endless.dmn': [expect.stringMatching(/did not end|OUT_OF_MEMORY/)],
      'b-hostile.dmn': ['expected "x", got null (the model is not read)'],
      'c-alone.dmn': [],
      'e.dmn': [undefined, 'is not read: file.doctype'],
    });
  });
});

describe('a decision table', () => {
  const rules = [
    ['< 10', '"low"', '1'],
    ['< 20', '"middle"', '2'],
    ['[10..30]', '"high"', '3'],
  ];
  const table = (more: Partial<TableFile>): Uint8Array =>
    tableFile({ inputs: ['n'], outputs: ['level:string|"high", "middle", "low"', 'rank:number'], rules, ...more });
  const single = (hitPolicy: string, aggregation?: string) =>
    table({ hitPolicy, ...(aggregation && { aggregation }), outputs: [':number'], rules: rules.map(([test, , rank]) => [test!, rank!]) });
  const level = (rank: number) => ({ level: ['low', 'middle', 'high'][rank - 1], rank });

  it.each([
    ['UNIQUE', 25, level(3)],
    ['UNIQUE', 15, 'decision.hit_several'],
    ['UNIQUE', 99, null],
    ['ANY', 25, level(3)],
    ['ANY', 15, 'decision.hit_differs'],
    ['FIRST', 5, level(1)],
    ['PRIORITY', 15, level(3)],
    ['RULE ORDER', 5, [level(1), level(2)]],
    ['OUTPUT ORDER', 5, [level(2), level(1)]],
    ['COLLECT', 15, [level(2), level(3)]],
    ['COLLECT', 99, []],
  ])('with %s says of %p what the policy says', async (hitPolicy, n, expected) => {
    expect(await decide(table({ hitPolicy }), { n })).toEqual(expected);
  });

  it.each([
    ['SUM', 5, 3],
    ['MIN', 5, 1],
    ['MAX', 5, 2],
    ['COUNT', 5, 2],
    ['COUNT', 99, 0],
    ['SUM', 99, null],
  ])('collects with %s', async (aggregation, n, expected) => {
    expect(await decide(single('COLLECT', aggregation), { n })).toEqual(expected);
  });

  it('adds up no text', async () => {
    const texts = table({ hitPolicy: 'COLLECT', aggregation: 'SUM', outputs: [':string'], rules: [['-', '"a"']] });
    expect(await decide(texts, {})).toBe('decision.not_addable');
  });

  it('has its defaults where no rule holds', async () => {
    expect(await decide(table({ defaults: ['"none"', '0'] }), { n: 99 })).toEqual({ level: 'none', rank: 0 });
  });

  it('compares with truth that has a name, and with what is missing', async () => {
    const bytes = tableFile({
      inputs: ['b', 'n'],
      outputs: [':string'],
      rules: [
        ['not(b)', '-', '"never"'],
        ['b', 'null', '"no number"'],
      ],
    });
    expect(await decide(bytes, { b: false })).toBe('no number');
  });

  it.each([
    [{ hitPolicy: 'SOME' }, 'dmn.hit_policy'],
    [{ aggregation: 'SUM' }, 'dmn.aggregation'],
    [{ rules: [['-', '"low"']] }, 'dmn.rule_shape'],
    [{ rules: [['1 +', '"low"', '1']] }, 'feel.syntax'],
    [{ rules: [['-', 'unknown name', '1']] }, 'dmn.name_unknown'],
    [{ hitPolicy: 'PRIORITY', outputs: ['level:string', 'rank:number'] }, 'dmn.values_missing'],
    [{ outputs: ['level:string', ':number'] }, 'dmn.output_unnamed'],
  ])('is told what is wrong with it: %j', async (more, code) => {
    expect(await codesOf(table(more))).toEqual([code]);
  });
});

describe('a file that is meant to be a decision', () => {
  const literal = (feel: string, more = '') =>
    `<decision id="d" name="d">${more}<literalExpression><text>${feel}</text></literalExpression></decision>`;
  const requires = (id: string) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`;
  const needsKnowledge = (id: string) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
  const knowledge = (id: string, needs: string[]) =>
    `<businessKnowledgeModel id="${id}" name="${id}">${needs.map(needsKnowledge).join('')}</businessKnowledgeModel>`;

  it.each([
    ['a DTD', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><definitions/>'), 'file.doctype'],
    ['an entity', file(literal('&amp;lol;').replace('&amp;', '&')), 'file.entity'],
    ['depth without end', Buffer.from('<a>'.repeat(5000)), 'file.too_deep'],
    ['tags that do not close', Buffer.from('<definitions>'), 'file.not_xml'],
    ['another kind of XML', Buffer.from('<a/>'), 'file.not_dmn'],
    ['a name of DMN in no namespace', Buffer.from('<definitions/>'), 'file.not_dmn'],
    ['no decision', file('<inputData id="i" name="i"/>'), 'file.no_decisions'],
    ['a circle', file(literal('1', requires('e')) + literal('1', requires('d')).replace(/"d" name="d"/, '"e" name="e"')), 'dmn.cycle'],
    ['a need that is nowhere', file(literal('1', requires('nowhere'))), 'reference.missing'],
    [
      'an import nobody gave',
      file(`<import namespace="urn:x" name="x" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>${literal('1')}`),
      'dmn.import_missing',
    ],
    [
      'an import of another kind',
      file(`<import namespace="urn:x" name="x" importType="http://www.omg.org/spec/PMML-4_3"/>${literal('1')}`),
      'dmn.import_refused',
    ],
    [
      'a type made of itself',
      file(`<itemDefinition name="t"><itemComponent name="a"><typeRef>t</typeRef></itemComponent></itemDefinition>${literal('1')}`),
      'dmn.type_recursive',
    ],
    [
      'another language',
      file(literal('1').replace('<literalExpression', '<literalExpression expressionLanguage="javascript"')),
      'dmn.language',
    ],
    ['an expression without end', file(literal('1 + '.repeat(50_000))), 'dmn.feel_too_long'],
    ['brackets without end', file(literal('['.repeat(900))), 'dmn.feel_too_long'],
    [
      'expressions without end',
      file(
        `<decision id="d" name="d"><list>${`<literalExpression><text>"${'x'.repeat(1900)}"</text></literalExpression>`.repeat(220)}</list></decision>`,
      ),
      'dmn.feel_too_long',
    ],
    [
      'a circle behind functions that call each other',
      file(knowledge('k', ['l', 'd']) + knowledge('l', ['k']) + literal('1', needsKnowledge('l'))),
      'dmn.cycle',
    ],
    [
      'values of a type that cannot be read',
      file(
        `<itemDefinition name="t"><typeRef>string</typeRef><allowedValues><text>"a" +</text></allowedValues></itemDefinition>${literal('1')}`,
      ),
      'feel.syntax',
    ],
    ['a type that is nowhere', file(literal('1', '<variable name="d" typeRef="nowhere"/>')), 'dmn.type_unknown'],
    ['a decision without logic', file('<decision id="d" name="d"/>'), 'dmn.logic_missing'],
    ['a call of nothing', file('<decision id="d" name="d"><invocation/></decision>'), 'dmn.logic_unreadable'],
    [
      'an external function',
      file('<decision id="d" name="d"><functionDefinition kind="Java"><context/></functionDefinition></decision>'),
      'dmn.function_external',
    ],
    ['an id twice', file(literal('1') + literal('2')), 'element.id_twice'],
  ])('is told about %s', async (_, bytes, code) => {
    expect(await codesOf(bytes)).toContain(code);
  });

  it('is read to its end, however long its ways and however wide its types', async () => {
    const numbers = Array.from({ length: 5000 }, (_, at) => at);
    const decisions = numbers.map((at) => `<decision id="d${at}" name="d${at}">${at < 4999 ? requires(`d${at + 1}`) : ''}</decision>`);
    const types = numbers.map(
      (at) => `<itemDefinition name="t${at}"><typeRef>${at < 4999 ? `t${at + 1}` : 'string'}</typeRef></itemDefinition>`,
    );
    expect(new Set(await codesOf(file(types.join('') + decisions.join(''))))).toEqual(new Set(['dmn.logic_missing']));
    const part = (level: number) => `<typeRef>${level < 14 ? `t${level + 1}` : 'string'}</typeRef>`;
    const wide = Array.from({ length: 15 }, (_, level) => {
      const parts = Array.from({ length: 10 }, (_, at) => `<itemComponent name="p${at}">${part(level)}</itemComponent>`);
      return `<itemDefinition name="t${level}">${parts.join('')}</itemDefinition>`;
    });
    const given = '<inputData id="i" name="i"><variable name="i" typeRef="t0"/></inputData>';
    const asks = literal('i.p0.p1', '<informationRequirement><requiredInput href="#i"/></informationRequirement>');
    expect(await codesOf(file(wide.join('') + given + asks))).toEqual([]);
  });

  it.each([
    ['an expression that cannot be worked out', literal('1 +'), 'decision.expression_failed'],
    ['a result of another type', literal('"1"', '<variable name="d" typeRef="number"/>'), 'decision.result_invalid'],
    [
      'a call of what is no function',
      '<decision id="d" name="d"><invocation><literalExpression><text>1</text></literalExpression></invocation></decision>',
      'decision.not_a_function',
    ],
    [
      'what is refused',
      '<decision id="d" name="d"><functionDefinition kind="Java"><context/></functionDefinition></decision>',
      'decision.refused',
    ],
    ['another decision', literal('1').replace('id="d" name="d"', 'id="e" name="e"'), 'decision.unknown'],
  ])('comes to nothing, by name, with %s', async (_, inside, code) => {
    expect(await decide(file(inside), {})).toBe(code);
  });

  it('reaches no prototype by its names', async () => {
    const hostile = file(`<import namespace="urn:b" name="__proto__" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
      <inputData id="__proto__" name="__proto__"/>
      ${literal('1', '<informationRequirement><requiredInput href="#__proto__"/></informationRequirement>')}
      ${literal('2', requires('constructor')).replace(/"d" name="d"/, '"toString" name="__proto__"')}
      ${literal('3', '<informationRequirement><requiredDecision href="urn:b#polluted"/></informationRequirement>').replace(/"d" name="d"/, '"e" name="e"')}`);
    const other = file(
      '<decision id="polluted" name="polluted"><literalExpression><text>true</text></literalExpression></decision>',
      '20191111',
      'urn:b',
    );
    const { plan } = await compileDecisions(hostile, { imports: new Map([['urn:b', other]]) });
    for (const id of ['d', 'e', 'toString']) expect([1, 2, 3]).toContain(evaluateDecision(plan!, id, JSON.parse('{"__proto__": 7}')));
    expect(() => evaluateDecision(plan!, 'hasOwnProperty', {})).toThrow(DecisionError);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['20180521', '20191111', '20211108', '20230324'])('is read in the version of %s', async (version) => {
    expect(await decide(file(literal('1 + 1'), version), {})).toBe(2);
  });

  it('asks for the files it imports', async () => {
    const imported = file(
      '<decision id="a" name="the answer"><literalExpression><text>42</text></literalExpression></decision>',
      '20191111',
      'urn:b',
    );
    const importing = file(`<import namespace="urn:b" name="other" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
      ${literal('other.the answer + 1', '<informationRequirement><requiredDecision href="urn:b#a"/></informationRequirement>')}`);
    const { plan, report } = await compileDecisions(importing, { imports: new Map([['urn:b', imported]]) });
    expect(report.findings).toEqual([]);
    expect(evaluateDecision(plan!, 'd', {})).toBe(43);
  });

  it('has the same name whenever it says the same', async () => {
    const moved = Buffer.from(office.toString().replace('<inputData id="i1"', '<!-- moved -->\n<inputData id="i1"'));
    expect((await compileDecisions(moved)).hash).toBe((await compileDecisions(office)).hash);
  });

  it('keeps its table as data', async () => {
    const { plan, report } = await compileDecisions(office);
    expect(report).toMatchObject({ publishable: true, findings: [] });
    const logic = (plan!.elements.signLevel as PlanDecision).logic as DecisionTable;
    expect(logic.rules[1]).toEqual({ id: 'r2', tests: ['[100..1000]', '-'], outputs: ['"مدیر کل"'] });
  });
});

describe('a decision of an office', () => {
  const given = { 'پیوست مالی': 50, فوریت: 'عادی', 'کد ملی': '0012345678' };

  it('is taken with what it needs, and a national number stays text', async () => {
    expect(await decide(office, given, 'label')).toBe('0012345678 / رئیس اداره');
    expect(await decide(office, given, 'سطح امضا')).toBe('رئیس اداره');
  });

  it.each([
    [{ 'پیوست مالی': '50' }, 'decision.input_invalid'],
    [{ 'کد ملی': 12345678 }, 'decision.input_invalid'],
    [{ فوریت: 'دیر' }, 'decision.input_invalid'],
    [{ 'پیوست مالی': 200, فوریت: 'آنی' }, 'decision.hit_several'],
  ])('comes to nothing, by name, with %j', async (more, code) => {
    expect(await decide(office, { ...given, ...more }, 'label')).toBe(code);
  });

  describe('in the threads of expressions', () => {
    let pool: FeelPool;
    beforeAll(() => void (pool = feelPool({ threads: 1, limitMs: 1000 })));
    afterAll(() => pool.close());

    const ask = async (decision: string, context: Record<string, number | string>) => {
      const { plan } = await compileDecisions(office);
      const question = { id: 'q', instance: 'i', element: 'e', at: '2026-01-07T08:30:00.000Z', context, lets: [] };
      const asks = [{ key: 'a', as: 'decision' as const, decision }];
      return (await pool.evaluate([{ ...question, asks }], { version: '' }, { planOf: () => plan }))[0]!;
    };

    it('is answered there', async () => {
      expect((await ask('signLevel', given)).answers).toEqual({ a: { value: 'رئیس اداره' } });
    });

    it('says by which rule it failed', async () => {
      const params = { decision: 'signLevel', code: 'decision.hit_several', reason: expect.stringContaining('۲، ۳') as string };
      expect((await ask('signLevel', { ...given, 'پیوست مالی': 200, فوریت: 'آنی' })).answers).toEqual({
        a: { error: 'incident.decision_failed', params },
      });
    });

    it('is ended when it has no end, and the next is answered', async () => {
      const error = expect.stringMatching(/^incident\.expression_too_(slow|large)$/) as string;
      expect((await ask('endless', {})).failed).toEqual({ error, params: { feel: 'endless' } });
      expect((await ask('signLevel', given)).answers).toEqual({ a: { value: 'رئیس اداره' } });
    });
  });
});
