import { count } from '../format/format';

/** What the title of whoever heads a unit says in another word: «مدیرکل …» of «اداره کل …», as searches compare them. */
export const headedUnit = /^(اداره کل|اداره|معاونت) /;

export const orgWords = {
  unitPlaceholder: 'نام واحد، استان یا رئیس آن',
  postPlaceholder: 'نام شخص، سمت یا واحد',
  placeholder: 'نام واحد، سمت، شخص یا استان',
  chosen: (label: string) => `برگزیده‌ها در «${label}»`,
  suggestions: (label: string) => `پیشنهادها برای «${label}»`,
  loading: 'نمودار سازمانی در حال آمدن است…',
  failed: 'نمودار سازمانی نرسید. اندکی بعد دوباره بنویسید.',
  none: 'چیزی با این واژه‌ها یافت نشد. نام کوتاه‌تری بنویسید یا نام استان را بیفزایید.',
  more: (n: number) => `${count(n)} مورد دیگر هم هست؛ با نوشتن واژهٔ بیشتر باریک‌تر می‌شود.`,
  rest: (n: number) => `و ${count(n)} مورد دیگر`,
  fold: 'نمایش کمتر',
  clear: 'پاک کردن همه',
  headquarters: 'ستاد',
  province: (name: string) => `استان ${name}`,
  head: (name: string) => `رئیس: ${name}`,
  acting: 'سرپرست',
  assistant: 'منشی',
  away: (until: string, substitute: string) => `در مرخصی تا ${until}؛ جانشین: ${substitute}`,
  vacant: 'بی‌متصدی',
  unknown: 'واحد یا سمتی که دیگر نیست',
  groupDetail: (n: number) => `${count(n)} واحد با یک گزینش`,
  provincialOffices: 'همهٔ ادارات کل استان‌ها',
  countyOffices: 'همهٔ ادارات شهرستان‌های کشور',
  headquartersUnits: 'همهٔ واحدهای ستاد',
  countyOfficesOf: (province: string) => `همهٔ ادارات شهرستان‌های استان ${province}`,
  groupSection: 'گروه‌ها',
  unitSection: 'واحدها',
  postSection: 'سمت‌ها',
  suggestedSection: 'پیشنهاد',
} as const;
