import { DmnModdle } from 'dmn-moddle';
import dmn from 'dmn-moddle/resources/dmn/json/dmn13.json';
import dmndi from 'dmn-moddle/resources/dmn/json/dmndi13.json';
import { decode } from '../compile/decode';
import type { Findings } from '../compile/findings';
import type { Element } from '../compile/moddle';
import { scanXml } from '../compile/xml-scan';

const child = (name: string) => ({ name, type: 'ChildExpression', xml: { serialize: 'property' } });
const boxed = (name: string, properties: object[], superClass = 'Expression') => ({ name, superClass: [superClass], properties });

/** The library knows DMN 1.3; what 1.4 and 1.5 added, in its own words. */
const since13 = [
  boxed('ChildExpression', [{ name: 'value', type: 'Expression' }], 'DMNElement'),
  boxed('Conditional', ['if', 'then', 'else'].map(child)),
  boxed('Filter', ['in', 'match'].map(child)),
  boxed('Iterator', [{ name: 'iteratorVariable', isAttr: true, type: 'String' }, child('in')]),
  boxed('For', [child('return')], 'Iterator'),
  boxed('Some', [child('satisfies')], 'Iterator'),
  boxed('Every', [child('satisfies')], 'Iterator'),
];

/** 1.1 to 1.5: the same words under another date. */
const MODEL = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(?:MODEL\/?|dmn\.xsd)$/;

/** @returns the file as the DMN library reads it, whatever its version; undefined with a finding when it is hostile or no DMN */
export async function readDmn(bytes: Uint8Array, findings: Findings): Promise<Element | undefined> {
  const text = decode(bytes, findings);
  const scanned = text === undefined ? undefined : scanXml(text, findings);
  if (text === undefined || !scanned) return undefined;
  const [, uri, name] = /^\{(.*)\}(.*)$/.exec(scanned.name) ?? [];
  if (uri === undefined || name !== 'definitions' || !MODEL.test(uri)) return void findings.error('file.not_dmn');
  const packages = {
    dmn: { ...dmn, uri, types: [...dmn.types, ...since13] },
    dmndi: { ...dmndi, uri: uri.replace(/MODEL\/?$|dmn\.xsd$/, 'DMNDI/') },
  };
  try {
    const { rootElement, warnings } = await new DmnModdle(packages).fromXML(text.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, ''));
    for (const { message } of warnings) told(message, findings);
    return rootElement;
  } catch {
    return void findings.error('file.not_dmn');
  }
}

function told(message: string, findings: Findings): void {
  const twice = /duplicate ID <(.+)>/.exec(message)?.[1];
  if (twice !== undefined) findings.error('element.id_twice', twice);
  else findings.warn('file.unreadable_part', undefined, { reason: message.split('\n')[0]! });
}
