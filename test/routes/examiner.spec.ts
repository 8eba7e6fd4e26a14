import type { RoutePlan } from '../../contracts/route-plan';
import type { RoutedKind } from '../../contracts/routes';
import { findingSentence } from '../../src/routing/compile/findings';
import type { ExaminedRoute } from '../../src/routing/library/examine';
import type { DecisionFile } from '../../src/routing/library/examine-decisions';
import { file, tableFile } from './dmn/table-file';
import { drawn, e, ext, fileOf, gate, s, user } from '../support/drawings';
import { examiner } from '../support/examiner';

const examining = examiner();
const impatient = examiner({ limitMs: 2_000 });
afterAll(() => Promise.all([examining.close(), impatient.close()]));

async function examined(
  inside: string,
  letterKind: RoutedKind = 'LETTER',
  decisions: DecisionFile[] = [],
): Promise<ExaminedRoute & { said: string[] }> {
  const found = await examining.route({ bytes: fileOf(inside), letterKind, decisions });
  const said = found.report.findings.map(({ severity, code, element }) => `${severity} ${code} ${element ?? ''}`.trim());
  for (const finding of found.report.findings) expect(findingSentence(finding)).not.toContain('؟');
  return { ...found, said };
}

const sound = drawn(`${s}${user('A')}${e}`, 's>A A>e');
const sequence = (task: string) => drawn(`${s}${task}${e}`, 's>A A>e');
const due = '<zeebe:taskSchedule dueDate="= now()"/>';
const command = (type: string) => `<bpmn:serviceTask id="A">${ext(`<zeebe:taskDefinition type="${type}"/>`)}</bpmn:serviceTask>`;
const assigned = (groups: string, more = '') =>
  `<bpmn:userTask id="A">${ext(`<zeebe:assignmentDefinition candidateGroups="${groups.replaceAll('"', '&quot;').replaceAll('>', '&gt;')}"/>${due}${more}`)}</bpmn:userTask>`;
const form = (id: string, outcomes: string) =>
  assigned(
    '= manager(sender)',
    `<zeebe:formDefinition formId="${id}"/><zeebe:properties><zeebe:property name="route.outcomes" value="${outcomes}"/></zeebe:properties>`,
  );
const rule = (decision: string) =>
  sequence(
    `<bpmn:businessRuleTask id="A">${ext(`<zeebe:calledDecision decisionId="${decision}" resultVariable="r"/>`)}</bpmn:businessRuleTask>`,
  );
const decisionFile = (feel: string, id = 'd', namespace = 'urn:test'): Uint8Array =>
  file(`<decision id="${id}" name="${id}"><literalExpression><text>${feel}</text></literalExpression></decision>`, '20191111', namespace);
const many = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);

/** Of three elements each: a choice, a task on one side, a join. */
function rounds(ids: string[], kind = 'exclusive'): { gates: string; flows: string } {
  const joins = ids.map((_, i) => `j${i}`);
  const flows = ids.map((id, i) => `${joins[i - 1] ?? 's'}>x${i} x${i}>${id}? x${i}>j${i}! ${id}>j${i}`);
  return { gates: gate(kind, ...ids.map((_, i) => `x${i}`), ...joins), flows: `${flows.join(' ')} ${joins.at(-1)}>e` };
}

/** Deeper than the parser of expressions bears in the time there is. */
const poison = drawn(`${s}${user('A')}${e}`, 's>A A>e').replace('= now()', `= ${'['.repeat(200_000)}`);

