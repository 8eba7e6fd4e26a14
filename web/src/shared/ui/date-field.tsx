import { CalendarDate, PersianCalendar, toCalendar, type DateValue } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Group } from 'react-aria-components/Group';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { cx } from './cx';
import { FieldFault, fieldBox } from './field';
import { uiWords } from './ui.words';

const persian = new PersianCalendar();

/** Persian digits as everywhere; where the locale names them, React Aria takes no others, and people type Latin ones too. */
const anyDigits = 'fa-IR-u-ca-persian';

/** The Jalali day of an ISO date (`2026-11-24`). */
export const jalaliDay = (iso: string): CalendarDate => {
  const [year, month, day] = iso.split('-').map(Number);
  return toCalendar(new CalendarDate(year!, month!, day!), persian);
};
const isoDay = (value: DateValue): string => {
  const { year, month, day } = toCalendar(value as CalendarDate, new CalendarDate(2000, 1, 1).calendar);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

export interface DateFieldProps {
  label: string;
  /** ISO date of the Gregorian calendar, as it is stored */
  value: string | null;
  onChange: (value: string | null) => void;
  /** ISO dates; the first and the last that may be chosen */
  min?: string;
  max?: string;
  /** a day on which the office is closed: said in the calendar, not forbidden */
  isHoliday?: (iso: string) => boolean;
  description?: ReactNode;
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string;
}

/** A Jalali date, typed or picked; the week begins on Saturday and Fridays and holidays are marked. */
export function DateField({ label, value, onChange, min, max, isHoliday, description, error, className, ...rest }: DateFieldProps) {
  return (
    <I18nProvider locale={anyDigits}>
      <DatePicker
        {...rest}
        value={value ? jalaliDay(value) : null}
        onChange={(next) => onChange(next ? isoDay(next) : null)}
        minValue={min ? jalaliDay(min) : undefined}
        maxValue={max ? jalaliDay(max) : undefined}
        isInvalid={!!error}
        firstDayOfWeek="sat"
        className={cx('flex flex-col gap-1', className)}
      >
        <Label className="text-secondary font-medium text-ink-2">
          {label}
          {rest.isRequired && <span className="text-danger"> *</span>}
        </Label>
        <Group className={cx(fieldBox, 'flex items-center justify-between gap-2')}>
          {/* inline, never flex: the order of the parts breaks otherwise */}
          <DateInput className="inline tabular">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="inline rounded-chip px-0.5 data-[focused]:bg-primary data-[focused]:text-on-primary data-[placeholder]:text-ink-3"
              />
            )}
          </DateInput>
          <Button className="flex size-7 items-center justify-center rounded-control text-ink-2 data-[hovered]:bg-sunken pointer-coarse:size-11">
            <CalendarDays size={16} aria-hidden />
          </Button>
        </Group>
        {description && (
          <Text slot="description" className="text-meta text-ink-3">
            {description}
          </Text>
        )}
        <FieldFault>{error}</FieldFault>
        <Popover className="z-50 rounded-card border border-line bg-surface p-3 shadow-lg">
          <Dialog aria-label={uiWords.calendar}>
            <Calendar firstDayOfWeek="sat">
              <header className="mb-2 flex items-center justify-between">
                <Button slot="previous" className={arrow}>
                  <ChevronRight size={18} aria-hidden />
                </Button>
                <Heading className="text-ui font-medium" />
                <Button slot="next" className={arrow}>
                  <ChevronLeft size={18} aria-hidden />
                </Button>
              </header>
              <CalendarGrid weekdayStyle="short">
                <CalendarGridHeader>
                  {(day) => <CalendarHeaderCell className="text-meta text-ink-3">{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(date) => (
                    <CalendarCell
                      date={date}
                      className={cx(
                        'flex size-9 cursor-pointer items-center justify-center rounded-control text-ui data-[disabled]:text-ink-3 data-[disabled]:opacity-50 data-[hovered]:bg-sunken data-[outside-month]:hidden data-[selected]:bg-primary data-[selected]:text-on-primary pointer-coarse:size-11',
                        (date.toDate('UTC').getUTCDay() === 5 || isHoliday?.(isoDay(date))) &&
                          'font-semibold text-danger underline decoration-dotted',
                      )}
                    />
                  )}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}

const arrow =
  'flex size-9 items-center justify-center rounded-control text-ink-2 data-[disabled]:opacity-40 data-[hovered]:bg-sunken pointer-coarse:size-11';
