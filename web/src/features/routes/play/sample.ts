import type { ChartIndex } from '../../../shared/org/chart-entries';
import type { RouteView } from '../../../../../contracts/routes';
import type { Variables } from '../../../../../contracts/route-events';
import type { Beginning } from './play.data';

export interface Named {
  name: string;
  value: string;
}

/** The letter a route is tried with, as the form has it. */
export interface Sample {
  kind: string;
  inquiryType: string;
  classification: string;
  priority: string;
  sender: string[];
  recipients: string[];
  copies: string[];
  reviewers: string[];
  signers: string[];
  outside: boolean;
  /** ISO day; null is now */
  from: string | null;
  more: Named[];
  /** what each decision comes to, by its id */
  decisions: Record<string, string>;
}

/** As the letters are that take this route, with nobody in them yet. */
export function sampleOf({ letterKind, inquiryType }: RouteView): Sample {
  return {
    kind: letterKind === 'REHEARSAL' ? 'LETTER' : letterKind,
    inquiryType: inquiryType ?? '',
    classification: 'UNCLASSIFIED',
    priority: 'NORMAL',
    ...{ sender: [], recipients: [], copies: [], reviewers: [], signers: [] },
    outside: false,
    from: null,
    more: [],
    decisions: {},
  };
}

/** The beginning of a rehearsal with this letter: its variables are those of letters, `contracts/route-catalogue.ts`. */
export function beginningOf(sample: Sample, version: number, chart: ChartIndex | undefined): Beginning {
  const { kind, inquiryType, classification, priority, recipients, copies, reviewers, signers, outside, from, more } = sample;
  const [sender = null] = sample.sender;
  const unit = sender ? chart?.byId.get(sender)?.post?.unit : undefined;
  const variables: Variables = {
    letterId: '00000000-0000-7000-8000-000000000000',
    ...{ kind, inquiryType: kind === 'INQUIRY' ? inquiryType || null : null, classification, priority },
    ...{ sender, unit: unit?.id ?? null, office: unit?.officeId ?? null },
    ...{ recipients, copies, reviewers, signers, outside, outcome: null },
  };
  for (const { name, value } of more) if (name.trim()) variables[name.trim()] = valueOf(value);
  const pretended = Object.entries(sample.decisions).filter(([, value]) => value.trim()); // the others are worked out
  const decisions = Object.fromEntries(pretended.map(([id, value]) => [id, valueOf(value)]));
  return { version, variables, decisions, ...(from && { at: `${from}T05:30:00Z` }) }; // nine in the morning, when offices are open
}

/** What somebody typed: JSON where it is, the two words for true and false, else a text. */
export function valueOf(typed: string): Variables[string] {
  const text = typed.trim();
  if (text === 'درست') return true;
  if (text === 'نادرست') return false;
  try {
    return JSON.parse(text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))) as Variables[string];
  } catch {
    return text;
  }
}
