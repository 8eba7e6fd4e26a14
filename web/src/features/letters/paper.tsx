import { ShieldCheck } from 'lucide-react';
import type { Hop } from '../../../../contracts/path';
import type { LetterView, RecipientView } from '../../../../contracts/views';
import { classificationWords, roleWords } from '../../../../contracts/words';
import { persianDigits, shortDate } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { LetterBody } from '../../shared/letters/letter-body';
import { cx } from '../../shared/ui/cx';
import { Emblem } from '../../shared/ui/emblem';
import { readerWords as w } from './letters.words';

export interface Signature {
  name: string;
  /** for whom, where a substitute signed */
  inPlaceOf: string | null;
  post: string;
  at: string;
}

/** Those whose signature the letter bears now: a new version or a signature taken back ends what was signed before. */
export function signaturesOf(hops: readonly Hop[], { id, isSigned }: LetterView): Signature[] {
  if (!isSigned) return [];
  let signed: Signature[] = [];
  for (const { process, what, actor, onBehalfOf, post, at, stale } of hops) {
    if (process.id !== id) continue;
    if (what === 'taken_back' || what === 'returned_to_drafter' || what === 'edited') signed = [];
    if (what === 'signed' && actor && !stale)
      signed = [...signed, { name: actor.name, inPlaceOf: onBehalfOf?.name ?? null, post: post?.title ?? '', at }];
  }
  return signed;
}

/** A letter on its letterhead: what is printed is what is read. */
export function Paper({ letter, signatures }: { letter: LetterView; signatures: readonly Signature[] }) {
  const main = letter.recipients.filter(({ role }) => role === 'MAIN');
  const shown = main.slice(0, 3);
  return (
    <>
      <Letterhead letter={letter} />
      <div className="mb-4 space-y-1 text-letter font-semibold">
        {shown.map((recipient, i) => (
          <p key={i}>{w.to(nameOf(recipient))}</p>
        ))}
        {main.length > shown.length && <p className="text-ui font-normal text-ink-2">{w.toMany(main.length - shown.length)}</p>}
        <p>
          {w.subject} {letter.subject}
        </p>
      </div>
      <LetterBody document={letter.document} />
      {signatures.length > 0 && (
        <div className="mt-8 flex flex-wrap justify-end gap-8">
          {signatures.map(({ name, inPlaceOf, post }) => (
            <div key={`${name}${post}`} className="min-w-40 text-center">
              <p className="text-ui font-semibold">{name}</p>
              {inPlaceOf && <p className="text-secondary">{w.standingIn(inPlaceOf)}</p>}
              <p className="text-secondary">{post}</p>
              <p className="mt-1 inline-flex items-center gap-1 text-meta text-ok">
                <ShieldCheck size={14} aria-hidden />
                {w.signedElectronically}
              </p>
            </div>
          ))}
        </div>
      )}
      <Copies title={w.copies} recipients={letter.recipients.filter(({ role }) => role === 'CC')} />
      <Copies title={w.hiddenCopies} recipients={letter.recipients.filter(({ role }) => role === 'BCC')} />
    </>
  );
}

function Letterhead({ letter }: { letter: LetterView }) {
  const outside = letter.outside;
  const date = outside ? `${outside.date}T12:00:00+03:30` : (letter.registeredAt ?? null);
  const number = outside?.number ?? letter.number;
  return (
    <div className="mb-6 grid grid-cols-[minmax(0,1fr)_auto_auto] items-start gap-2 md:grid-cols-[1fr_auto_1fr] md:gap-3 border-b border-line pb-5 text-secondary">
      <p className="font-semibold">
        {outside ? outside.name : letter.office.name.startsWith(w.organisation) ? letter.office.name : w.organisation}
        {!outside && !letter.office.name.startsWith(w.organisation) && <span className="block font-normal">{letter.office.name}</span>}
      </p>
      <div className="flex flex-col items-center gap-1 text-ink-2">
        {!outside && <Emblem />}
        <p className="text-meta">{w.inName}</p>
      </div>
      <dl className="grid grid-cols-[auto_auto] justify-end gap-x-2 gap-y-0.5 whitespace-nowrap md:gap-x-3">
        <dt className="text-ink-2">{w.number}</dt>
        <dd className="tabular">{number ? <LetterNo value={number} /> : '—'}</dd>
        <dt className="text-ink-2">{w.date}</dt>
        <dd className="tabular">{date ? <LetterNo value={shortDate(date)} /> : '—'}</dd>
        <dt className="text-ink-2">{w.attachment}</dt>
        <dd>{letter.attachments.length > 0 ? w.has : w.hasNot}</dd>
      </dl>
    </div>
  );
}

function Copies({ title, recipients }: { title: string; recipients: readonly RecipientView[] }) {
  if (recipients.length === 0) return null;
  return (
    <section className="mt-6 text-secondary">
      <p className="font-semibold">{title}</p>
      <ul className="list-disc ps-5">
        {recipients.map((recipient, i) => (
          <li key={i}>
            {nameOf(recipient)}
            {recipient.note && <span className="text-ink-2"> — {recipient.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Stands at the top of a letter that is classified, and in print at the bottom too. */
export function ClassBanner({ letter, className }: { letter: Pick<LetterView, 'classification'>; className?: string }) {
  if (letter.classification === 'UNCLASSIFIED') return null;
  return (
    <p className={cx('border border-secret bg-secret-soft px-3 text-center text-secondary font-semibold text-secret-ink', className)}>
      {classificationWords[letter.classification]}
    </p>
  );
}

export const nameOf = ({ unit, post, outside, role }: RecipientView): string =>
  persianDigits(post?.title ?? unit?.name ?? outside ?? roleWords[role] ?? '');
