import { createHash } from 'node:crypto';
import type { DecisionPlan, DecisionType, Need, PlanElement } from '../../../contracts/decision-plan';
import { canonicalJson } from '../../../contracts/route-plan';
import { Findings, type ImportReport } from '../compile/findings';
import { childOf, childrenOf, type Element, textOf } from '../compile/moddle';
import { FeelCheck, sampleOf, sampleOfValue, type Scope } from './check-feel';
import { circlesOf } from './circles';
import { nest } from './nest';
import { readDmn } from './read-dmn';
import { ExpressionReader } from './read-expression';
import { breakCircles, TypeReader } from './read-types';

export interface DecisionOptions {
  /** the files that this one may import, by their namespace */
  imports?: ReadonlyMap<string, Uint8Array>;
}

export interface CompiledDecisions {
  report: ImportReport;
  /** as far as the file can be read; may be used only when the report says `publishable` */
  plan?: DecisionPlan;
  /** the plan's name */
  hash?: string;
}

/** From the bytes of a `.dmn` to a plan and a report. Never throws for what is in the file. */
export async function compileDecisions(bytes: Uint8Array, options: DecisionOptions = {}): Promise<CompiledDecisions> {
  const findings = new Findings();
  const definitions = await readDmn(bytes, findings);
  const plan = definitions && (await new PlanReader(definitions, findings, options.imports ?? new Map()).read());
  const report = findings.report();
  return plan ? { report, plan, hash: createHash('sha256').update(canonicalJson(plan)).digest('hex') } : { report };
}

/** A file that is read, with the names under which it knows others. */
interface Model {
  namespace: string;
  definitions: Element;
  imports: Map<string, string>;
  types: TypeReader;
}

class PlanReader {
  private readonly models = new Map<string, Model>();
  /** without a prototype, since ids are whatever stands in the file */
  private readonly types = Object.create(null) as Record<string, DecisionType>;
  private readonly elements = Object.create(null) as Record<string, PlanElement>;
  private readonly main: string;
  private readonly feel: FeelCheck;

  constructor(
    private readonly definitions: Element,
    private readonly findings: Findings,
    private readonly given: ReadonlyMap<string, Uint8Array>,
  ) {
    this.main = textOf(definitions, 'namespace') ?? '';
    this.feel = new FeelCheck(findings);
  }

  async read(): Promise<DecisionPlan> {
    await this.take(this.definitions, this.main);
    for (const { types } of this.models.values()) {
      types.read();
      Object.assign(this.types, types.types);
    }
    breakCircles(this.types, this.findings);
    const all = [...this.models.values()].flatMap((model) => drgOf(model).map((element) => ({ model, element })));
    for (const { model, element } of all) this.outline(model, element);
    for (const { model, element } of all) this.fill(model, element);
    this.refuseCircles();
    if (!Object.values(this.elements).some(({ kind }) => kind === 'decision')) this.findings.error('file.no_decisions');
    return { schema: 1, name: textOf(this.definitions, 'name') ?? '', namespace: this.main, elements: this.elements, types: this.types };
  }

