/** Who writes a letter that a ready route is meant for, whom they name, and to whom it goes; codes of posts and units. */
export interface ReadyJourney {
  from: string;
  reviewers: string[];
  signers: string[];
  to: string[];
  kind: 'LETTER' | 'CIRCULAR' | 'INQUIRY';
  inquiry?: { type: string };
}

const yazd = { from: '21.records.expert1', reviewers: ['21.records.head'], signers: ['21.head'], to: ['23'] };
const resources = { from: 'hq.resources.hr.expert1', reviewers: [], to: ['hq.resources.finance'] };

/** By the file of the route. */
export const readyJourneys: Record<string, ReadyJourney> = {
  'outgoing-letter.bpmn': { ...yazd, kind: 'LETTER' },
  'internal-letter.bpmn': { ...resources, signers: ['hq.resources.head'], kind: 'LETTER' },
  'province-inquiry.bpmn': { ...yazd, kind: 'INQUIRY', inquiry: { type: 'RECORD_AUTHENTICITY' } },
  'circular.bpmn': { ...resources, signers: ['hq.president'], to: ['23', '10'], kind: 'CIRCULAR' },
  'dispute-board.bpmn': { ...yazd, reviewers: [], kind: 'INQUIRY', inquiry: { type: 'RECORD_CORRECTION' } },
};

/** How a task of a letter is answered by whoever agrees. @param choices of a step */
export function agreed(kind: string, choices: readonly string[] | null): object | undefined {
  if (kind === 'review') return { outcome: 'approved', version: 1 };
  if (kind === 'sign') return { outcome: 'signed', version: 1 };
  if (kind === 'register') return { outcome: 'registered' };
  return kind === 'step' ? { outcome: 'done', choice: choices?.[0] ?? 'done' } : undefined;
}
