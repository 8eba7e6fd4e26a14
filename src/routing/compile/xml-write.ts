import { isElement, type XmlElement } from './xml-scan';

/** Writes what was read: every element, attribute, text and comment in its place, in UTF-8. */
export const writeXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;

function written(element: XmlElement): string {
  const attributes = element.written.map(
    ([name, value]) =>
      ` ${name}="${escaped(value)
        .replace(/"/g, '&quot;')
        .replace(/[\t\n\r]/g, spelt)}"`,
  );
  const inside = element.content.map((part) =>
    typeof part === 'string' ? escaped(part).replace(/\r/g, spelt) : isElement(part) ? written(part) : part.raw,
  );
  const opening = `<${element.tag}${attributes.join('')}`;
  return inside.length === 0 ? `${opening}/>` : `${opening}>${inside.join('')}</${element.tag}>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** White space that a reader would take for a blank. */
const spelt = (sign: string): string => `&#${sign.charCodeAt(0)};`;
