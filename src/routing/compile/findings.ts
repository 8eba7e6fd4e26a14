import { filled } from '../../../contracts/errors';
import { type DecisionProblemCode, decisionProblemSentences } from '../../../contracts/decisions.errors';
import { type ProblemCode as RouteProblemCode, problemSentences } from '../../../contracts/routing.errors';

export type ProblemCode = RouteProblemCode | DecisionProblemCode;

const sentences: Record<ProblemCode, string> = { ...problemSentences, ...decisionProblemSentences };

/** What was found in a file. An error stands in the way of publishing, a warning does not, a note only tells. */
export interface Finding {
  code: ProblemCode;
  severity: 'error' | 'warning' | 'note';
  /** id of the element it is about */
  element?: string;
  params?: Readonly<Record<string, string | number>>;
}

/** What becomes of an element: run, kept and shown only, or in the way. */
export type Standing = 'executed' | 'ignored' | 'refused';

export interface ElementStanding {
  id?: string;
  type: string;
  standing: Standing;
}

/** What an import tells: every element by name, every finding with its sentence. */
export interface ImportReport {
  publishable: boolean;
  elements: ElementStanding[];
  findings: Finding[];
}

export class Findings {
  readonly all: Finding[] = [];
  readonly elements: ElementStanding[] = [];

  error(code: ProblemCode, element?: string, params: Finding['params'] = {}): void {
    this.add('error', code, element, params);
  }

  warn(code: ProblemCode, element?: string, params: Finding['params'] = {}): void {
    this.add('warning', code, element, params);
  }

  note(code: ProblemCode, element?: string, params: Finding['params'] = {}): void {
    this.add('note', code, element, params);
  }

  stand(type: string, id: string | undefined, standing: Standing): void {
    this.elements.push({ type, standing, ...(id !== undefined && { id }) });
  }

  report(): ImportReport {
    return { publishable: !this.all.some(({ severity }) => severity === 'error'), elements: this.elements, findings: this.all };
  }

  private add(severity: Finding['severity'], code: ProblemCode, element: string | undefined, params: Finding['params']): void {
    this.all.push({ code, severity, ...(element !== undefined && { element }), params });
  }
}

/** The Persian sentence of a finding; `{element}` is the element's id when nothing else was said. */
export const findingSentence = ({ code, element, params = {} }: Finding): string =>
  filled(sentences[code], { ...(element !== undefined && { element }), ...params });
