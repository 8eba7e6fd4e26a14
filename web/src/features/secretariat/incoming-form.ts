import type { Classification } from '../../../../contracts/classification';
import type { Priority, RegisterIncoming } from '../../../../contracts/letters';
import { incomingWords as words } from './secretariat.words';

/** A letter from outside, while the clerk types it in. */
export interface IncomingForm {
  sender: string;
  number: string;
  date: string | null;
  subject: string;
  summary: string;
  priority: Priority;
  classification: Classification;
  recipients: string[];
  copies: string[];
  applicant: string;
  nationalId: string;
  /** the earlier letter of ours that it answers */
  answers: { id: string; number: string | null; subject: string } | null;
  scans: readonly File[];
}

export const emptyForm: IncomingForm = {
  sender: '',
  number: '',
  date: null,
  subject: '',
  summary: '',
  priority: 'NORMAL',
  classification: 'UNCLASSIFIED',
  recipients: [],
  copies: [],
  applicant: '',
  nationalId: '',
  answers: null,
  scans: [],
};

export type Missing = Partial<Record<keyof typeof words.missing, string>>;

/** What has to be written yet, each at its field. */
export function missingIn(form: IncomingForm): Missing {
  const lacks: Record<keyof typeof words.missing, boolean> = {
    sender: !form.sender.trim(),
    number: !form.number.trim(),
    date: !form.date,
    subject: !form.subject.trim(),
    recipients: form.recipients.length === 0,
    applicant: !!form.nationalId.trim() && !form.applicant.trim(),
  };
  const names = Object.keys(lacks) as (keyof typeof lacks)[];
  return Object.fromEntries(names.filter((name) => lacks[name]).map((name) => [name, words.missing[name]]));
}

/** @param form one in which nothing is missing @param again the clerk saw that it is registered already, and means it */
export function commandOf(form: IncomingForm, post: string, again: boolean): Partial<RegisterIncoming> {
  const { sender, number, date, applicant, nationalId, summary } = form;
  return {
    post,
    subject: form.subject.trim(),
    ...(summary.trim() && { body: summary.trim() }),
    classification: form.classification,
    priority: form.priority,
    sender: { name: sender.trim(), number: number.trim(), date: date! },
    recipients: [
      ...form.recipients.map((unit) => ({ role: 'MAIN' as const, unit })),
      ...form.copies.filter((unit) => !form.recipients.includes(unit)).map((unit) => ({ role: 'CC' as const, unit })),
    ],
    ...(applicant.trim() && { applicant: { name: applicant.trim(), ...(nationalId.trim() && { nationalId: nationalId.trim() }) } }),
    ...(form.answers && { answers: form.answers.id }),
    again,
  };
}
