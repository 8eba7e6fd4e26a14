import type { $ZodRawIssue } from 'zod/v4/core';

const digits = new Intl.NumberFormat('fa-IR', { useGrouping: false, maximumFractionDigits: 6 });
const number = (value: number | bigint) => digits.format(value);

const kinds: Record<string, string> = {
  string: 'متن',
  number: 'عدد',
  int: 'عدد صحیح',
  boolean: 'درست یا نادرست',
  array: 'فهرست',
  object: 'مجموعهٔ فیلدها',
  record: 'مجموعهٔ فیلدها',
  date: 'تاریخ',
};
const formats: Record<string, string> = {
  uuid: 'شناسهٔ UUID',
  datetime: 'تاریخ و زمان ISO 8601',
  date: 'تاریخ ISO 8601',
  email: 'نشانی رایانامه',
  url: 'نشانی اینترنتی',
};
const units: Record<string, string> = { string: 'نویسه', array: 'مورد', set: 'مورد', map: 'مورد', file: 'بایت' };

/** Says in Persian what is wrong with a value, without repeating the value. Zod's own Persian is half English. */
export function persianIssue(issue: $ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'این فیلد لازم است.';
      return `باید ${kinds[issue.expected] ?? 'از نوعی دیگر'} باشد.`;
    case 'invalid_value':
      if (issue.input === undefined) return 'این فیلد لازم است.';
      return issue.values.length === 1
        ? `تنها ${String(issue.values[0])} پذیرفته است.`
        : `باید یکی از ${issue.values.map(String).join('، ')} باشد.`;
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive === false ? 'بیش از' : 'دست‌کم');
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive === false ? 'کمتر از' : 'حداکثر');
    case 'invalid_format':
      return formats[issue.format] ? `باید ${formats[issue.format]} باشد.` : 'قالب آن درست نیست.';
    case 'not_multiple_of':
      return `باید مضربی از ${number(issue.divisor)} باشد.`;
    case 'unrecognized_keys':
      return 'چنین فیلدی شناخته نیست.';
    default:
      return 'مقدار آن درست نیست.';
  }
}

const bound = (origin: string, limit: number | bigint, relation: string) => {
  const unit = units[origin];
  return unit ? `باید ${relation} ${number(limit)} ${unit} داشته باشد.` : `باید ${relation} ${number(limit)} باشد.`;
};
