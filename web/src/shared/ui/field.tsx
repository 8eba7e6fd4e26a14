import { ChevronDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components/RadioGroup';
import { Select as AriaSelect, SelectValue, type SelectProps } from 'react-aria-components/Select';
import { Switch as AriaSwitch, type SwitchProps } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { cx } from './cx';
import { uiWords } from './ui.words';

export const fieldBox =
  'control w-full rounded-control border border-line-strong bg-surface px-3 py-1.5 text-ui text-ink data-[disabled]:opacity-60 data-[invalid]:border-danger';

/** Label above, what is wrong below; an invalid field is named with `errorMessage`. */
function Frame({ label, isRequired, description, error, children }: FrameProps) {
  return (
    <>
      <Label className="text-secondary font-medium text-ink-2">
        {label}
        {isRequired && <span className="text-danger"> *</span>}
      </Label>
      {children}
      {description && (
        <Text slot="description" className="text-meta text-ink-3">
          {description}
        </Text>
      )}
      <FieldFault>{error}</FieldFault>
    </>
  );
}

/** What is wrong with a field. Of an empty one the browser would say it in its own language. */
export const FieldFault = ({ children }: { children?: string }) => (
  <FieldError className="text-meta text-danger">
    {children ??
      (({ validationDetails, validationErrors }) => (validationDetails.valueMissing ? uiWords.fillIn : validationErrors.join(' ')))}
  </FieldError>
);

interface FrameProps {
  label: string;
  isRequired?: boolean;
  description?: ReactNode;
  error?: string;
  children: ReactNode;
}

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  description?: ReactNode;
  error?: string;
  placeholder?: string;
  /** for numbers, codes and addresses, written from left to right */
  isLatin?: boolean;
  /** rows of a longer text */
  rows?: number;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

export function TextField({ label, description, error, placeholder, isLatin, rows, inputRef, className, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={!!error || rest.isInvalid} className={cx('flex flex-col gap-1', className)}>
      <Frame label={label} isRequired={rest.isRequired} description={description} error={error}>
        {rows ? (
          <AriaTextArea rows={rows} placeholder={placeholder} className={cx(fieldBox, 'resize-y')} />
        ) : (
          <Input
            ref={inputRef}
            placeholder={placeholder}
            dir={isLatin ? 'ltr' : undefined}
            className={cx(fieldBox, isLatin && 'text-end')}
          />
        )}
      </Frame>
    </AriaTextField>
  );
}

export interface Option<T extends string = string> {
  id: T;
  label: string;
  detail?: string;
}

export interface SelectFieldProps<T extends string> extends Omit<
  SelectProps<Option<T>>,
  'className' | 'style' | 'children' | 'selectedKey' | 'value' | 'onChange'
> {
  label: string;
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  error?: string;
  description?: ReactNode;
  className?: string;
}

/** One of a few. */
export function SelectField<T extends string>({
  label,
  options,
  value,
  onChange,
  error,
  description,
  className,
  ...rest
}: SelectFieldProps<T>) {
  return (
    <AriaSelect
      {...rest}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as T)}
      isInvalid={!!error}
      className={cx('flex flex-col gap-1 data-[focus-visible]:outline-0', className)}
    >
      <Frame label={label} isRequired={rest.isRequired} description={description} error={error}>
        <Button className={cx(fieldBox, 'flex items-center justify-between gap-2')}>
          <SelectValue className="truncate data-[placeholder]:text-ink-3">
            {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
          </SelectValue>
          <ChevronDown size={16} aria-hidden className="shrink-0" />
        </Button>
      </Frame>
      <Popover className="z-50 min-w-(--trigger-width) rounded-card border border-line bg-surface py-1 shadow-lg">
        <ListBox items={options} className="max-h-80 overflow-y-auto">
          {({ id, label, detail }) => (
            <ListBoxItem
              id={id}
              textValue={label}
              className="control mx-1 flex cursor-pointer flex-col justify-center rounded-control px-3 py-1 text-ui data-[focused]:bg-sunken data-[selected]:font-medium data-[selected]:text-primary"
            >
              {label}
              {detail && <span className="text-meta text-ink-3">{detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One of two to five, all of them seen at once. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
  error,
  autoFocus,
  className,
  ...rest
}: Omit<RadioGroupProps, 'className' | 'style' | 'children' | 'value' | 'onChange'> & {
  label: string;
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  error?: string;
  autoFocus?: boolean;
  className?: string;
}) {
  return (
    <RadioGroup
      {...rest}
      value={value}
      onChange={(next) => onChange(next as T)}
      isInvalid={!!error}
      className={cx('flex flex-col gap-1', className)}
    >
      <Label className="text-secondary font-medium text-ink-2">
        {label}
        {rest.isRequired && <span className="text-danger"> *</span>}
      </Label>
      <div className="flex flex-wrap gap-2">
        {options.map(({ id, label }, i) => (
          <Radio
            key={id}
            value={id}
            autoFocus={autoFocus && i === 0}
            className="control relative inline-flex cursor-pointer items-center rounded-control border border-line-strong bg-surface px-3 text-ui data-[focus-visible]:outline-2 data-[hovered]:bg-sunken data-[selected]:border-primary data-[selected]:bg-primary-soft data-[selected]:font-medium data-[selected]:text-primary-soft-ink"
          >
            {label}
          </Radio>
        ))}
      </div>
      <FieldFault>{error}</FieldFault>
    </RadioGroup>
  );
}

export function Switch({ children, ...rest }: Omit<SwitchProps, 'className' | 'style' | 'children'> & { children: ReactNode }) {
  return (
    <AriaSwitch {...rest} className="control group relative inline-flex cursor-pointer items-center gap-3 text-ui">
      <span
        aria-hidden
        className="flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 group-data-[selected]:justify-end group-data-[selected]:border-primary group-data-[selected]:bg-primary"
      >
        <span className="size-4 rounded-full bg-line-strong group-data-[selected]:bg-on-primary" />
      </span>
      {children}
    </AriaSwitch>
  );
}
