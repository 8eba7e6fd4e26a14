import type { ReplyField } from '../../../../contracts/org';
import { DateField } from '../../shared/ui/date-field';
import { Choice, SelectField, TextField } from '../../shared/ui/field';
import { answerWords, inquiryWords } from './inquiries.words';

type Value = string | boolean | null;
export interface ReplyInputProps {
  field: ReplyField;
  value: Value;
  error: string | undefined;
  autoFocus?: boolean;
  onChange: (value: Value) => void;
}

/** One field of an answer, as its inquiry type wants it. */
export function ReplyInput({ field: { title, type, required, choices }, value, error, autoFocus, onChange }: ReplyInputProps) {
  const usual = { label: title, isRequired: required, error, autoFocus };
  const text = typeof value === 'string' ? value : '';
  switch (type) {
    case 'text':
      return <TextField {...usual} rows={required ? 2 : undefined} maxLength={4000} value={text} onChange={onChange} />;
    case 'number':
      return <TextField {...usual} isLatin inputMode="decimal" maxLength={30} value={text} onChange={onChange} className="md:max-w-60" />;
    case 'date':
      return <DateField {...usual} value={text || null} onChange={onChange} className="md:max-w-60" />;
    case 'boolean':
      return (
        <OneOf
          {...usual}
          options={[
            { value: 'true', title: inquiryWords.yes },
            { value: 'false', title: inquiryWords.no },
          ]}
          value={value === null ? '' : String(value)}
          onChange={(next) => onChange(next === '' ? null : next === 'true')}
        />
      );
    case 'choice':
      return <OneOf {...usual} options={choices ?? []} value={text} onChange={(next) => onChange(next || null)} />;
  }
}

/** Few are all seen at once, many are picked from a list; what is not required may be left open again. */
function OneOf({
  label,
  options,
  value,
  isRequired,
  error,
  autoFocus,
  onChange,
}: {
  label: string;
  options: readonly { value: string; title: string }[];
  value: string;
  isRequired: boolean;
  error: string | undefined;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}) {
  const all = [
    ...options.map(({ value, title }) => ({ id: value, label: title })),
    ...(isRequired ? [] : [{ id: '', label: answerWords.unknown }]),
  ];
  if (options.length > 4)
    return (
      <SelectField
        label={label}
        options={all}
        value={value || null}
        placeholder={answerWords.choose}
        isRequired={isRequired}
        error={error}
        autoFocus={autoFocus}
        onChange={onChange}
        className="md:max-w-80"
      />
    );
  return (
    <Choice label={label} options={all} value={value} isRequired={isRequired} error={error} autoFocus={autoFocus} onChange={onChange} />
  );
}
