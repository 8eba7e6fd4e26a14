import { ReferralRule, type RouteDuty, type RouteLoop, type RouteMapping, type RouteNode } from '../../../contracts/route-plan';
import type { Findings } from './findings';
import { childOf, childrenOf, type Element, extensionOf, flagOf, propertiesOf, textOf } from './moddle';
import type { Values } from './values';

type Parts = Partial<RouteNode>;

/** Reads what activities carry beside their place: mappings, loops, duties, commands, decisions. */
export class ActivityReader {
  constructor(
    private readonly values: Values,
    private readonly findings: Findings,
  ) {}

  mappings(element: Element): Parts {
    const mapping = extensionOf(element, 'zeebe:IoMapping');
    if (!mapping) return {};
    const read = (property: string): RouteMapping[] =>
      childrenOf(mapping, property).flatMap((part) => {
        const value = this.values.of(textOf(part, 'source'), element.id);
        const target = textOf(part, 'target');
        return value && target ? [{ target, value }] : [];
      });
    const [inputs, outputs] = [read('inputParameters'), read('outputParameters')];
    return { ...(inputs.length > 0 && { inputs }), ...(outputs.length > 0 && { outputs }) };
  }

  loop(element: Element): { loop?: RouteLoop } {
    const loop = childOf(element, 'loopCharacteristics');
    if (!loop) return {};
    if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
      this.findings.error('loop.standard', element.id);
      return {};
    }
    const of = extensionOf(loop, 'zeebe:LoopCharacteristics');
    const collection = this.values.of(textOf(of, 'inputCollection'), element.id);
    if (!collection) {
      this.findings.error('loop.collection_missing', element.id);
      return {};
    }
    const output = textOf(of, 'outputCollection');
    const value = this.values.of(textOf(of, 'outputElement'), element.id);
    const until = this.values.condition(textOf(childOf(loop, 'completionCondition'), 'body'), element.id);
    const name = textOf(of, 'inputElement');
    return {
      loop: {
        sequential: flagOf(loop, 'isSequential', false),
        collection,
        ...(name && { element: name }),
        ...(output && value && { output: { collection: output, value } }),
        ...(until && { until }),
      },
    };
  }

  /** @param lane what the lane says of whom its tasks are, where the task says nothing */
  user(element: Element, lane: string | undefined): Parts {
    const who = extensionOf(element, 'zeebe:AssignmentDefinition');
    const when = extensionOf(element, 'zeebe:TaskSchedule');
    const properties = propertiesOf(element);
    const referral = properties.get('route.referral') ?? 'allowed';
    const rule = ReferralRule.safeParse(referral);
    if (!rule.success) this.findings.error('property.invalid', element.id, { property: 'route.referral', value: referral });
    const said = {
      assignee: textOf(who, 'assignee'),
      candidateGroups: textOf(who, 'candidateGroups') ?? (textOf(who, 'assignee') || textOf(who, 'candidateUsers') ? undefined : lane),
      candidateUsers: textOf(who, 'candidateUsers'),
      dueDate: textOf(when, 'dueDate'),
      followUpDate: textOf(when, 'followUpDate'),
      priority: textOf(extensionOf(element, 'zeebe:PriorityDefinition'), 'priority'),
    };
    const duty: RouteDuty = { referral: rule.success ? rule.data : 'allowed' };
    for (const key of Object.keys(said) as (keyof typeof said)[]) {
      const value = this.values.of(said[key], element.id);
      if (value) duty[key] = value;
    }
    const form = textOf(extensionOf(element, 'zeebe:FormDefinition'), 'formId');
    if (form) duty.form = form;
    const [outcomes, notActors] = [list(properties.get('route.outcomes')), list(properties.get('route.notActors'))];
    if (outcomes) duty.outcomes = outcomes;
    if (notActors) duty.notActors = notActors;
    return { kind: 'user', duty };
  }

  /** @returns undefined where no command is named */
  job(element: Element): Parts | undefined {
    const definition = extensionOf(element, 'zeebe:TaskDefinition');
    const type = this.values.of(textOf(definition, 'type'), element.id);
    if (!type) return undefined;
    const retries = this.values.of(textOf(definition, 'retries'), element.id);
    const written = extensionOf(element, 'zeebe:TaskHeaders');
    const headers = Object.fromEntries(
      (written ? childrenOf(written, 'values') : []).map((part) => [textOf(part, 'key') ?? '', textOf(part, 'value') ?? '']),
    );
    return { job: { type, ...(retries && { retries }), ...(written && { headers }) } };
  }

  rule(element: Element): Parts {
    const called = extensionOf(element, 'zeebe:CalledDecision');
    const id = textOf(called, 'decisionId');
    if (id) return { kind: 'rule', decision: { id, result: textOf(called, 'resultVariable') ?? 'result' } };
    const job = this.job(element);
    if (!job) this.findings.error('task.decision_missing', element.id);
    return { kind: 'job', ...job };
  }

  script(element: Element): Parts {
    const script = extensionOf(element, 'zeebe:Script');
    const value = this.values.of(textOf(script, 'expression'), element.id);
    const language = textOf(element, 'scriptFormat') ?? (textOf(element, 'script') ? '?' : undefined);
    if (value) return { kind: 'script', script: { value, result: textOf(script, 'resultVariable') ?? 'result' } };
    const job = this.job(element);
    if (job) return { kind: 'job', ...job };
    if (language && !/feel/i.test(language)) this.findings.error('task.script_language', element.id, { language });
    else this.findings.error('task.script_missing', element.id);
    return { kind: 'pass' };
  }

  call(element: Element): Parts {
    const called = extensionOf(element, 'zeebe:CalledElement');
    const process = this.values.of(textOf(called, 'processId') ?? textOf(element, 'calledElement'), element.id) ?? { text: '' };
    return {
      kind: 'call',
      call: {
        process,
        givesAll: flagOf(called, 'propagateAllParentVariables', true),
        takesAll: flagOf(called, 'propagateAllChildVariables', true),
      },
    };
  }

  adhoc(element: Element): Parts {
    const of = extensionOf(element, 'zeebe:AdHoc');
    const active = this.values.of(textOf(of, 'activeElementsCollection'), element.id);
    const until = this.values.condition(textOf(childOf(element, 'completionCondition'), 'body'), element.id);
    if (textOf(of, 'outputCollection')) this.findings.note('extension.ignored', element.id, { type: 'zeebe:adHoc@outputCollection' });
    return {
      kind: 'adhoc',
      adhoc: {
        ...(active && { active }),
        ...(until && { until }),
        cancelsRest: flagOf(element, 'cancelRemainingInstances', true),
        staysOpen: propertiesOf(element).get('route.adhoc') === 'open',
      },
    };
  }
}

function list(text: string | undefined): string[] | undefined {
  const parts = text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return parts?.length ? parts : undefined;
}
