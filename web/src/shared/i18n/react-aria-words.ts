/** React Aria speaks no Persian: these are all sentences its components say, in the form its global dictionary wants. */
type Args = Record<string, string | number | boolean>;
type Sentence = string | ((args: Args) => string);

const number = new Intl.NumberFormat('fa-IR');
const n = (value: Args[string] | undefined): string => number.format(Number(value ?? 0));

const words: Record<string, Record<string, Sentence>> = {
  '@react-aria/autocomplete': { collectionLabel: 'پیشنهادها' },
  '@react-aria/breadcrumbs': { breadcrumbs: 'مسیر صفحه' },
  '@react-aria/calendar': {
    previous: 'قبلی',
    next: 'بعدی',
    selectedDateDescription: ({ date }) => `تاریخ برگزیده: ${date}`,
    selectedRangeDescription: ({ dateRange }) => `بازهٔ برگزیده: ${dateRange}`,
    todayDate: ({ date }) => `امروز، ${date}`,
    todayDateSelected: ({ date }) => `امروز، ${date}، برگزیده`,
    dateSelected: ({ date }) => `${date}، برگزیده`,
    startRangeSelectionPrompt: 'برای آغاز بازه کلیک کنید',
    finishRangeSelectionPrompt: 'برای پایان بازه کلیک کنید',
    minimumDate: 'نخستین تاریخ ممکن',
    maximumDate: 'واپسین تاریخ ممکن',
    dateRange: ({ startDate, endDate }) => `از ${startDate} تا ${endDate}`,
  },
  '@react-aria/color': {
    colorPicker: 'گزینش رنگ',
    twoDimensionalSlider: 'لغزندهٔ دوبعدی',
    colorNameAndValue: ({ name, value }) => `${name}: ${value}`,
    colorInputLabel: ({ label, channelLabel }) => `${label}، ${channelLabel}`,
    colorSwatch: 'نمونهٔ رنگ',
    transparent: 'بی‌رنگ',
  },
  '@react-aria/combobox': {
    focusAnnouncement: ({ isGroupChange, groupTitle, groupCount, optionText, isSelected }) =>
      `${isGroupChange ? `گروه ${groupTitle} با ${n(groupCount)} گزینه. ` : ''}${optionText}${isSelected ? '، برگزیده' : ''}`,
    countAnnouncement: ({ optionCount }) => `${n(optionCount)} گزینه یافت شد.`,
    selectedAnnouncement: ({ optionText }) => `${optionText}، برگزیده شد`,
    buttonLabel: 'نمایش پیشنهادها',
    listboxLabel: 'پیشنهادها',
  },
  '@react-aria/datepicker': {
    era: 'دوره',
    year: 'سال',
    month: 'ماه',
    day: 'روز',
    hour: 'ساعت',
    minute: 'دقیقه',
    second: 'ثانیه',
    dayPeriod: 'پیش یا پس از ظهر',
    calendar: 'تقویم',
    startDate: 'تاریخ آغاز',
    endDate: 'تاریخ پایان',
    weekday: 'روز هفته',
    timeZoneName: 'منطقهٔ زمانی',
    selectedDateDescription: ({ date }) => `تاریخ برگزیده: ${date}`,
    selectedRangeDescription: ({ startDate, endDate }) => `بازهٔ برگزیده: از ${startDate} تا ${endDate}`,
    selectedTimeDescription: ({ time }) => `زمان برگزیده: ${time}`,
  },
  '@react-aria/dnd': {
    dragItem: ({ itemText }) => `کشیدن ${itemText}`,
    dragSelectedItems: ({ count }) => `کشیدن ${n(count)} مورد برگزیده`,
    dragDescriptionKeyboard: 'برای آغاز کشیدن Enter را بزنید.',
    dragDescriptionKeyboardAlt: 'برای آغاز کشیدن Alt و Enter را بزنید.',
    dragDescriptionTouch: 'برای آغاز کشیدن دو بار ضربه بزنید.',
    dragDescriptionVirtual: 'برای آغاز کشیدن کلیک کنید.',
    dragDescriptionLongPress: 'برای آغاز کشیدن انگشت را نگه دارید.',
    dragSelectedKeyboard: ({ count }) => `برای کشیدن ${n(count)} مورد Enter را بزنید.`,
    dragSelectedKeyboardAlt: ({ count }) => `برای کشیدن ${n(count)} مورد Alt و Enter را بزنید.`,
    dragSelectedLongPress: ({ count }) => `برای کشیدن ${n(count)} مورد انگشت را نگه دارید.`,
    dragStartedKeyboard: 'کشیدن آغاز شد. با Tab جای رها کردن را بیابید و Enter بزنید؛ Escape رها می‌کند.',
    dragStartedTouch: 'کشیدن آغاز شد. به جای رها کردن بروید و دو بار ضربه بزنید.',
    dragStartedVirtual: 'کشیدن آغاز شد. به جای رها کردن بروید و کلیک کنید.',
    endDragKeyboard: 'در حال کشیدن. برای انصراف Enter را بزنید.',
    endDragTouch: 'در حال کشیدن. برای انصراف دو بار ضربه بزنید.',
    endDragVirtual: 'در حال کشیدن. برای انصراف کلیک کنید.',
    dropDescriptionKeyboard: 'برای رها کردن Enter و برای انصراف Escape را بزنید.',
    dropDescriptionTouch: 'برای رها کردن دو بار ضربه بزنید.',
    dropDescriptionVirtual: 'برای رها کردن کلیک کنید.',
    dropCanceled: 'رها کردن لغو شد.',
    dropComplete: 'رها شد.',
    dropIndicator: 'جای رها کردن',
    dropOnRoot: 'رها کردن در فهرست',
    dropOnItem: ({ itemText }) => `رها کردن روی ${itemText}`,
    insertBefore: ({ itemText }) => `گذاشتن پیش از ${itemText}`,
    insertBetween: ({ beforeItemText, afterItemText }) => `گذاشتن میان ${beforeItemText} و ${afterItemText}`,
    insertAfter: ({ itemText }) => `گذاشتن پس از ${itemText}`,
  },
  '@react-aria/grid': {
    deselectedItem: ({ item }) => `${item} از گزینش درآمد.`,
    select: 'گزینش',
    selectedCount: ({ count }) => (Number(count) === 0 ? 'چیزی برگزیده نیست.' : `${n(count)} مورد برگزیده است.`),
    selectedAll: 'همه برگزیده شد.',
    selectedItem: ({ item }) => `${item} برگزیده شد.`,
    longPressToSelect: 'برای گزینش انگشت را نگه دارید.',
  },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'این ردیف کاری دارد',
    hasLinkAnnouncement: ({ link }) => `این ردیف پیوند دارد: ${link}`,
  },
  '@react-aria/menu': { longPressMessage: 'برای باز شدن فهرست، نگه دارید یا Alt و پیکان پایین را بزنید' },
  '@react-aria/numberfield': {
    decrease: ({ fieldLabel }) => `کاهش ${fieldLabel}`,
    increase: ({ fieldLabel }) => `افزایش ${fieldLabel}`,
    numberField: 'خانهٔ عدد',
  },
  '@react-aria/overlays': { dismiss: 'بستن' },
  '@react-aria/previewtrigger': { longPressMessage: 'برای پیش‌نمایش نگه دارید' },
  '@react-aria/searchfield': { 'Clear search': 'پاک کردن جست‌وجو' },
  '@react-aria/spinbutton': { Empty: 'خالی' },
  '@react-aria/steplist': { steplist: 'فهرست گام‌ها' },
  '@react-aria/table': {
    select: 'گزینش',
    selectAll: 'گزینش همه',
    sortable: 'ستون مرتب‌شدنی',
    ascending: 'صعودی',
    descending: 'نزولی',
    ascendingSort: ({ columnName }) => `مرتب بر پایهٔ ${columnName}، صعودی`,
    descendingSort: ({ columnName }) => `مرتب بر پایهٔ ${columnName}، نزولی`,
    columnSize: ({ value }) => `${n(value)} پیکسل`,
    resizerDescription: 'برای تغییر اندازه Enter را بزنید',
    expand: 'باز کردن',
    collapse: 'بستن',
  },
  '@react-aria/tag': { removeDescription: 'برای برداشتن Delete را بزنید.', removeButtonLabel: 'برداشتن' },
  '@react-aria/toast': { close: 'بستن', notifications: ({ count }) => `${n(count)} پیام.` },
  '@react-aria/tree': { expand: 'باز کردن', collapse: 'بستن' },
  '@react-stately/datepicker': {
    rangeUnderflow: ({ minValue }) => `تاریخ باید ${minValue} یا پس از آن باشد.`,
    rangeOverflow: ({ maxValue }) => `تاریخ باید ${maxValue} یا پیش از آن باشد.`,
    rangeReversed: 'آغاز بازه باید پیش از پایان آن باشد.',
    unavailableDate: 'این تاریخ را نمی‌توان برگزید.',
  },
  'react-aria-components': {
    selectPlaceholder: 'برگزینید',
    tableResizer: 'تغییر اندازه',
    dropzoneLabel: 'جای رها کردن پرونده',
    colorSwatchPicker: 'نمونه‌های رنگ',
  },
};

export const reactAriaWords = words;

/** Before the first render: the dictionary is read once and kept. */
export function speakPersian(): void {
  const global = window as unknown as Record<symbol, unknown>;
  global[Symbol.for('react-aria.i18n.locale')] = 'fa-IR';
  global[Symbol.for('react-aria.i18n.strings')] = words;
}
