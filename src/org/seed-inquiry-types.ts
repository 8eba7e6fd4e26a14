import type { DeadlinePolicy, InquiryTypeView, ReplyField } from '../../contracts/org';

const text = (name: string, title: string, required = false): ReplyField => ({ name, title, type: 'text', required });
const date = (name: string, title: string, required = false): ReplyField => ({ name, title, type: 'date', required });
const number = (name: string, title: string, required = false): ReplyField => ({ name, title, type: 'number', required });
const yesNo = (name: string, title: string, required = true): ReplyField => ({ name, title, type: 'boolean', required });
const choice = (name: string, title: string, choices: Record<string, string>): ReplyField => ({
  name,
  title,
  type: 'choice',
  required: true,
  choices: Object.entries(choices).map(([value, title]) => ({ value, title })),
});

const days = (amount: number): DeadlinePolicy => ({ unit: 'WORKING_DAY', amount });
const note = text('note', 'توضیح');

const type = (code: string, title: string, deadline: DeadlinePolicy | null, fields: ReplyField[]): InquiryTypeView => ({
  code,
  title,
  deadline,
  fields,
});

/** What a civil registration office asks others, and what an answer must say. Silence never confirms: lateness only escalates. */
export const inquiryTypes: readonly InquiryTypeView[] = [
  type('RECORD_AUTHENTICITY', 'اصالت شناسنامه یا سند سجلی', null, [
    choice('verdict', 'نتیجه بررسی', { GENUINE: 'اصیل است', NOT_GENUINE: 'اصیل نیست', MISMATCH: 'با سند مغایرت دارد' }),
    text('mismatch', 'موارد مغایرت'),
    text('recordNumber', 'شماره سند'),
  ]),
  type('CIVIL_RECORD_COPY', 'تصویر یا رونوشت سند سجلی', days(2), [
    yesNo('attached', 'تصویر پیوست شد'),
    text('recordNumber', 'شماره سند', true),
    note,
  ]),
  type('RECORD_CORRECTION', 'رفع اشتباه یا تکمیل سند', days(5), [
    text('boardFile', 'شماره پرونده هیئت', true),
    text('entryText', 'متن درج‌شده در سند', true),
  ]),
  type('DUPLICATE_OR_FICTITIOUS_RECORD', 'سند مکرر یا موهوم', days(5), [
    choice('decision', 'تصمیم', { CANCEL: 'ابطال سند', KEEP: 'بقای سند', NEEDS_BOARD: 'نیازمند رأی هیئت' }),
    note,
  ]),
  type('NAME_CHANGE', 'تغییر نام', days(5), [yesNo('consent', 'موافقت'), note]),
  type('FAMILY_NAME_PRECEDENCE', 'حق تقدم نام خانوادگی', days(5), [
    choice('answer', 'نظر دارنده حق تقدم', { CONSENT: 'موافقت', OBJECTION: 'مخالفت', NO_HOLDER: 'دارنده‌ای نیست' }),
    text('holderName', 'نام دارنده حق تقدم'),
  ]),
  type('MARRIAGE_DIVORCE_EVENT', 'واقعه ازدواج یا طلاق', null, [
    choice('event', 'واقعه', { MARRIAGE: 'ازدواج', DIVORCE: 'طلاق', NONE: 'ثبت نشده' }),
    date('eventDate', 'تاریخ واقعه'),
    text('deedNumber', 'شماره سند'),
  ]),
  type('SINGLE_STATUS', 'گواهی تجرد', null, [yesNo('single', 'مجرد است'), note]),
  type('DEATH_EVENT', 'وفات و ابطال شناسنامه متوفی', null, [
    yesNo('deceased', 'وفات ثبت شده است'),
    date('deathDate', 'تاریخ وفات'),
    yesNo('cancelled', 'شناسنامه باطل شده است', false),
  ]),
  type('DUPLICATE_CERTIFICATE', 'صدور المثنی', days(2), [
    number('priorIssues', 'تعداد المثنی پیشین', true),
    yesNo('policeClearance', 'استعلام انتظامی لازم است', false),
    note,
  ]),
  type('AGE_COMMISSION', 'کمیسیون تشخیص سن', days(10), [number('approvedAge', 'سن تشخیص‌داده‌شده'), text('decision', 'رأی کمیسیون', true)]),
  type('IDENTITY_DOUBT', 'تردید در هویت', days(10), [text('opinion', 'نظر', true)]),
  type('NATIONALITY_DOUBT', 'تردید در تابعیت', days(10), [text('opinion', 'نظر', true)]),
  type('UNREGISTERED_PERSON', 'فرد فاقد سند سجلی', days(3), [yesNo('found', 'سند یافت شد'), text('recordNumber', 'شماره سند')]),
  type('INHERITANCE_CERTIFICATE', 'گواهی انحصار وراثت', days(3), [
    number('heirs', 'تعداد وراث', true),
    text('records', 'مشخصات اسناد وراث', true),
  ]),
  type('JUDICIAL_INQUIRY', 'استعلام مراجع قضایی', days(2), [text('answer', 'پاسخ', true)]),
  type('ABROAD_RECORD', 'اسناد خارج از کشور', days(5), [yesNo('found', 'سند یافت شد'), text('recordNumber', 'شماره سند')]),
  type('ADMINISTRATIVE', 'اداری (کارکنان، مالی، آمار)', days(5), [text('answer', 'پاسخ', true)]),
];
