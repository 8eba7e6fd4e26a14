/** What is said to whoever changes a calendar. */
export const calendarAdminWords = {
  placeOfUnit: 'برای کشور واحدی نام نبرید و برای جای دیگر یکی از واحدهای آن را برگزینید.',
  rangeReversed: 'روز پایان پیش از روز آغاز است.',
  tooLong: 'تعطیلی نمی‌تواند بیش از صد و بیست روز باشد.',
  hoursOfKind: 'تعطیلی ساعت کاری ندارد؛ دورکاری و ساعت کاری دیگر باید ساعت داشته باشند.',
  overlappingWeeks: (titles: string) => `برنامه‌های هفتگی ${titles} در روزهایی روی هم می‌افتند؛ آنکه دیرتر وارد شده است معتبر است.`,
  noHours: 'این لایه ساعت کاری هفتگی ندارد و ساعت‌های لایه بالاتر در آن معتبر است.',
  emptyLayer: 'در این لایه هنوز چیزی نیست؛ روزهای آن همان روزهای لایه بالاتر است.',
  midnight: 'ساعت ۲۴:۰۰ پایان همان روز است و به روز بعد نمی‌رسد.',
  opensClosed: (days: string, more: string | null) =>
    `این ساعت‌ها روزهایی را هم کاری می‌کند که تعطیل بود: ${days}${more ? ` و ${more} روز دیگر` : ''}.`,
  yearMissing: (year: string) => `تعطیلات رسمی سال ${year} هنوز وارد نشده است؛ مهلت‌هایی که به آن سال می‌رسند موقت‌اند.`,
  changed: (layer: string) => `تغییر تقویم ${layer}`,
  brokenText: 'نویسه‌های این پرونده شکسته است؛ آن را با رمزگذاری UTF-8 ذخیره کنید.',
  line: (line: string, problem: string) => `سطر ${line}: ${problem}`,
  weekAdded: (layer: string) => `برنامه هفتگی تازه ${layer}`,
  weekWithdrawn: (layer: string) => `برداشتن برنامه هفتگی ${layer}`,
  exceptionChanged: (title: string) => `تغییر ${title}`,
  exceptionWithdrawn: (title: string) => `لغو ${title}`,
  imported: (layer: string) => `ورود پرونده تقویم ${layer}`,
  unitMoved: (unit: string) => `جابه‌جایی ${unit} در نمودار سازمان`,
  undone: (title: string) => `بازگرداندن «${title}»`,
} as const;