describe('the examination of a route', () => {
  it('says that a route always ends, and gives the plan it runs on', async () => {
    const { report, said, plan, hash } = await examined(sound);
    expect({ said, verdict: report.verdict, publishable: report.publishable }).toEqual({ said: [], verdict: 'sound', publishable: true });
    expect({ schema: (JSON.parse(plan!) as { schema: number }).schema, hash }).toEqual({
      schema: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('lets nobody publish a route that stands still, and shows the way there', async () => {
    const join = `${s}${gate('exclusive', 'x')}${gate('parallel', 'j')}${user('A')}${user('B')}${e}`;
    const { report } = await examined(drawn(join, 's>x x>A? x>B! A>j B>j j>e'));
    expect(report).toMatchObject({ publishable: false, verdict: 'unsound' });
    expect(report.findings.find(({ code }) => code === 'sound.join_waits')).toMatchObject({
      severity: 'error',
      element: 'j',
      path: expect.arrayContaining([
        { how: 'took', element: 'f_s_x' },
        { how: 'completed', element: 'A' },
        { how: 'stands', element: 'j' },
      ]),
    });
  });

  it('lets nobody publish a route whose branches double with every round', async () => {
    const doubling = `${s}${gate('exclusive', 'm')}${gate('parallel', 'f')}${user('A')}${user('B')}${e}`;
    const { report, said } = await examined(drawn(doubling, 's>m m>f f>A f>B A>m B>m'));
    expect(report).toMatchObject({ publishable: false, verdict: 'unsound' });
    expect(said.some((line) => line.startsWith('error sound.tokens_multiply'))).toBe(true);
  });

  it('warns of a task that is nobody’s, and publishes it', async () => {
    const { report, said } = await examined(drawn(`${s}<bpmn:userTask id="A"/>${e}`, 's>A A>e'));
    expect(said).toContain('warning sound.nobody A');
    expect(report).toMatchObject({ publishable: true, verdict: 'sound' });
  });

  it('says where it could not look everywhere, and lets two administrators judge', async () => {
    const names = many(16);
    const wide = `${s}${gate('parallel', 'f', 'j')}${names.map((id) => user(id)).join('')}${e}`;
    const { report, said } = await examined(drawn(wide, `s>f ${names.map((id) => `f>${id} ${id}>j`).join(' ')} j>e`));
    expect({ said, verdict: report.verdict, publishable: report.publishable }).toEqual({
      said: ['warning sound.unknown_states'],
      verdict: 'unknown',
      publishable: true,
    });
  });

  it.each([
    ['a command that the office does not know', command('mail.send'), 'error task.command_unknown A'],
    ['a command that is worked out', command('= kind'), 'error task.command_computed A'],
    ['a button that its form never gives', form('letter.sign', 'signed,approved'), 'error task.outcome_unknown A'],
    [
      'a Jalali date taken for another',
      assigned('= if today() > date("1405-01-01") then manager(sender) else null'),
      'warning feel.year_jalali A',
    ],
    ['a Jalali date in numbers', assigned('= [string(date(1405, 1, 1))]'), 'warning feel.year_jalali A'],
  ])('tells of %s', async (_, task, line) => {
    const { said, report } = await examined(sequence(task));
    expect(said).toContain(line);
    expect(report.publishable).toBe(!line.startsWith('error'));
  });

  it('takes commands and buttons of the catalogue, other forms with buttons of their own, and Jalali dates as such', async () => {
    const fine = [command('letter.register'), form('letter.sign', 'signed'), form('of.a.unit', 'yes,no')];
    for (const task of [...fine, assigned('= if today() > jalaliDate("1405/01/01") then manager(sender) else null')])
      expect((await examined(sequence(task))).report).toMatchObject({ publishable: true, findings: [] });
  });

  it('lets a rehearsed route command what it likes', async () => {
    expect((await examined(sequence(command('mail.send')), 'REHEARSAL')).report).toMatchObject({ publishable: true, refers: [] });
  });

  it.each([
    ['2301.expert1, 2301', ['holder 2301.expert1', 'holder 2301']],
    ['= ["a", "b"]', ['holder a', 'holder b']],
    ['= if kind = "LETTER" then "a" else [manager("p"), head("u")]', ['holder a', 'post p', 'unit u']],
    ['= inRole("u", "COUNTER")', ['unit u', 'role COUNTER']],
    ['= head(ancestor(unit, "province"))', []],
    ['= managersUpTo(sender, "province")', []],
  ])('knows whom %s names word for word', async (groups, names) => {
    const { report } = await examined(sequence(assigned(groups)));
    expect(report.refers!.map(({ element, of, code }) => [element, `${of} ${code}`])).toEqual(names.map((name) => ['A', name]));
  });

  it('knows whom a notice goes to, and what conditions name', async () => {
    const notice = `<bpmn:sendTask id="A">${ext('<zeebe:taskDefinition type="letter.notify"/><zeebe:ioMapping><zeebe:input source="= &quot;a&quot;" target="to"/></zeebe:ioMapping>')}</bpmn:sendTask>`;
    const drawing = drawn(`${s}${notice}${gate('exclusive', 'x')}${e}<bpmn:endEvent id="e2"/>`, 's>A A>x x>e? x>e2!');
    const { report } = await examined(drawing.replace('= x<', '= sender = head("u")<'));
    expect(report.refers).toEqual([
      { element: 'A', of: 'holder', code: 'a' },
      { element: 'f_x_e', of: 'unit', code: 'u' },
    ]);
  });

  it('takes the tables along that its rule tasks call, and no others', async () => {
    const called = { name: 'a.dmn', bytes: decisionFile('1') };
    const other = { name: 'b.dmn', bytes: decisionFile('2', 'other') };
    const { report, plan, hash } = await examined(rule('d'), 'LETTER', [called, other]);
    expect(report).toMatchObject({ publishable: true, findings: [] });
    expect((JSON.parse(plan!) as RoutePlan).decisions).toMatchObject([{ elements: { d: { id: 'd' } } }]);
    const changed = await examined(rule('d'), 'LETTER', [{ ...called, bytes: decisionFile('3') }, other]);
    expect(changed.hash).not.toBe(hash);
    expect((await examined(sequence(command('letter.register')), 'LETTER', [called])).plan).not.toContain('decisions');
  });

  it('refuses a decision that no table has, or two have, unless a rehearsal pretends it', async () => {
    expect((await examined(rule('d'))).said).toContain('error task.decision_unknown A');
    expect((await examined(rule('d'), 'REHEARSAL')).report).toMatchObject({
      publishable: true,
      findings: [{ severity: 'warning', code: 'task.decision_unknown' }],
    });
    const twice = ['a.dmn', 'b.dmn'].map((name) => ({ name, bytes: decisionFile('1') }));
    expect((await examined(rule('d'), 'LETTER', twice)).said).toContain('error task.decision_ambiguous A');
  });

  it('tells of gaps and contradictions of the tables that lie with it, by the name of their file', async () => {
    const table = tableFile({
      inputs: ['n'],
      outputs: [':string'],
      rules: [
        ['< 5', '"a"'],
        ['[3..9]', '"b"'],
      ],
    });
    const { report } = await examined(rule('d'), 'LETTER', [{ name: 'a.dmn', bytes: table }]);
    expect(report.publishable).toBe(false);
    const ofTable = report.findings.filter((finding) => finding.file === 'a.dmn');
    expect(ofTable.map(findingSentence)).toEqual([
      'جدول «d» برای حالت «n: > 9» ردیفی ندارد.',
      'ردیف‌های ۱ و ۲ جدول «d» در حالت «n: [3..5)» هر دو برقرارند و نتیجهٔ متفاوت دارند.',
    ]);
  });

  it('lets files of decisions import each other, and answers a hostile one with a report', async () => {
    const uses = file(
      `<import name="other" namespace="urn:other" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
       <decision id="d" name="d"><informationRequirement><requiredDecision href="urn:other#o"/></informationRequirement><literalExpression><text>other.o + 1</text></literalExpression></decision>`,
    );
    const files = [
      { name: 'a.dmn', bytes: uses },
      { name: 'b.dmn', bytes: decisionFile('1', 'o', 'urn:other') },
      { name: 'c.dmn', bytes: new TextEncoder().encode('<!DOCTYPE x [<!ENTITY a "b">]><definitions>&a;</definitions>') },
    ];
    const [a, b, c] = await examining.decisions(files);
    expect([a!.report.usable, b!.report.usable, c!.report.usable]).toEqual([true, true, false]);
    expect(a!.report.decisions).toEqual([{ id: 'd', name: 'd' }]);
    expect(c!.report.findings.map(({ code }) => code)).toEqual(['file.doctype']);
    expect((await examined(rule('d'), 'LETTER', files.slice(0, 1))).said).toContain('error dmn.import_missing');
    expect((await examined(rule('d'), 'LETTER', files.slice(0, 2))).report.publishable).toBe(true);
  });

  it.each([
    [
      'one after another',
      1_000,
      (ids: string[]) => ({ gates: '', flows: [...ids, 'e'].map((id, i) => `${ids[i - 1] ?? 's'}>${id}`).join(' ') }),
      'sound',
    ],
    [
      'all at once',
      666,
      (ids: string[]) => ({ gates: gate('parallel', 'f', 'j'), flows: `s>f ${ids.map((id) => `f>${id} ${id}>j`).join(' ')} j>e` }),
      'unknown',
    ],
    ['by choices', 285, (ids: string[]) => rounds(ids), 'sound'],
  ])(
    'answers for a drawing of 2,000 elements %s, in time',
    async (_, tasks, shape, verdict) => {
      const ids = many(tasks);
      const { gates, flows } = shape(ids);
      const began = performance.now();
      const { report } = await examined(drawn(`${s}${e}${gates}${ids.map((id) => user(id)).join('')}`, flows), 'REHEARSAL');
      expect(report).toMatchObject({ publishable: true, verdict });
      expect(report.elements.length).toBeGreaterThan(1_990);
      expect(performance.now() - began).toBeLessThan(20_000);
    },
    30_000,
  );

  it('reads and proves a drawing of 60 elements within a second', async () => {
    await examined(sound); // the thread is there, and warm
    const { gates, flows } = rounds(many(9), 'inclusive');
    const began = performance.now();
    const { report } = await examined(
      drawn(
        `${s}${e}${gates}${many(9)
          .map((id) => user(id))
          .join('')}`,
        flows,
      ),
      'REHEARSAL',
    );
    expect(report.elements.length).toBeGreaterThanOrEqual(60);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('says so of a route whose plan is more than a run can be given', async () => {
    const ids = many(400);
    const { gates, flows } = rounds(ids, 'inclusive');
    const named = `${gates}${ids.map((id) => user(id)).join('')}`;
    expect((await examined(drawn(`${s}${e}${named}`, flows), 'REHEARSAL')).said).toEqual(['error file.plan_too_large']);
  }, 30_000);

  it.each([
    ['an element nobody runs', drawn(`${s}<bpmn:transaction id="A"/>${e}`, 's>A A>e'), 'element.refused'],
    ['an expression that goes round for ever', sequence(assigned('= for i in 1..1000000000 return i')), 'feel.loop_over_range'],
    ['an expression that calls itself', sequence(assigned('= {f: function(x) f(x)}.f(1)')), 'feel.function_definition'],
    ['an expression as long as a book', sequence(assigned(`= [${'"x", '.repeat(5_000)}"x"]`)), 'feel.too_long'],
  ])('refuses %s, with a sentence', async (_, drawing, code) => {
    const { report } = await examined(drawing);
    expect(report.publishable).toBe(false);
    expect(report.findings.map((finding) => finding.code)).toContain(code);
  });

  it('does not prove what could not be read whole', async () => {
    const { report } = await examined(drawn(`${s}<bpmn:complexGateway id="A"/>${e}`, 's>A A>e'));
    expect(report).toMatchObject({ publishable: false, verdict: null });
  });

  it('gives up a file without an end, and goes on with the next', async () => {
    const route = (inside: string) => impatient.route({ bytes: fileOf(inside), letterKind: 'LETTER', decisions: [] });
    const [given, next] = await Promise.all([route(poison), route(sound)]);
    expect(given).toEqual({
      report: { publishable: false, verdict: null, elements: [], findings: [expect.objectContaining({ code: 'file.too_hard' })] },
    });
    expect(next.report.verdict).toBe('sound');
  });
});
