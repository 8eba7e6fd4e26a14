/**
 * The decisions of a `.dmn`, compiled: what the evaluator needs and nothing of the drawing. Plain JSON that never changes; the hash of its
 * canonical JSON is its name. Elements go by their ids, those of an imported file by `namespace#id`.
 */
export interface DecisionPlan {
  schema: 1;
  name: string;
  namespace: string;
  elements: Record<string, PlanElement>;
  /** item definitions by name, imported ones as `import.name` or `namespace#name` */
  types: Record<string, DecisionType>;
}

export type PlanElement = PlanInput | PlanDecision | PlanKnowledge | PlanService;

interface Named {
  id: string;
  name: string;
  /** of an imported element only */
  namespace?: string;
}

export interface PlanInput extends Named {
  kind: 'input';
  type?: DecisionType;
}

export interface PlanDecision extends Named {
  kind: 'decision';
  needs: Need[];
  type?: DecisionType;
  /** none: the decision is drawn and never written, and comes to null */
  logic?: DecisionExpression;
}

/** A business knowledge model: a function that decisions may call. */
export interface PlanKnowledge extends Named {
  kind: 'knowledge';
  needs: Need[];
  type?: DecisionType;
  logic?: DecisionExpression;
}

/** Decisions behind a function: what it takes, in order, and what it gives. */
export interface PlanService extends Named {
  kind: 'service';
  takes: Need[];
  gives: Need[];
  type?: DecisionType;
}

/** Another element, and by which name (below that of an import) expressions know it. */
export interface Need {
  element: string;
  as: string[];
}

export const baseTypes = [
  'any',
  'string',
  'number',
  'boolean',
  'date',
  'time',
  'date and time',
  'duration',
  'days and time duration',
  'years and months duration',
  'context',
  'function',
] as const;
export type BaseType = (typeof baseTypes)[number];

/** What a value must be; null is always allowed. One of `base`, `ref` and `fields` is there. */
export interface DecisionType {
  base?: BaseType;
  /** a key of the plan's types */
  ref?: string;
  fields?: Record<string, DecisionType>;
  /** a list of what the rest says */
  list?: true;
  /** FEEL unary tests that each value must pass */
  allowed?: string;
}

/** `id` is the element's id in the file where it has one; `type` what the value must be. */
export type DecisionExpression = { id?: string; type?: DecisionType } & (
  | { kind: 'literal'; feel: string }
  | DecisionTable
  | { kind: 'invocation'; call: DecisionExpression; with: { name: string; type?: DecisionType; value?: DecisionExpression }[] }
  | { kind: 'context'; entries: { name?: string; type?: DecisionType; value?: DecisionExpression }[] }
  | { kind: 'list'; items: DecisionExpression[] }
  | { kind: 'relation'; columns: string[]; rows: DecisionExpression[][] }
  | { kind: 'function'; takes: Parameter[]; body?: DecisionExpression }
  | { kind: 'conditional'; if: DecisionExpression; then?: DecisionExpression; else?: DecisionExpression }
  | { kind: 'filter'; in: DecisionExpression; match: DecisionExpression }
  | { kind: 'for' | 'some' | 'every'; each: string; in: DecisionExpression; body: DecisionExpression }
  /** what cannot be run here; asking for it is an error */
  | { kind: 'refused'; reason: string }
);

export interface Parameter {
  name: string;
  type?: DecisionType;
}

export const hitPolicies = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

export interface DecisionTable {
  kind: 'table';
  id?: string;
  hitPolicy: HitPolicy;
  aggregation?: 'SUM' | 'MIN' | 'MAX' | 'COUNT';
  inputs: TableInput[];
  outputs: TableOutput[];
  rules: TableRule[];
}

export interface TableInput {
  /** FEEL */
  feel: string;
  label?: string;
  type?: DecisionType;
  /** FEEL unary tests that the value must pass */
  allowed?: string;
}

export interface TableOutput {
  /** absent of the one output of a table */
  name?: string;
  type?: DecisionType;
  /** FEEL expressions of the allowed values, the most important first */
  values?: string[];
  /** FEEL, when no rule matches */
  default?: string;
}

export interface TableRule {
  id?: string;
  /** FEEL unary tests, one for each input; `-` matches everything */
  tests: string[];
  /** FEEL, one for each output */
  outputs: string[];
}
