import { useQuery } from '@tanstack/react-query';
import { ruleWords } from '../../../../contracts/words';
import { Button } from '../../shared/ui/button';
import { Banner } from '../../shared/ui/banner';
import { DigitsField } from '../../shared/ui/digits-field';
import { Checkbox } from '../../shared/ui/checkbox';
import { SelectField } from '../../shared/ui/field';
import { holdingOfficeQuery, inquiryTypesQuery } from './compose.data';
import { composeWords as w } from './compose.words';
import { isNationalId, type Draft, type Missing } from './draft';

type Terms = Draft['inquiry'];
const deadlineUnits = ['WORKING_HOUR', 'WORKING_DAY', 'CALENDAR_DAY', 'MONTH'] as const;

/** What is asked, when it is enough, how long the units have, and which unit probably holds the record. */
export function InquiryFields({
  draft,
  missing,
  onChange,
  onAddUnit,
}: {
  draft: Draft;
  missing: (what: Missing) => string | undefined;
  onChange: (inquiry: Terms) => void;
  onAddUnit: (unitId: string) => void;
}) {
  const { inquiry } = draft;
  const types = useQuery(inquiryTypesQuery).data ?? [];
  const usual = types.find(({ code }) => code === inquiry.type)?.deadline;
  const set = (change: Partial<Terms>) => onChange({ ...inquiry, ...change });
  return (
    <>
      <SelectField
        label={w.inquiryType}
        isRequired
        value={inquiry.type || null}
        onChange={(type) => set({ type })}
        options={types.map(({ code, title }) => ({ id: code, label: title }))}
        error={missing('type')}
      />
      <DigitsField
        label={w.nationalId}
        description={w.nationalIdHint}
        value={inquiry.nationalId}
        onChange={(nationalId) => set({ nationalId })}
        maxDigits={10}
        error={missing('nationalId')}
      />
      {isNationalId(inquiry.nationalId) && <Suggestion nationalId={inquiry.nationalId} recipients={draft.recipients} onAdd={onAddUnit} />}
      <SelectField
        label={w.rule}
        value={inquiry.rule}
        onChange={(rule) => set({ rule, atLeast: rule === 'AT_LEAST' ? (inquiry.atLeast ?? 1) : null })}
        options={(['ALL', 'ANY', 'AT_LEAST', 'REQUESTER_DECIDES'] as const).map((id) => ({ id, label: ruleWords[id] }))}
      />
      {inquiry.rule === 'AT_LEAST' && (
        <DigitsField
          label={w.atLeast}
          value={inquiry.atLeast ? String(inquiry.atLeast) : ''}
          onChange={(digits) => set({ atLeast: Number(digits) || null })}
          maxDigits={3}
          error={missing('atLeast')}
        />
      )}
      {inquiry.type && !inquiry.within && (
        <p className="text-secondary text-ink-2">
          {usual ? w.usualDeadline(w.deadlineOf(usual.amount, w.units[usual.unit])) : w.noDeadline}
        </p>
      )}
      <Checkbox isSelected={inquiry.within !== null} onChange={(own) => set({ within: own ? { unit: 'WORKING_DAY', amount: 2 } : null })}>
        {w.ownDeadline}
      </Checkbox>
      {inquiry.within && (
        <div className="grid grid-cols-2 gap-2">
          <DigitsField
            label={w.amount}
            isRequired
            value={inquiry.within.amount === null ? '' : String(inquiry.within.amount)}
            onChange={(digits) => set({ within: { ...inquiry.within!, amount: digits ? Number(digits) : null } })}
            maxDigits={3}
            error={missing('within')}
          />
          <SelectField
            label={w.unit}
            value={inquiry.within.unit}
            onChange={(unit) => set({ within: { ...inquiry.within!, unit } })}
            options={deadlineUnits.map((id) => ({ id, label: w.units[id] }))}
          />
        </div>
      )}
    </>
  );
}

function Suggestion({
  nationalId,
  recipients,
  onAdd,
}: {
  nationalId: string;
  recipients: Draft['recipients'];
  onAdd: (unitId: string) => void;
}) {
  const { data } = useQuery(holdingOfficeQuery(nationalId));
  if (!data) return null;
  if (!data.unit || !data.place) return <Banner tone="info">{w.suggestedUnknown}</Banner>;
  const { unit, place } = data;
  return (
    <Banner tone="info" role="status">
      <p>{w.suggested([place.city, place.province].filter(Boolean).join('، '))}</p>
      {!recipients.some((one) => one.unit === unit.id) && (
        <Button className="mt-2 text-start whitespace-normal!" onPress={() => onAdd(unit.id)}>
          {w.addSuggested(unit.name)}
        </Button>
      )}
    </Banner>
  );
}
