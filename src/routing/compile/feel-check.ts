import { evaluate, parseExpression } from 'feelin';
import type { Finding } from './findings';

/** Expressions of people are shorter; longer ones are programs. */
export const MAX_NODES = 400;

/** What a route may call beside FEEL's own functions. */
export const routeFunctions = [
  'manager',
  'unitOf',
  'head',
  'secretariat',
  'ancestor',
  'inRole',
  'managersUpTo',
  'businessHours',
  'businessDays',
  'jalaliDate',
] as const;

type Problem = Pick<Finding, 'code' | 'params'>;

/**
 * Parses an expression as it will be parsed when it is evaluated, and refuses what could run for ever.
 * @returns nothing wrong: undefined
 */
export function checkFeel(feel: string): Problem | undefined {
  let count = 0;
  let problem: Problem | undefined;
  const found = (code: Problem['code'], params: Record<string, string | number> = {}) => {
    problem ??= { code, params: { feel, ...params } };
  };
  parseExpression(feel, {}, undefined).iterate({
    enter: (node) => {
      if (++count > MAX_NODES) return void found('feel.too_long', { max: MAX_NODES });
      if (node.type.isError) found('feel.syntax', { reason: feel.slice(Math.max(0, node.from - 10), node.to + 10) });
      else if (node.name === 'FunctionDefinition') found('feel.function_definition');
      else if (node.name === 'IterationContext' && /\.\./.test(feel.slice(node.from, node.to))) found('feel.loop_over_range');
      else if (node.name === 'FunctionInvocation') {
        const name = feel.slice(node.from, node.node.firstChild!.to).replace(/\s+/g, ' ');
        if (/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) && !isFunction(name)) found('feel.unknown_function', { name });
      }
      return undefined;
    },
  });
  return problem ?? syntaxOf(feel);
}

const isFunction = (name: string): boolean =>
  (routeFunctions as readonly string[]).includes(name) || evaluate(name, {}).warnings.length === 0;

/** The evaluator has its own words for what the parser lets pass, such as a name that cannot be read. */
function syntaxOf(feel: string): Problem | undefined {
  if (feel.trim() === '') return { code: 'feel.syntax', params: { feel, reason: '∅' } };
  return undefined;
}
