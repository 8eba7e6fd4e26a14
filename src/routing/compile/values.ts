import type { RouteValue } from '../../../contracts/route-plan';
import { checkFeel } from './feel-check';
import { jalaliYearOf, jalaliYearsIn } from './feel-literals';
import type { Findings } from './findings';

/** Reads what an admin wrote as FEEL or text, and tells what is wrong with it. */
export class Values {
  constructor(private readonly findings: Findings) {}

  /** @param element the id that a finding names */
  of(written: string | undefined, element: string | undefined): RouteValue | undefined {
    if (written === undefined) return undefined;
    const text = written.trim();
    if (/^[$#]\{/.test(text)) this.findings.error('juel.refused', element, { text });
    if (text.startsWith('=')) return this.feel(text.slice(1).trim(), element);
    const year = jalaliYearOf(text);
    if (year !== undefined) this.findings.warn('feel.year_jalali', element, { year, feel: text });
    return { text: written };
  }

  /** Of a condition: plain text is no condition. */
  condition(written: string | undefined, element: string | undefined): RouteValue | undefined {
    const value = this.of(written, element);
    if (value && 'text' in value && !/^\s*[$#]\{/.test(value.text))
      this.findings.error('feel.syntax', element, { feel: value.text, reason: '=' });
    return value;
  }

  private feel(feel: string, element: string | undefined): RouteValue {
    const problem = checkFeel(feel);
    if (problem) this.findings.error(problem.code, element, problem.params);
    else for (const year of jalaliYearsIn(feel)) this.findings.warn('feel.year_jalali', element, { year, feel });
    return { feel };
  }
}