  private async take(definitions: Element, namespace: string): Promise<void> {
    const language = textOf(definitions, 'expressionLanguage');
    if (language !== undefined && !/feel/i.test(language)) this.findings.error('dmn.language', definitions.id, { language });
    const imports = new Map<string, string>();
    const keyOf = (of: string | undefined, name: string) => this.key(of ?? namespace, name);
    const types = new TypeReader(definitions, keyOf, imports, this.findings, this.feel);
    this.models.set(namespace, { namespace, definitions, imports, types });
    for (const imported of childrenOf(definitions, 'import')) {
      const from = textOf(imported, 'namespace') ?? '';
      const type = textOf(imported, 'importType') ?? '';
      if (!/\/DMN\//.test(type)) this.findings.error('dmn.import_refused', imported.id, { type });
      else {
        imports.set(textOf(imported, 'name') ?? '', from);
        const bytes = this.given.get(from);
        if (this.models.has(from)) continue;
        const read = bytes && (await readDmn(bytes, this.findings));
        if (read) await this.take(read, from);
        else this.findings.error('dmn.import_missing', imported.id, { namespace: from });
      }
    }
  }

  /** What others need to know of an element before it is read. */
  private outline(model: Model, element: Element): void {
    const { $type: type } = element;
    const kind = kinds[type];
    this.findings.stand(type, element.id, kind ? 'executed' : 'ignored');
    if (!kind) return;
    const id = idOf(element);
    if (id === undefined) return this.findings.error('element.id_missing', undefined, { type });
    const key = this.key(model.namespace, id);
    if (this.elements[key]) return this.findings.error('element.id_twice', id);
    const name = textOf(element, 'name') ?? textOf(childOf(element, 'variable'), 'name') ?? id;
    const what = model.types.of(childOf(element, 'variable'));
    const named = { id: key, name, ...(model.namespace !== this.main && { namespace: model.namespace }), ...(what && { type: what }) };
    if (kind === 'input') this.elements[key] = { kind, ...named };
    else if (kind === 'service') this.elements[key] = { kind, ...named, takes: [], gives: [] };
    else this.elements[key] = { kind, ...named, needs: [] };
  }

  private fill(model: Model, element: Element): void {
    const planned = this.elements[this.key(model.namespace, idOf(element) ?? '')];
    if (!planned || planned.kind === 'input') return;
    const refs = (properties: string[]) =>
      properties.flatMap((property) => childrenOf(element, property).flatMap((ref) => this.need(model, ref, element.id)));
    if (planned.kind === 'service') {
      planned.takes = refs(['inputData', 'inputDecision']);
      planned.gives = refs(['outputDecision']);
      return;
    }
    planned.needs = ['informationRequirement', 'knowledgeRequirement'].flatMap((property) =>
      childrenOf(element, property).flatMap((requirement) => {
        const ref = ['requiredInput', 'requiredDecision', 'requiredKnowledge'].map((end) => childOf(requirement, end)).find(Boolean);
        return ref ? this.need(model, ref, element.id) : [];
      }),
    );
    const reader = new ExpressionReader(this.findings, model.types, this.types, this.feel);
    const scope = this.scopeOf(planned.needs);
    const logic = reader.read(childOf(element, planned.kind === 'decision' ? 'decisionLogic' : 'encapsulatedLogic'), scope, element.id);
    if (logic) planned.logic = logic;
    else this.findings.warn('dmn.logic_missing', element.id, { element: planned.name });
  }

  private need(model: Model, ref: Element, owner: string | undefined): Need[] {
    const href = textOf(ref, 'href') ?? '';
    const hash = href.lastIndexOf('#');
    const namespace = hash > 0 ? href.slice(0, hash) : model.namespace;
    const element = this.key(namespace, href.slice(hash + 1));
    const found = this.elements[element];
    if (!found) {
      this.findings.error('reference.missing', owner, { reference: href });
      return [];
    }
    const above = namespace === model.namespace ? [] : [...model.imports].flatMap(([name, of]) => (of === namespace && name ? [name] : []));
    return [{ element, as: [...above.slice(0, 1), found.name] }];
  }

  private scopeOf(needs: Need[]): Scope {
    const scope: Record<string, unknown> = {};
    for (const { element, as } of needs) {
      const needed = this.elements[element]!;
      const sample = needed.kind === 'input' || needed.kind === 'decision' ? this.sampleOfElement(needed) : () => null;
      nest(scope, as, sample);
    }
    return scope;
  }

  private sampleOfElement(needed: Extract<PlanElement, { kind: 'input' | 'decision' }>): unknown {
    if (needed.type !== undefined || needed.kind === 'input') return sampleOf(needed.type, this.types);
    return sampleOfValue(needed.logic, this.types);
  }

  /** Knowledge may call itself. */
  private refuseCircles(): void {
    const needsOf = (element: PlanElement) => (element.kind === 'input' ? [] : element.kind === 'service' ? element.gives : element.needs);
    const graph = new Map(Object.values(this.elements).map((part) => [part.id, needsOf(part).map(({ element }) => element)]));
    for (const circle of circlesOf(graph)) {
      const decision = [...circle].map((id) => this.elements[id]!).find(({ kind }) => kind === 'decision');
      if (decision) this.findings.error('dmn.cycle', decision.id, { element: decision.name });
    }
  }

  private key(namespace: string, id: string): string {
    return namespace === this.main ? id : `${namespace}#${id}`;
  }
}

const kinds: Record<string, PlanElement['kind'] | undefined> = {
  'dmn:InputData': 'input',
  'dmn:Decision': 'decision',
  'dmn:BusinessKnowledgeModel': 'knowledge',
  'dmn:DecisionService': 'service',
};

/** DMN lets an element go without an id; it then goes by its name. */
const idOf = (element: Element): string | undefined => element.id ?? textOf(element, 'name');

const drgOf = ({ definitions }: Model): Element[] => childrenOf(definitions, 'drgElement');
