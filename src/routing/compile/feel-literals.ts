import { parseExpression } from 'feelin';

type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

/** What stands in an expression word for word: known before anything is evaluated. Expressions have passed `checkFeel` before. */

/** The call of a function by its name, with each argument by place where that is a plain text. */
export interface Call {
  name: string;
  texts: (string | undefined)[];
}

export function callsIn(feel: string): Call[] {
  return nodesIn(feel, 'FunctionInvocation').map((node) => ({
    name: textOf(node.firstChild!, feel),
    texts: childrenOf(node.getChild('PositionalParameters')).map((argument) => literalOf(argument, feel)),
  }));
}

/** Texts that the expression may come to, as they are: its own, those of its list, those of either side of a condition. */
export const resultsIn = (feel: string): string[] => resultsOf(treeOf(feel), feel);

function resultsOf(node: SyntaxNode | null, feel: string): string[] {
  if (!node) return [];
  const literal = literalOf(node, feel);
  if (literal !== undefined) return [literal];
  const [, ...sides] = node.name === 'IfExpression' ? childrenOf(node) : [];
  const parts = node.name === 'Expression' || node.name === 'List' ? childrenOf(node) : sides;
  return parts.flatMap((part) => resultsOf(part, feel));
}

/** Gregorian years before this are no years of an office: somebody has written a Jalali date. */
const FIRST_YEAR = 1900;

/** Years of dates that were meant as Jalali. */
export const jalaliYearsIn = (feel: string): number[] =>
  nodesIn(feel, 'DateTimeLiteral').flatMap((node) => jalaliYearOf(textOf(node, feel)) ?? []);

/** @param written a date as FEEL or a timer has it */
export function jalaliYearOf(written: string): number | undefined {
  const [, of, text] =
    /^(?:date(?: and time)?\s*\(\s*(?:year\s*:\s*)?(\d{4})\b|(?:@|date(?: and time)?\s*\(\s*)?"?(\d{4})-\d\d)/.exec(written) ?? [];
  const year = Number(of ?? text);
  return year < FIRST_YEAR ? year : undefined;
}

const treeOf = (feel: string): SyntaxNode => parseExpression(feel, {}, undefined).topNode;

function nodesIn(feel: string, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  treeOf(feel)
    .cursor()
    .iterate((node) => void (node.name === name && found.push(node.node)));
  return found;
}

const textOf = (node: SyntaxNode, feel: string): string => feel.slice(node.from, node.to);

/** Without the signs between them, whose names are those signs and words. */
function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild; child; child = child.nextSibling) if (/^[A-Z]/.test(child.name)) children.push(child);
  return children;
}

function literalOf(node: SyntaxNode, feel: string): string | undefined {
  return node.name === 'StringLiteral' ? textOf(node, feel).slice(1, -1) : undefined;
}
