import { persianLetters } from './persian-letters';

/**
 * HTML of another program, brought down to what the editor understands: Word's own elements, comments and styles go, its lists become lists,
 * bold and centred text that was only styled keeps that. What is left is still only read through the editor's schema.
 */
export function cleanPasted(html: string): string {
  // an attribute named style would be applied, and refused by the content policy, as soon as it is parsed
  const unstyled = html
    .replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>/g, '')
    .replace(/<(style|script|xml|head|title)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/?(?:o|w|v|m|st1):[^>]*>|<(?:meta|link|img|base)\b[^>]*>/gi, '')
    .replace(/\s(style|on\w+)=(?=["'\w])/gi, ' data-pasted-$1=');
  const { body } = new DOMParser().parseFromString(unstyled, 'text/html');
  for (const element of [...body.querySelectorAll<HTMLElement>('[data-pasted-style]')]) keepMeaning(element);
  listWordLists(body);
  for (const heading of body.querySelectorAll('h4, h5, h6')) rename(heading, 'h3');
  for (const element of body.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) if (!KEPT.has(name)) element.removeAttribute(name);
  return persianLetters(body.innerHTML);
}

const KEPT = new Set(['dir', 'data-align', 'align', 'colspan', 'rowspan', 'start', 'data-header', 'data-pm-slice']);

function keepMeaning(element: HTMLElement): void {
  const style = element.getAttribute('data-pasted-style') ?? '';
  const value = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1]?.trim().toLowerCase() ?? '';
  if (/^(left|right|center|justify)$/.test(value('text-align'))) element.setAttribute('data-align', value('text-align'));
  if (value('direction') === 'ltr') element.setAttribute('dir', 'ltr');
  const weight = value('font-weight');
  if (/^(b|strong)$/i.test(element.tagName) && /^(normal|400)$/.test(weight)) return rename(element, 'span'); // Google Docs wraps everything so
  if (!/^(span|font)$/i.test(element.tagName)) return;
  if (/^(bold|[6-9]00)$/.test(weight)) wrapContent(element, 'strong');
  if (value('font-style') === 'italic') wrapContent(element, 'em');
  if (value('text-decoration').includes('underline')) wrapContent(element, 'u');
}

/** Word writes the items of a list as paragraphs that carry their own marks. */
function listWordLists(body: HTMLElement): void {
  const isItem = (element: Element | null): element is HTMLElement =>
    !!element && /mso-list\s*:\s*l\d/i.test(element.getAttribute('data-pasted-style') ?? '');
  for (const first of [...body.querySelectorAll('p')].filter((one) => isItem(one) && !isItem(one.previousElementSibling))) {
    const items: HTMLElement[] = [];
    for (let item: Element | null = first; isItem(item); item = item.nextElementSibling) items.push(item);
    const marks = items.map(takeMark);
    const list = body.ownerDocument.createElement(/[\p{L}\p{N}]/u.test(marks[0]!) && marks[0] !== 'o' ? 'ol' : 'ul');
    first.before(list);
    for (const item of items) {
      const line = body.ownerDocument.createElement('li');
      line.append(item);
      list.append(line);
    }
  }
}

function takeMark(item: HTMLElement): string {
  const mark = [...item.querySelectorAll('[data-pasted-style]')].find((one) =>
    /mso-list\s*:\s*ignore/i.test(one.getAttribute('data-pasted-style')!),
  );
  const text = mark?.textContent?.trim() ?? '';
  mark?.remove();
  return text;
}

function wrapContent(element: Element, tag: string): void {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes]) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
