import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRoute } from '../../src/routing/compile/compile';
import { findingSentence } from '../../src/routing/compile/findings';
import { scanXml } from '../../src/routing/compile/xml-scan';
import { writeXml } from '../../src/routing/compile/xml-write';
import { Findings } from '../../src/routing/compile/findings';

const bytes = (text: string) => new TextEncoder().encode(text);
const head = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const route = (inside: string) =>
  `<bpmn:definitions ${head} id="d"><bpmn:process id="p" isExecutable="true">${inside}</bpmn:process></bpmn:definitions>`;
const sequence = (task: string) =>
  route(`<bpmn:startEvent id="s"/>${task}<bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="A"/><bpmn:sequenceFlow id="f2" sourceRef="A" targetRef="e"/>`);

async function codesOf(text: string | Uint8Array): Promise<string[]> {
  const { report } = await compileRoute(typeof text === 'string' ? bytes(text) : text);
  for (const finding of report.findings) expect(findingSentence(finding)).not.toContain('؟');
  return report.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('a file that is meant to be a route', () => {
  it.each([
    ['a DTD', `<!DOCTYPE x [<!ENTITY a "b">]>${sequence('<bpmn:task id="A"/>')}`, 'file.doctype'],
    ['an entity', sequence('<bpmn:task id="A" name="&lol;"/>'), 'file.entity'],
    ['depth without end', '<a>'.repeat(5000), 'file.too_deep'],
    ['tags that do not close', '<a><b></a>', 'file.not_xml'],
    ['an attribute twice', '<a b="1" b="2"/>', 'file.not_xml'],
    ['nothing', '', 'file.not_xml'],
    ['another kind of XML', '<a/>', 'file.not_bpmn'],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><a/>', 'file.encoding_unknown'],
    ['too many elements', `<a>${'<b/>'.repeat(70_000)}</a>`, 'file.too_many_elements'],
    ['a process that is not executable', sequence('<bpmn:task id="A"/>').replace(' isExecutable="true"', ''), 'file.nothing_executable'],
    ['a complex gateway', sequence('<bpmn:complexGateway id="A"/>'), 'element.refused'],
    ['a standard loop', sequence('<bpmn:task id="A"><bpmn:standardLoopCharacteristics/></bpmn:task>'), 'loop.standard'],
    [
      'a script',
      sequence('<bpmn:scriptTask id="A" scriptFormat="javascript"><bpmn:script>x</bpmn:script></bpmn:scriptTask>'),
      'task.script_language',
    ],
    ['a service task without a command', sequence('<bpmn:serviceTask id="A"/>'), 'task.command_missing'],
    ['a call of itself', sequence('<bpmn:callActivity id="A" calledElement="p"/>'), 'call.recursive'],
    ['an event without a kind', sequence('<bpmn:intermediateCatchEvent id="A"/>'), 'event.definition_missing'],
  ])('is refused with a sentence for %s', async (_, text, code) => {
    expect(await codesOf(text)).toContain(code);
  });

  it('is refused when it is larger than any route', async () => {
    expect(await codesOf(new Uint8Array(5_000_000))).toEqual(['file.too_large']);
  });

  it.each([
    ['count(for i in 1..5000000 return i)', 'feel.loop_over_range'],
    ['some x in [1..9] satisfies x > 3', 'feel.loop_over_range'],
    ['(function(a) a)(1)', 'feel.function_definition'],
    ['1 +', 'feel.syntax'],
    ['bomb(1)', 'feel.unknown_function'],
    [`1${' + 1'.repeat(500)}`, 'feel.too_long'],
  ])('is refused for the expression %s', async (feel, code) => {
    const properties = `<zeebe:assignmentDefinition candidateGroups="= ${feel.replace(/>/g, '&gt;')}"/>`;
    expect(
      await codesOf(sequence(`<bpmn:userTask id="A"><bpmn:extensionElements>${properties}</bpmn:extensionElements></bpmn:userTask>`)),
    ).toEqual([code]);
  });

  it('is read by its declared encoding', async () => {
    const text = sequence('<bpmn:task id="A" name="Prüfung"/>');
    const { plan } = await compileRoute(Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1'));
    expect(plan?.nodes.A?.name).toBe('Prüfung');
    const wide = await compileRoute(Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le'));
    expect(wide.plan?.nodes.A?.name).toBe('Prüfung');
  });

  it('gives the same plan under the same name, however it is drawn', async () => {
    const file = readFileSync(join(__dirname, 'cases/p006-quorum-approve-or-block.bpmn'));
    const [one, other] = [await compileRoute(file), await compileRoute(bytes(file.toString().replace(/ x="\d+"/g, ' x="7"')))];
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other.hash).toBe(one.hash);
  });

  it('loses nothing on the way out, not even what nobody knows', () => {
    const text = `<a xmlns:x="urn:x" x:b="1 &amp; &quot;2&quot;&#10;" c=""><!-- why --> mixed <x:d/><![CDATA[<raw>]]> tail </a>`;
    const read = scanXml(text, new Findings())!;
    expect(scanXml(writeXml(read), new Findings())).toMatchObject({ written: read.written, attributes: read.attributes });
    expect(writeXml(read)).toContain('<!-- why --> mixed <x:d/>&lt;raw&gt; tail </a>');
  });

  it('with 2,000 elements is compiled in good time', async () => {
    const tasks = Array.from(
      { length: 1000 },
      (_, i) => `<bpmn:task id="t${i}"/><bpmn:sequenceFlow id="n${i}" sourceRef="${i ? `t${i - 1}` : 's'}" targetRef="t${i}"/>`,
    );
    const began = performance.now();
    const { report } = await compileRoute(bytes(route(`<bpmn:startEvent id="s"/>${tasks.join('')}`)));
    expect(report.publishable).toBe(true);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
