import { count, listOf, shortDate } from '../../shared/format/format';

export const policiesWords = {
  title: 'سیاست‌های مهلت',
  subtitle:
    'هر استعلام چه اندازه وقت دارد، و پیش و پس از سررسید چه کسی خبر می‌شود. سیاستی که چیزهای بیشتری را نام می‌برد بر کلی‌تر پیشی دارد.',
  create: 'سیاست تازه',
  nothing: 'سیاستی ثبت نشده است',
  nothingSays: 'تا سیاستی نباشد، مهلت هر استعلام همان است که خودش یا نوعش می‌گوید.',
  save: 'ذخیره',
  saved: 'سیاست ذخیره شد',
  whom: 'برای',
  howLong: 'مهلت',
  ladder: 'گام‌ها',
  validity: 'برقراری',
  by: 'ثبت‌کننده',
  state: 'وضعیت',
  acts: 'کارها',
  inquiryTypes: 'نوع استعلام',
  anyType: 'همهٔ انواع',
  priority: 'فوریت',
  anyPriority: 'هر فوریت',
  respondent: 'پاسخ‌دهنده',
  anyone: 'همهٔ واحدها',
  level: 'ادارات یک سطح',
  province: 'ادارات یک استان',
  unit: 'یک واحد',
  levelOf: 'سطح',
  provinceOf: 'استان',
  unitOf: 'واحد',
  levels: { HEADQUARTERS: 'ستاد', PROVINCIAL_OFFICE: 'ادارات کل استان', COUNTY_OFFICE: 'ادارات شهرستان' },
  units: { WORKING_HOUR: 'ساعت کاری', WORKING_DAY: 'روز کاری', CALENDAR_DAY: 'روز تقویمی', MONTH: 'ماه' },
  unitOfTime: 'واحد زمان',
  amount: 'اندازه',
  missing: 'این را هم پر کنید.',
  steps: 'پیش و پس از سررسید',
  stepsSay: 'در سررسید همیشه به دارندهٔ کار یادآوری می‌شود. هر گام تنها در ساعت کاری کسی که خبر می‌شود انجام می‌گیرد.',
  step: (n: number) => `گام ${count(n)}`,
  addStep: 'افزودن گام',
  removeStep: (n: number) => `برداشتن گام ${count(n)}`,
  when: 'کی',
  whens: { 0.25: 'پس از یک‌چهارم مهلت', 0.5: 'در نیمهٔ مهلت', 0.8: 'پس از ۸۰ درصد مهلت', 1: 'در سررسید', after: 'پس از سررسید' },
  what: 'چه شود',
  whats: { remind: 'یادآوری', watch: 'ناظر شدن', reassign: 'سپردن کار', raise: 'بالا بردن فوریت' },
  whos: { remind: 'به چه کسی', watch: 'چه کسی', reassign: 'به چه کسی' },
  mayExtend: 'تمدید می‌پذیرد',
  limited: 'بیشینهٔ تمدید دارد',
  maxExtension: 'بیشینهٔ تمدید',
  reasonRequired: 'دلیل تمدید باید گفته شود',
  from: 'از روز',
  fromHint: 'خالی بماند، از همین اکنون برقرار است.',
  to: 'تا پایان روز',
  silence: 'پاسخ ندادن هرگز به معنای تأیید یا رد نیست؛ تنها به مقام بالاتر گزارش می‌شود.',
  preview: 'اثر بر کارهای باز',
  previewSays: (preview: Preview) =>
    `${effectOf(preview, 'اگر بر آنها هم اعمال شود')} روزی ${about(preview.perDay)} کار تازه به آن می‌رسد.`,
  effectSays: (preview: Preview) => effectOf(preview, 'با اعمال این سیاست'),
  previewKeeps: 'ذخیرهٔ سیاست سررسید کارهای باز را دست نمی‌زند؛ اعمال بر آنها جداگانه است.',
  standings: { current: 'برقرار', planned: 'در آینده', over: 'پایان‌یافته', withdrawn: 'برداشته‌شده' },
  withdraw: 'برداشتن',
  withdrawSays: 'از این پس برگزیده نمی‌شود. کارهایی که با آن سنجیده شده‌اند همان مهلت را دارند.',
  withdrawn: 'سیاست برداشته شد',
  apply: 'اعمال بر کارهای باز',
  applyBriefly: 'اعمال',
  applySays: 'سررسید کارهای بازی که این سیاست برایشان است از نو حساب می‌شود و در مسیر هر نامه نوشته می‌شود.',
  applied: 'اعمال آغاز شد',
  appliedTo: ({ done, found, over }: Applied) =>
    over ? `بر ${count(done)} کار باز اعمال شد` : `در حال اعمال: ${count(done)} از ${count(found)}`,
  since: (from: string, to: string | null) => (to ? `${shortDate(from)} تا ${shortDate(to)}` : `از ${shortDate(from)}`),
};

interface Preview {
  open: number;
  moved: number;
  sooner: number;
  overdueAtOnce: number;
  stayed: number;
  perDay: number;
}

interface Applied {
  found: number;
  done: number;
  over: boolean;
}

/** What happens to open work; `when` begins the sentence. */
function effectOf({ open, moved, sooner, overdueAtOnce, stayed }: Preview, when: string): string {
  if (open === 0) return 'اکنون کار بازی از این دست نیست.';
  const moves = moved
    ? `سررسید ${count(moved)} کار جابه‌جا می‌شود: ${listOf([`${count(sooner)} زودتر`, `${count(moved - sooner)} دیرتر`])}`
    : 'سررسید هیچ‌یک جابه‌جا نمی‌شود';
  const late = overdueAtOnce ? `، و ${count(overdueAtOnce)} کار همان دم از مهلت گذشته است` : '';
  const left = stayed ? ` مهلت ${count(stayed)} کار حساب نمی‌شود و همان که هست می‌ماند.` : '';
  return `${count(open)} کار باز از این دست هست. ${when} ${moves}${late}.${left}`;
}

const about = (perDay: number) => (perDay > 0 && perDay < 1 ? 'کمتر از یک' : count(Math.round(perDay)));
