import type { ReactNode } from 'react';
import type { ChartPost } from '../../../../contracts/chart-columns';
import type { LetterView } from '../../../../contracts/views';
import { classificationWords, priorityWords } from '../../../../contracts/words';
import { useMe } from '../../shared/api/me';
import { AttachmentsField } from '../../shared/letters/attachments-field';
import { PostPicker } from '../../shared/org/post-picker';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, TextField } from '../../shared/ui/field';
import { composeWords as w } from './compose.words';
import type { Draft, Missing } from './draft';
import { InquiryFields } from './inquiry-fields';

/** Everything about a letter that is not its text: who agrees and signs, how urgent and secret it is, whom it concerns, what goes with it. */
export function DetailsPanel({
  draft,
  letter,
  missing,
  onChange,
  begun,
}: {
  draft: Draft;
  letter: LetterView | null;
  missing: (what: Missing) => string | undefined;
  onChange: (change: Partial<Draft>) => void;
  begun: () => Promise<string | null>;
}) {
  const { posts, person } = useMe();
  const supported = classes.slice(0, classes.indexOf(person.clearance) + 1);
  const { applicant } = draft;
  return (
    <>
      {draft.kind === 'INQUIRY' && (
        <Section title={w.inquiry}>
          <InquiryFields
            draft={draft}
            missing={missing}
            onChange={(inquiry) => onChange({ inquiry })}
            onAddUnit={(unit) => onChange({ recipients: [...draft.recipients, { role: 'MAIN', unit }] })}
          />
        </Section>
      )}
      <Section title={w.route}>
        <PostPicker label={w.reviewers} value={draft.reviewers} onChange={(reviewers) => onChange({ reviewers })} max={20} />
        <PostPicker
          label={w.signers}
          isRequired
          only={maySign}
          value={draft.signers}
          onChange={(signers) => onChange({ signers })}
          max={10}
          description={w.signersHint}
          error={missing('signers')}
        />
      </Section>
      <Section title={w.features}>
        <div className="grid grid-cols-2 gap-2">
          <SelectField
            label={w.priority}
            value={draft.priority}
            onChange={(priority) => onChange({ priority })}
            options={priorities.map((id) => ({ id, label: priorityWords[id]! }))}
          />
          <SelectField
            label={w.classification}
            value={draft.classification}
            onChange={(classification) => onChange({ classification })}
            options={supported.map((id) => ({ id, label: classificationWords[id] }))}
          />
        </div>
        {posts.length > 1 && (
          <SelectField
            label={w.sender}
            value={draft.post}
            onChange={(post) => onChange({ post })}
            isDisabled={letter !== null}
            options={posts.map(({ postId, title }) => ({ id: postId, label: title }))}
          />
        )}
      </Section>
      <Section title={w.attachments}>
        <AttachmentsField files={letter?.attachments ?? []} begun={begun} />
      </Section>
      <Section title={w.applicant}>
        <TextField
          label={w.applicantName}
          value={applicant.name}
          onChange={(name) => onChange({ applicant: { ...applicant, name } })}
          maxLength={120}
          description={letter?.trackingCode ? undefined : w.applicantHint}
          error={missing('applicantName')}
        />
        <DigitsField
          label={w.applicantId}
          value={applicant.nationalId}
          onChange={(nationalId) => onChange({ applicant: { ...applicant, nationalId } })}
          maxDigits={10}
          error={missing('applicantId')}
        />
        {letter?.trackingCode && (
          <p className="text-secondary">
            {w.trackingCode} <bdi dir="ltr">{letter.trackingCode}</bdi>
          </p>
        )}
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-3 border-b border-line p-4 last:border-b-0">
      <h2 className="text-ui font-semibold">{title}</h2>
      {children}
    </section>
  );
}

const maySign = (post: ChartPost) => post.maySign;
const priorities = ['NORMAL', 'URGENT', 'VERY_URGENT', 'IMMEDIATE'] as const;
/** Higher ones wait until texts are kept encrypted. */
const classes = ['UNCLASSIFIED', 'CONFIDENTIAL', 'HIGHLY_CONFIDENTIAL'] as string[] as Draft['classification'][];
