import { FeelFunction } from 'feelin';
import type { DecisionPlan, Need, PlanElement, PlanKnowledge, PlanService } from '../../../contracts/decision-plan';
import { mismatch } from './conform';
import { DecisionError } from './decision-error';
import { Expressions, type Scope } from './evaluate-expression';
import { elementOf } from './element-of';
import { nest } from './nest';

/**
 * Works out one decision of a plan and what it needs. Pure and synchronous: whoever must not wait for it runs it in another thread.
 * @param wanted id or name of a decision, a decision service or a business knowledge model; the last two take their arguments by name
 * @param inputs by the names of the input data, those of an imported file also as `namespace#name`; JSON or values of FEEL
 * @param functions what expressions may call beside FEEL's own
 * @returns a value of FEEL
 * @throws DecisionError
 */
export function evaluateDecision(plan: DecisionPlan, wanted: string, inputs: Record<string, unknown>, functions: Scope = {}): unknown {
  const element = elementOf(plan, wanted);
  if (!element) throw new DecisionError('decision.unknown', { decision: wanted });
  const run = new DecisionRun(plan, inputs, new Expressions(plan.types, functions));
  const value = run.value(element.id);
  if (element.kind === 'decision' || !(value instanceof FeelFunction)) return value;
  return value.invoke(value.parameterNames.map((name) => (Object.hasOwn(inputs, name) ? inputs[name] : null)));
}

class DecisionRun {
  private readonly values: Map<string, unknown>;

  /** @param known values of elements that are given instead of worked out */
  constructor(
    private readonly plan: DecisionPlan,
    private readonly inputs: Record<string, unknown>,
    private readonly by: Expressions,
    known: Iterable<readonly [string, unknown]> = [],
  ) {
    this.values = new Map(known);
  }

  value(id: string): unknown {
    if (!this.values.has(id)) this.values.set(id, this.work(this.plan.elements[id]!));
    return this.values.get(id);
  }

  private work(element: PlanElement): unknown {
    switch (element.kind) {
      case 'input': {
        const { namespace, name } = element;
        const given = [`${namespace}#${name}`, name].find((key) => Object.hasOwn(this.inputs, key));
        return this.input(given === undefined ? null : this.inputs[given], element);
      }
      case 'decision':
        return this.by.typed(this.by.value(element.logic, this.scope(element.needs)), element.type, element.name);
      case 'knowledge':
        return this.knowledge(element);
      case 'service':
        return this.service(element);
    }
  }

  private input(given: unknown, { type, name }: PlanElement): unknown {
    const value = this.by.conform(given, type, true);
    if (value === mismatch) throw new DecisionError('decision.input_invalid', { input: name });
    return value;
  }

  private knowledge({ logic, needs }: PlanKnowledge): unknown {
    if (logic?.kind !== 'function') return this.by.value(logic, {});
    return this.by.function(logic, () => this.scope(needs));
  }

  /** What lies behind it is worked out from its arguments alone. */
  private service({ takes, gives }: PlanService): FeelFunction {
    const names = takes.map(({ as }) => as.at(-1)!);
    return new FeelFunction((...given: unknown[]) => {
      const known = takes.map(({ element }, at) => [element, this.input(given[at] ?? null, this.plan.elements[element]!)] as const);
      const run = new DecisionRun(this.plan, {}, this.by, known);
      const results = gives.map(({ element, as }) => [as.at(-1)!, run.value(element)] as const);
      return results.length === 1 ? results[0]![1] : Object.fromEntries(results);
    }, names);
  }

  private scope(needs: Need[]): Scope {
    const scope: Record<string, unknown> = {};
    for (const { element, as } of needs) nest(scope, as, this.value(element));
    return scope;
  }
}
