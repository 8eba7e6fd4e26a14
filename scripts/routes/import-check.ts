import { isDeepStrictEqual } from 'node:util';
import { compileRoute } from '../../src/routing/compile/compile';
import { decode } from '../../src/routing/compile/decode';
import { Findings, findingSentence, type ImportReport } from '../../src/routing/compile/findings';
import { childrenIn, scanXml, textIn, type XmlElement } from '../../src/routing/compile/xml-scan';
import { writeXml } from '../../src/routing/compile/xml-write';

export interface Imported {
  report: ImportReport;
  failures: string[];
}

const MODEL = '{http://www.omg.org/spec/BPMN/20100524/MODEL}';

/** Imports a foreign model and looks whether the report is honest and nothing is lost on the way out. */
export async function importForeign(bytes: Uint8Array): Promise<Imported> {
  const { report } = await compileRoute(bytes);
  const text = decode(bytes, new Findings());
  const root = text === undefined ? undefined : scanXml(text, new Findings());
  const failures = report.findings.filter((finding) => findingSentence(finding).includes('؟')).map(({ code }) => `${code} lacks a word`);
  if (!root) return { report, failures: report.publishable ? ['unreadable, and not said'] : failures };
  const again = scanXml(writeXml(root), new Findings());
  if (!again || !isDeepStrictEqual(factsIn(again), factsIn(root))) failures.push('something is lost on the way out');
  return { report, failures: [...failures, ...unnamed(root, report)] };
}

/** Every element by its place, attributes, and text. */
function factsIn(element: XmlElement): unknown {
  return [element.name, [...element.attributes].sort(), textIn(element), childrenIn(element).map(factsIn)];
}

/** What of the flow the report does not name, though it could be read. */
function unnamed(root: XmlElement, { elements, findings }: ImportReport): string[] {
  if (findings.some(({ code }) => code === 'file.not_bpmn' || code === 'file.unreadable_part')) return [];
  const named = new Set(elements.map(({ id }) => id));
  return flowIn(root)
    .filter((id) => !named.has(id))
    .map((id) => `${id} is not named`);
}

function flowIn(element: XmlElement): string[] {
  if (!element.name.startsWith(MODEL) && element.name !== '') return [];
  const local = element.name.slice(MODEL.length);
  const id = element.attributes.get('id');
  const isFlow = /(^task|Task|Event|Gateway|^subProcess|SubProcess|^transaction|^callActivity|^sequenceFlow|^process)$/.test(local);
  return [...(isFlow && id !== undefined ? [id] : []), ...childrenIn(element).flatMap(flowIn)];
}
