import type { HeldPost } from '../../../../contracts/auth';
import type { Chart } from '../../../../contracts/chart-columns';
import type { Block, LetterDocument } from '../../../../contracts/document';
import type { Recipient } from '../../../../contracts/letters';
import type { TemplateView } from '../../../../contracts/templates';
import type { LetterView } from '../../../../contracts/views';
import { letterNoText } from '../../shared/format/letter-no';
import { composeWords as w } from './compose.words';
import { newDraft, type Draft, type Kind, type Related } from './draft';

/** What a new letter begins with, as its address says it. */
export interface Beginning {
  kind?: Kind;
  answers?: string;
  follows?: string;
  forwards?: string;
  template?: string;
}

export interface Sources {
  post: Pick<HeldPost, 'postId' | 'unitId' | 'officeId'>;
  chart?: Chart;
  answers?: LetterView;
  follows?: LetterView;
  forwards?: LetterView;
  template?: TemplateView;
}

/** A reply goes to whoever wrote, a follow-up to whom the first went, a forwarded letter carries the text of the other. */
export function beginning({ kind = 'LETTER' }: Beginning, { post, chart, answers, follows, forwards, template }: Sources): Draft {
  const draft = newDraft(kind, post.postId, usualSigner(post, chart));
  const other = answers ?? follows ?? forwards;
  return {
    ...draft,
    ...(template && { subject: template.subject ?? '', document: template.document ?? draft.document }),
    ...(other && { classification: other.classification, priority: other.priority }),
    ...(answers && { subject: w.replySubject(answers.subject), answers: relatedOf(answers), recipients: sendersOf(answers) }),
    ...(follows && {
      subject: follows.subject,
      follows: relatedOf(follows),
      recipients: follows.recipients.filter(({ role }) => role === 'MAIN').map(sameRecipient),
    }),
    ...(forwards && { subject: w.forwardSubject(forwards.subject), document: quoting(forwards) }),
  };
}

/** The nearest post above the writer that may sign: of the unit, else of the office. */
function usualSigner({ postId, unitId, officeId }: Sources['post'], chart: Chart | undefined): string[] {
  const signing = (chart?.posts ?? []).filter(({ maySign }) => maySign);
  const own = signing.find(({ id }) => id === postId);
  const found = own ?? signing.find(({ unit }) => unit.id === unitId) ?? signing.find(({ unit }) => unit.id === officeId);
  return found ? [found.id] : [];
}

function sendersOf({ outside, office, from }: LetterView): Recipient[] {
  if (outside) return [{ role: 'MAIN', outside: outside.name }];
  return [from ? { role: 'MAIN', post: from.id } : { role: 'MAIN', unit: office.id }];
}

const sameRecipient = ({ unit, post, outside }: LetterView['recipients'][number]): Recipient =>
  post ? { role: 'MAIN', post: post.id } : unit ? { role: 'MAIN', unit: unit.id } : { role: 'MAIN', outside: outside ?? '' };

export const relatedOf = ({ id, number, subject }: Related): Related => ({ id, number, subject });

function quoting({ number, subject, document }: LetterView): LetterDocument {
  const line = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  return {
    type: 'doc',
    content: [
      { type: 'paragraph' },
      line(w.forwardIntro(number ? letterNoText(number) : w.noNumber, subject)),
      { type: 'blockquote', content: document.content },
      { type: 'paragraph' },
    ],
  };
}
