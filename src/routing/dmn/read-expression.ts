import type { DecisionExpression, DecisionType, Parameter } from '../../../contracts/decision-plan';
import type { Findings } from '../compile/findings';
import { childOf, childrenOf, type Element, textOf } from '../compile/moddle';
import { type FeelCheck, sampleOf, sampleOfValue, type Scope } from './check-feel';
import { readTable } from './read-table';
import type { TypeReader } from './read-types';

/** Reads how a decision is made, and everything FEEL in it. */
export class ExpressionReader {
  /** @param types all of the plan, of which `own` are those of this file */
  constructor(
    readonly findings: Findings,
    readonly own: TypeReader,
    private readonly types: Record<string, DecisionType>,
    readonly feel: FeelCheck,
  ) {}

  /** @param owner the element's id that a finding names */
  read(element: Element | undefined, scope: Scope, owner: string | undefined): DecisionExpression | undefined {
    if (!element) return undefined;
    const id = element.id ?? owner;
    const type = this.own.of(element);
    const read = this.kindOf(element, scope, id);
    return read && { ...(element.id !== undefined && { id: element.id }), ...read, ...(type && { type }) };
  }

  parameters(element: Element, property: string): Parameter[] {
    return childrenOf(element, property).map((parameter) => {
      const type = this.own.of(parameter);
      return { name: textOf(parameter, 'name') ?? '', ...(type && { type }) };
    });
  }

  /** FEEL of an element that holds text; undefined when it is empty. */
  text(element: Element | undefined, owner: string | undefined): string | undefined {
    const language = textOf(element, 'expressionLanguage');
    if (language !== undefined && !/feel/i.test(language)) this.findings.error('dmn.language', owner, { language });
    return textOf(element, 'text')?.trim();
  }

  private kindOf(element: Element, scope: Scope, id: string | undefined): DecisionExpression | undefined {
    const part = (property: string, inner = scope) => this.read(childOf(element, property), inner, id);
    const boxed = (property: string, inner = scope) => this.read(childOf(childOf(element, property), 'value'), inner, id);
    switch (element.$type) {
      case 'dmn:LiteralExpression': {
        if (childOf(element, 'importedValues')) return this.refused('importedValues', id);
        const feel = this.text(element, id);
        if (feel !== undefined) this.feel.expression(feel, scope, id);
        return feel === undefined ? undefined : { kind: 'literal', feel };
      }
      case 'dmn:DecisionTable':
        return readTable(element, scope, id, this);
      case 'dmn:Invocation':
        return {
          kind: 'invocation',
          call: part('calledFunction') ?? this.missing('calledFunction', id),
          with: childrenOf(element, 'binding').map((binding) => {
            const parameter = childOf(binding, 'parameter');
            const type = this.own.of(parameter);
            const value = this.read(childOf(binding, 'bindingFormula'), scope, id);
            return { name: textOf(parameter, 'name') ?? '', ...(type && { type }), ...(value && { value }) };
          }),
        };
      case 'dmn:Context':
        return this.context(element, scope, id);
      case 'dmn:List':
        return { kind: 'list', items: childrenOf(element, 'elements').map((item) => this.orNull(item, scope, id)) };
      case 'dmn:Relation':
        return {
          kind: 'relation',
          columns: childrenOf(element, 'column').map((column) => textOf(column, 'name') ?? ''),
          rows: childrenOf(element, 'row').map((row) => childrenOf(row, 'elements').map((cell) => this.orNull(cell, scope, id))),
        };
      case 'dmn:FunctionDefinition':
        return this.function(element, scope, id);
      case 'dmn:Conditional': {
        const [then, otherwise] = [boxed('then'), boxed('else')];
        return {
          kind: 'conditional',
          if: boxed('if') ?? this.missing('if', id),
          ...(then && { then }),
          ...(otherwise && { else: otherwise }),
        };
      }
      case 'dmn:Filter': {
        const inner = { ...scope, item: null };
        return { kind: 'filter', in: boxed('in') ?? this.missing('in', id), match: boxed('match', inner) ?? this.missing('match', id) };
      }
      case 'dmn:For':
      case 'dmn:Some':
      case 'dmn:Every': {
        const each = textOf(element, 'iteratorVariable') ?? 'item';
        const kind = ({ 'dmn:For': 'for', 'dmn:Some': 'some', 'dmn:Every': 'every' } as const)[element.$type];
        const body = kind === 'for' ? 'return' : 'satisfies';
        const inner = { ...scope, [each]: null, partial: [] };
        return { kind, each, in: boxed('in') ?? this.missing('in', id), body: boxed(body, inner) ?? this.missing(body, id) };
      }
      default:
        return this.refused(element.$type.replace('dmn:', ''), id);
    }
  }

  private context(element: Element, outer: Scope, id: string | undefined): DecisionExpression {
    let scope = outer;
    const entries = childrenOf(element, 'contextEntry').map((entry) => {
      const variable = childOf(entry, 'variable');
      const name = textOf(variable, 'name');
      const value = this.read(childOf(entry, 'value'), scope, id);
      const type = this.own.of(variable);
      if (name !== undefined) scope = { ...scope, [name]: sampleOfValue(value, this.types, type) };
      return { ...(name !== undefined && { name }), ...(type && { type }), ...(value && { value }) };
    });
    return { kind: 'context', entries };
  }

  private function(element: Element, scope: Scope, id: string | undefined): DecisionExpression {
    const kind = textOf(element, 'kind') ?? 'FEEL';
    if (kind.toUpperCase() !== 'FEEL') {
      this.findings.error('dmn.function_external', id, { element: id ?? '', kind });
      return { kind: 'refused', reason: kind };
    }
    const takes = this.parameters(element, 'formalParameter');
    const inner = { ...scope, ...Object.fromEntries(takes.map(({ name, type }) => [name, sampleOf(type, this.types)])) };
    const body = this.read(childOf(element, 'body'), inner, id);
    return { kind: 'function', takes, ...(body && { body }) };
  }

  private orNull(element: Element, scope: Scope, id: string | undefined): DecisionExpression {
    return this.read(element, scope, id) ?? { kind: 'literal', feel: 'null' };
  }

  private missing(part: string, id: string | undefined): DecisionExpression {
    this.findings.error('dmn.logic_unreadable', id, { element: id ?? '', reason: part });
    return { kind: 'refused', reason: part };
  }

  private refused(type: string, id: string | undefined): DecisionExpression {
    this.findings.error('element.refused', id, { type });
    return { kind: 'refused', reason: type };
  }
}
