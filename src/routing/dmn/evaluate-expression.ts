import { evaluate, FeelFunction, isRange, unaryTest } from 'feelin';
import type { DecisionExpression, DecisionType, Parameter } from '../../../contracts/decision-plan';
import { conform, isContext, mismatch } from './conform';
import { DecisionError } from './decision-error';
import { decideByTable } from './evaluate-table';

export type Scope = Readonly<Record<string, unknown>>;
type Of<K extends DecisionExpression['kind']> = Extract<DecisionExpression, { kind: K }>;

/** Evaluates expressions of a plan. Pure, and without an end where the expression has none. */
export class Expressions {
  /** @param functions what expressions may call beside FEEL's own */
  constructor(
    private readonly types: Record<string, DecisionType>,
    private readonly functions: Scope,
  ) {}

  /** @throws DecisionError */
  value(expression: DecisionExpression | undefined, scope: Scope): unknown {
    if (!expression) return null;
    const value = this.bare(expression, scope);
    return value instanceof FeelFunction ? value : this.typed(value, expression.type, expression.id);
  }

  feel(feel: string, scope: Scope): unknown {
    return told(feel, () => evaluate(feel, { ...this.functions, ...scope }).value ?? null);
  }

  passes(tests: string, value: unknown, scope: Scope = {}): boolean {
    const around = { ...this.functions, ...scope, '?': value };
    const truth = typeof value === 'boolean' ? told(tests, () => ofTruth(tests, around)) : undefined;
    return truth ?? told(tests, () => unaryTest(tests, around).value === true);
  }

  /** @returns mismatch when it is not of the type */
  conform(value: unknown, type: DecisionType | undefined, fromJson = false): unknown {
    return conform(value, type, { types: this.types, passes: (tests, part) => this.passes(tests, part), fromJson });
  }

  typed(value: unknown, type: DecisionType | undefined, element = ''): unknown {
    const found = this.conform(value, type);
    if (found === mismatch) throw new DecisionError('decision.result_invalid', { element });
    return found;
  }

  /** What is defined as a function; its scope is asked for when it is called. */
  function({ takes, body }: Of<'function'>, scope: () => Scope): FeelFunction {
    return new FeelFunction(
      (...given: unknown[]) => {
        const bound = this.bind(takes, given);
        return bound ? this.value(body, { ...scope(), ...bound }) : null;
      },
      takes.map(({ name }) => name),
    );
  }

  private bare(expression: DecisionExpression, scope: Scope): unknown {
    switch (expression.kind) {
      case 'literal':
        return this.feel(expression.feel, scope);
      case 'table':
        return decideByTable(expression, scope, this);
      case 'invocation':
        return this.invoke(expression, scope);
      case 'context':
        return this.context(expression, scope);
      case 'list':
        return expression.items.map((item) => this.value(item, scope));
      case 'relation':
        return expression.rows.map((row) => Object.fromEntries(expression.columns.map((name, at) => [name, this.value(row[at], scope)])));
      case 'function':
        return this.function(expression, () => scope);
      case 'conditional':
        return this.conditional(expression, scope);
      case 'filter':
        return this.filter(expression, scope);
      case 'for':
      case 'some':
      case 'every':
        return this.iterate(expression, scope);
      case 'refused':
        throw new DecisionError('decision.refused', { reason: expression.reason });
    }
  }

  private conditional({ id, if: condition, then, else: otherwise }: Of<'conditional'>, scope: Scope): unknown {
    const holds = this.value(condition, scope);
    if (holds !== null && typeof holds !== 'boolean') throw new DecisionError('decision.result_invalid', { element: id ?? '' });
    return this.value(holds ? then : otherwise, scope);
  }

  private context({ entries }: Of<'context'>, outer: Scope): unknown {
    let scope = outer;
    const named: [string, unknown][] = [];
    for (const { name, type, value } of entries) {
      const found = this.typed(this.value(value, scope), type, name);
      if (name === undefined) return found;
      named.push([name, found]);
      scope = { ...scope, [name]: found };
    }
    return Object.fromEntries(named);
  }

  private invoke({ id, call, with: bindings }: Of<'invocation'>, scope: Scope): unknown {
    const called = this.value(call, scope);
    const fn = called instanceof FeelFunction ? called : isBuiltin(called) ? new FeelFunction(called, called.$args) : undefined;
    if (!fn) throw new DecisionError('decision.not_a_function', { element: id ?? '' });
    const given = bindings.map(({ name, type, value }) => [name, this.typed(this.value(value, scope), type, name)] as const);
    return told(id ?? '', () => settled(fn.invoke(Object.fromEntries(given))));
  }

  private filter({ in: list, match }: Of<'filter'>, scope: Scope): unknown {
    const items = itemsOf(this.value(list, scope));
    const kept = items?.map((item) => this.value(match, { ...scope, ...(isContext(item) && item), item }));
    if (!items || !kept || kept.some((keep) => typeof keep !== 'boolean')) return null;
    return items.filter((_, at) => kept[at]);
  }

  private iterate({ kind, each, in: list, body }: Of<'for' | 'some' | 'every'>, scope: Scope): unknown {
    const items = itemsOf(this.value(list, scope));
    if (!items) return null;
    const partial: unknown[] = [];
    for (const item of items) partial.push(this.value(body, { ...scope, [each]: item, partial: [...partial] }));
    if (kind === 'for') return partial;
    if (partial.some((found) => typeof found !== 'boolean')) return null;
    return kind === 'some' ? partial.includes(true) : !partial.includes(false);
  }

  /** Too few or too many arguments, or one of another type: the function is not called and its result is null. */
  private bind(takes: Parameter[], given: unknown[]): Scope | undefined {
    if (given.length !== takes.length || given.includes(undefined)) return undefined;
    const bound = takes.map(({ name, type }, at) => [name, this.conform(given[at], type)] as const);
    return bound.some(([, value]) => value === mismatch) ? undefined : Object.fromEntries(bound);
  }
}

/** The library takes the truth of a name for the answer, not for a value to compare with; undefined when it is no name. */
function ofTruth(tests: string, around: Record<string, unknown>): boolean | undefined {
  const inner = /^not\s*\((.*)\)$/.exec(tests)?.[1];
  const name = (inner ?? tests).trim();
  if (!/^[\p{L}_][\p{L}\p{N}\u200c_. ]*$/u.test(name)) return undefined;
  return evaluate(`? = ${name}`, around).value === (inner === undefined);
}

function told<T>(feel: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DecisionError) throw error;
    throw new DecisionError('decision.expression_failed', { feel, reason: error instanceof Error ? error.message : String(error) });
  }
}

const isBuiltin = (value: unknown): value is ((...given: unknown[]) => unknown) & { $args: string[] } =>
  typeof value === 'function' && '$args' in value;

/** What the library gives back instead of a result when a function does not take its arguments. */
const settled = (result: unknown): unknown =>
  result !== null && typeof result === 'object' && 'warning' in result && 'template' in result && !isContext(result) ? null : result;

function itemsOf(value: unknown): unknown[] | undefined {
  if (value === null) return undefined;
  if (isRange(value)) return value.map((item: unknown) => item);
  return Array.isArray(value) ? value : [value];
}
