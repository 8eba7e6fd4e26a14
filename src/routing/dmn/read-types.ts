import { type BaseType, baseTypes, type DecisionType } from '../../../contracts/decision-plan';
import type { Findings } from '../compile/findings';
import { childOf, childrenOf, type Element, flagOf, textOf } from '../compile/moddle';
import type { FeelCheck } from './check-feel';
import { circlesOf } from './circles';

const aliases = new Map<string, BaseType>(
  Object.entries({
    Any: 'any',
    dateTime: 'date and time',
    dateAndTime: 'date and time',
    dayTimeDuration: 'days and time duration',
    yearMonthDuration: 'years and months duration',
    yearsAndMonthsDuration: 'years and months duration',
    daysAndTimeDuration: 'days and time duration',
    integer: 'number',
    long: 'number',
    double: 'number',
    decimal: 'number',
  }),
);

/** The item definitions of one file, under keys of the plan. */
export class TypeReader {
  readonly types = Object.create(null) as Record<string, DecisionType>;
  private readonly known: ReadonlySet<string>;

  /** @param imports namespaces by the name under which this file imports them */
  constructor(
    private readonly definitions: Element,
    private readonly keyOf: (namespace: string | undefined, name: string) => string,
    private readonly imports: ReadonlyMap<string, string>,
    private readonly findings: Findings,
    private readonly feel: FeelCheck,
  ) {
    this.known = new Set(this.items().flatMap((item) => textOf(item, 'name') ?? []));
  }

  read(): void {
    for (const item of this.items()) {
      const name = textOf(item, 'name');
      if (name !== undefined) this.types[this.keyOf(undefined, name)] = this.typeOf(item);
    }
  }

  /** What a `typeRef` names; undefined where it names nothing, which is anything. */
  of(element: Element | undefined): DecisionType | undefined {
    const written = textOf(element, 'typeRef')?.trim();
    return written === undefined ? undefined : this.named(written, element!.id);
  }

  private named(written: string, element: string | undefined): DecisionType | undefined {
    if (this.known.has(written)) return { ref: this.keyOf(undefined, written) };
    const dot = written.indexOf('.');
    const namespace = dot < 0 ? undefined : this.imports.get(written.slice(0, dot));
    if (namespace !== undefined) return { ref: this.keyOf(namespace, written.slice(dot + 1)) };
    const bare = written.replace(/^\{.*\}|^[\w-]+:/, '');
    if (this.known.has(bare)) return { ref: this.keyOf(undefined, bare) };
    const base = (baseTypes as readonly string[]).includes(bare) ? (bare as BaseType) : aliases.get(bare);
    if (base === undefined) this.findings.warn('dmn.type_unknown', element, { type: written });
    return base === undefined || base === 'any' ? undefined : { base };
  }

  private typeOf(item: Element): DecisionType {
    const fields = childrenOf(item, 'itemComponent');
    const allowed = textOf(childOf(item, 'allowedValues'), 'text');
    if (allowed !== undefined) this.feel.tests(allowed, {}, item.id);
    const what: DecisionType =
      fields.length > 0
        ? { fields: Object.fromEntries(fields.map((field) => [textOf(field, 'name') ?? '', this.typeOf(field)])) }
        : childOf(item, 'functionItem')
          ? { base: 'function' }
          : (this.of(item) ?? { base: 'any' });
    return { ...what, ...(allowed !== undefined && { allowed }), ...(flagOf(item, 'isCollection', false) && { list: true }) };
  }

  private items(): Element[] {
    return childrenOf(this.definitions, 'itemDefinition');
  }
}

/** Types that are made of themselves: nothing of theirs is ever complete. */
export function breakCircles(types: Record<string, DecisionType>, findings: Findings): void {
  const refs = new Map(Object.entries(types).map(([name, type]) => [name, refsIn(type)]));
  for (const [name, inside] of refs) {
    const known = inside.filter(({ ref }) => ref! in types);
    refs.set(name, known);
    for (const type of inside.filter((one) => !known.includes(one))) {
      findings.warn('dmn.type_unknown', undefined, { type: type.ref! });
      forget(type);
    }
  }
  for (const circle of circlesOf(new Map([...refs].map(([name, inside]) => [name, inside.map(({ ref }) => ref!)])))) {
    findings.error('dmn.type_recursive', undefined, { type: [...circle].join(', ') });
    for (const name of circle)
      refs
        .get(name)!
        .filter(({ ref }) => circle.has(ref!))
        .forEach(forget);
  }
}

const refsIn = (type: DecisionType): DecisionType[] => (type.ref === undefined ? Object.values(type.fields ?? {}).flatMap(refsIn) : [type]);

function forget(type: DecisionType): void {
  delete type.ref;
  type.base = 'any';
}
