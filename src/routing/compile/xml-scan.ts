import type { Findings } from './findings';

/** An element as it stands in the file, and with its namespaces resolved: what reads the same is the same, however it is written. */
export interface XmlElement {
  /** as written, with its prefix */
  tag: string;
  /** `{namespace}local` */
  name: string;
  /** as written, namespace declarations too, in their order */
  written: [name: string, value: string][];
  /** by resolved name, without declarations */
  attributes: Map<string, string>;
  /** elements, text, and comments as they stand */
  content: (XmlElement | string | { raw: string })[];
}

export const isElement = (part: XmlElement['content'][number]): part is XmlElement => typeof part !== 'string' && 'tag' in part;

export const childrenIn = (element: XmlElement): XmlElement[] => element.content.filter(isElement);

export const textIn = (element: XmlElement): string => element.content.filter((part) => typeof part === 'string').join('');

export const MAX_DEPTH = 100;
export const MAX_ELEMENTS = 60_000;

type Scope = ReadonlyMap<string, string>;

class Refused extends Error {}

/**
 * Reads XML into a tree, before any library sees it: no DTD, no entities beyond the five, no more depth and elements than a route has.
 * @returns undefined with a finding when the text is hostile or no XML
 */
export function scanXml(text: string, findings: Findings): XmlElement | undefined {
  try {
    return new Scanner(text, findings).read();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

class Scanner {
  private at = 0;
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly findings: Findings,
  ) {}

  read(): XmlElement {
    const document: XmlElement = { tag: '', name: '', written: [], attributes: new Map(), content: [] };
    const open: { element: XmlElement; tag: string; scope: Scope }[] = [
      { element: document, tag: '', scope: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) },
    ];
    while (this.at < this.text.length) {
      const { element, tag, scope } = open.at(-1)!;
      const next = this.text.indexOf('<', this.at);
      const between = this.plain(this.text.slice(this.at, next < 0 ? this.text.length : next));
      if (between) element.content.push(between);
      if (next < 0) break;
      this.at = next;
      if (this.text.startsWith('<?', this.at)) this.raw(element, '?>');
      else if (this.text.startsWith('<!--', this.at)) this.raw(element, '-->');
      else if (this.text.startsWith('<![CDATA[', this.at)) element.content.push(this.until(']]>').slice(9, -3));
      else if (this.text.startsWith('<!', this.at)) this.refuse('file.doctype');
      else if (this.text.startsWith('</', this.at)) {
        const closing = this.until('>').slice(2, -1).trim();
        if (closing !== tag || open.length === 1) this.broken(`</${closing}>`);
        open.pop();
      } else {
        const began = this.opening(scope);
        element.content.push(began.element);
        if (++this.count > MAX_ELEMENTS) this.refuse('file.too_many_elements', { max: MAX_ELEMENTS });
        if (!began.closed) open.push(began);
        if (open.length > MAX_DEPTH + 1) this.refuse('file.too_deep', { max: MAX_DEPTH });
      }
    }
    if (open.length > 1) this.broken(`<${open.at(-1)!.tag}>`);
    const [root, second] = childrenIn(document);
    if (
      !root ||
      second ||
      textIn(document)
        .replace(/\ufeff/g, '')
        .trim()
    )
      return this.broken('root');
    return root;
  }

  private opening(outer: Scope): { element: XmlElement; tag: string; scope: Scope; closed: boolean } {
    const pattern = /<([^\s<>/="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return this.broken(this.text.slice(this.at, this.at + 40));
    this.at = pattern.lastIndex;
    const [, tag, written, slash] = match;
    const pairs: [string, string][] = [];
    const names = new Set<string>();
    for (const [, name, double, single] of written!.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      if (names.has(name!)) this.broken(`${tag} ${name}`);
      names.add(name!);
      pairs.push([name!, this.plain((double ?? single)!)]);
    }
    const declared = pairs.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
    const scope = declared.length ? new Map([...outer, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)]) : outer;
    const attributes = new Map<string, string>();
    for (const [name, value] of pairs) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      attributes.set(name.includes(':') ? this.resolved(name, scope) : name, value);
    }
    const element = { tag: tag!, name: this.resolved(tag!, scope), written: pairs, attributes, content: [] };
    return { element, tag: tag!, scope, closed: slash === '/' };
  }

  private resolved(name: string, scope: Scope): string {
    const colon = name.indexOf(':');
    const uri = scope.get(colon < 0 ? '' : name.slice(0, colon));
    if (colon >= 0 && uri === undefined) this.broken(name);
    return `{${uri ?? ''}}${name.slice(colon + 1)}`;
  }

  private plain(text: string): string {
    if (!text.includes('&')) return text;
    return text.replace(/&([^;\s&]*)(;?)/g, (all, name: string, end: string) => {
      const known = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name];
      if (end && known) return known;
      const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
      const point = code && end ? parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) : 0;
      if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
      return this.refuse('file.entity', { entity: all });
    });
  }

  private raw(element: XmlElement, closes: string): void {
    element.content.push({ raw: this.until(closes) });
  }

  private until(closes: string): string {
    const end = this.text.indexOf(closes, this.at);
    if (end < 0) return this.broken(this.text.slice(this.at, this.at + 40));
    const part = this.text.slice(this.at, end + closes.length);
    this.at = end + closes.length;
    return part;
  }

  private broken(reason: string): never {
    return this.refuse('file.not_xml', { reason });
  }

  private refuse(code: Parameters<Findings['error']>[0], params?: Record<string, string | number>): never {
    this.findings.error(code, undefined, params);
    throw new Refused(code);
  }
}
