import { routeRefusalWords } from './route-catalogue.words';

/** How routes are told. Expressions stand between isolates, as they run from left to right. */

export const quoted = (text: string): string => `«${text}»`;
export const quotedFeel = (feel: string): string => `«\u2066${feel.trim().replace(/\s+/g, ' ')}\u2069»`;

const joined =
  (last: string) =>
  (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('، ')} ${last} ${parts.at(-1)}`;
export const andWords = joined('و');
export const orWords = joined('یا');

/** What routes know, as a noun. */
export const variableWords: Readonly<Record<string, string>> = {
  kind: 'نوع نامه',
  inquiryType: 'نوع استعلام',
  classification: 'طبقه‌بندی',
  priority: 'فوریت',
  sender: 'فرستنده',
  unit: 'واحد فرستنده',
  office: 'ادارهٔ فرستنده',
  recipients: 'واحدهای گیرنده',
  copies: 'واحدهای رونوشت',
  reviewers: 'بررسی‌کنندگانی که نویسنده نام برده است',
  signers: 'امضاکنندگانی که نویسنده نام برده است',
  outcome: 'نتیجه',
  answered: 'شمار پاسخ‌ها',
  asked: 'شمار واحدهای پرسیده‌شده',
  numberOfInstances: 'شمار همه',
  numberOfActiveInstances: 'شمار کارهای باز',
  numberOfCompletedInstances: 'شمار کارهای انجام‌شده',
  numberOfTerminatedInstances: 'شمار کارهای لغوشده',
};

/** `outcome = "returned"` and its opposite. */
export const outcomeClauses: Readonly<Record<string, readonly [string, string]>> = {
  approved: ['تأیید شود', 'تأیید نشود'],
  returned: ['بازگردانده شود', 'بازگردانده نشود'],
  rejected: ['رد شود', 'رد نشود'],
  signed: ['امضا شود', 'امضا نشود'],
  done: ['انجام شود', 'انجام نشود'],
};

/** Buttons a route may name beside those of the office. */
export const buttonWords: Readonly<Record<string, string>> = {
  approved: 'تأیید',
  returned: 'بازگرداندن',
  rejected: 'رد',
  signed: 'امضا',
  done: 'انجام شد',
};

export const levelWords: Readonly<Record<string, string>> = { hq: 'ستاد', province: 'استان', county: 'شهرستان', department: 'بخش' };

/** Conditions as clauses after «اگر»; `not` where the opposite is said. */
export const clauseWords = {
  is: (what: string, value: string, not: boolean) => `${what} ${value} ${not ? 'نباشد' : 'باشد'}`,
  equals: (what: string, value: string, not: boolean) => `${what} برابر ${value} ${not ? 'نباشد' : 'باشد'}`,
  among: (what: string, values: string, not: boolean) => `${what} یکی از ${values} ${not ? 'نباشد' : 'باشد'}`,
  compared: { '>': 'بیشتر از', '>=': 'دست‌کم', '<': 'کمتر از', '<=': 'حداکثر' } as Readonly<Record<string, string>>,
  compare: (what: string, how: string, value: string, not: boolean) => `${what} ${how} ${value} ${not ? 'نباشد' : 'باشد'}`,
  holds: (what: string, not: boolean) => `${what} برقرار ${not ? 'نباشد' : 'باشد'}`,
  outside: (not: boolean) => (not ? 'نامه به بیرون نرود' : 'نامه به بیرون برود'),
  known: (what: string, not: boolean) => `${what} معلوم ${not ? 'نباشد' : 'باشد'}`,
  contains: (list: string, value: string, not: boolean) => `${value} میان ${list} ${not ? 'نباشد' : 'باشد'}`,
  count: (what: string) => `شمار ${what}`,
  countOf: (value: string, list: string) => `شمار «${value}» در ${list}`,
  either: (parts: readonly string[]) => parts.join('، یا '),
  both: (parts: readonly string[]) => parts.join(' و '),
  group: (part: string) => `(${part})`,
} as const;

export const whoWords = {
  managerOfSender: 'رئیس واحد فرستنده',
  manager: (post: string) => `رئیس بالادست ${post}`,
  head: (unit: string) => `رئیس ${unit}`,
  unitOf: (post: string) => `واحد ${post}`,
  secretariat: (unit: string) => `دبیرخانهٔ ${unit}`,
  ancestor: (unit: string, level: string) => `واحد بالادست ${unit} در ردهٔ ${level}`,
  inRole: (role: string, unit: string) => `دارندگان نقش ${role} در ${unit}`,
  managersUpTo: (post: string, level: string) => `رئیسان بالادست ${post} تا ردهٔ ${level}`,
  himself: 'خود او',
  roles: {
    HEAD: 'رئیس',
    DEPUTY: 'معاون',
    EXPERT: 'کارشناس',
    CLERK: 'متصدی',
    COUNTER: 'باجه',
    ASSISTANT_DESK: 'دفتر',
    SUPERVISOR: 'سرپرست',
    SIGNER: 'امضاکننده',
  } as Readonly<Record<string, string>>,
};

export const timeWords = {
  units: { years: 'سال', months: 'ماه', weeks: 'هفته', days: 'روز', hours: 'ساعت', minutes: 'دقیقه', seconds: 'ثانیه' },
  working: (length: string) => `${length} کاری`,
  zero: 'بی‌درنگ',
  until: (when: string) => `تا ${when}`,
  givenBy: (feel: string) => `زمانی که ${feel} می‌گوید`,
  every: (length: string, times: string | null) => (times ? `هر ${length}، تا ${times} بار` : `هر ${length}`),
  everyOf: (value: string) => `بارها، به گفتهٔ ${value}`,
};

/** An error of the catalogue by why it comes, others by their code. */
export const errorWord = (code: string): string =>
  quoted(Object.hasOwn(routeRefusalWords, code) ? routeRefusalWords[code as keyof typeof routeRefusalWords].replace(/\.$/, '') : code);

export const stepWords = {
  step: (no: string) => `گام ${no}`,
  steps: (nos: readonly string[]) => (nos.length > 1 ? `گام‌های ${andWords(nos)}` : `گام ${nos.join('')}`),
  line: (no: string, name: string, sentences: string) => `${no}. ${name}: ${sentences}`,
  // names of steps that have none
  kinds: {
    process: 'فرایند',
    sub: 'زیرفرایند',
    handler: 'پیشامد',
    adhoc: 'گام‌های دلخواه',
    call: 'مسیر دیگر',
    start: 'آغاز',
    end: 'پایان',
    throw: 'رویداد',
    catch: 'انتظار',
    boundary: 'رویداد کناری',
    pass: 'گام دستی',
    user: 'کار',
    job: 'فرمان',
    receive: 'دریافت',
    rule: 'تصمیم با جدول',
    script: 'محاسبه',
    exclusive: 'دوراهی',
    parallel: 'شاخه‌های هم‌زمان',
    inclusive: 'شاخه‌های برگزیده',
    race: 'نخستین رویداد',
  },
  // where it begins and ends
  opens: (steps: string) => `از ${steps} آغاز می‌شود.`,
  opensNowhere: 'گامی ندارد.',
  started: (by: string) => `${by} آغاز می‌شود.`,
  byMessage: (name: string) => `با رسیدن پیام ${name}`,
  bySignal: (name: string) => `با علامت ${name}`,
  byTime: (when: string) => `با رسیدن زمان: ${when}`,
  byError: (code: string) => `با خطای ${code}`,
  byAnyError: 'با هر خطایی',
  byEscalation: (code: string) => `با گزارش ${code} به بالا`,
  byAnyEscalation: 'با هر گزارشی به بالا',
  byOther: 'با رویداد خود',
  // what follows
  goesOn: (to: string) => `به ${to} می‌رود`,
  goesBack: (to: string) => `به ${to} بازمی‌گردد`,
  endsRoute: 'مسیر پایان می‌یابد',
  endsScope: 'این بخش پایان می‌یابد',
  endsBranch: 'این شاخه پایان می‌یابد',
  endsAll: 'همهٔ شاخه‌ها همان‌جا پایان می‌یابند',
  endNamed: (end: string, name: string) => `${end} (${name})`,
  then: (what: string) => `سپس ${what}.`,
  thenAtOnce: (whats: readonly string[]) => `سپس هم‌زمان ${andWords(whats)}.`,
  iff: (condition: string, what: string) => `اگر ${condition}، ${what}`,
  otherwise: (what: string) => `در غیر این صورت ${what}`,
  choice: (ways: readonly string[]) => `${ways.join('؛ ')}.`,
  choices: (ways: readonly string[]) => `هر شرطی که برقرار باشد راه خود را باز می‌کند: ${ways.join('؛ ')}.`,
  asked: (name: string, choice: string) => `${name}: ${choice}`,
  unconditional: 'بی هیچ شرطی',
  // user tasks
  duty: (what: string, who: string, until: string | null) => `${what} نزد ${who}${until ? `، ${until}` : ''}.`,
  dutyOfNobody: (what: string, until: string | null) => `${what} که گیرنده‌اش معین نشده است${until ? `، ${until}` : ''}.`,
  task: 'کاری',
  outcomes: (names: readonly string[]) => `نتیجه‌اش ${orWords(names)} است.`,
  notActors: (steps: string) => `هر که ${steps} را انجام داده باشد، این را انجام نمی‌دهد.`,
  referral: { none: 'ارجاع داده نمی‌شود.', allowed: '', blocking: 'تا پاسخ ارجاع‌هایش نرسد، بسته نمی‌شود.' },
  followUp: (until: string) => `یادآوری آن ${until} است.`,
  priority: (value: string) => `اولویت آن ${value} است.`,
  // repetition
  each: (of: string, sequential: boolean) => `برای هر یک از ${of}، ${sequential ? 'یکی پس از دیگری' : 'هم‌زمان'}.`,
  enough: (condition: string) => `همین که ${condition}، بس است و بقیه کنار می‌رود.`,
  collected: (value: string, name: string) => `مقدار ${value} هر یک در ${name} گرد می‌آید.`,
  // other steps
  command: (name: string) => `فرمان ${name}.`,
  notifies: (who: string) => `به ${who} آگاهی داده می‌شود.`,
  header: (name: string, value: string) => `${name} آن ${value} است.`,
  retries: (value: string) => `در صورت شکست تا ${value} بار انجام می‌شود.`,
  decides: (id: string, result: string) => `جدول تصمیم ${id} مقدار ${result} را معین می‌کند.`,
  computes: (name: string, value: string) => `مقدار ${name} برابر ${value} می‌شود.`,
  given: (name: string, value: string) => `پیش از آن مقدار ${name} برابر ${value} می‌شود.`,
  taken: (name: string, value: string) => `پس از آن مقدار ${name} برابر ${value} می‌شود.`,
  calls: (process: string) => `مسیر ${process} پیموده می‌شود.`,
  sub: (opening: string) => `بخشی از چند گام؛ ${opening}`,
  emptySub: 'بخشی بی گام.',
  adhoc: (steps: string) => `هر کدام از ${steps} که لازم باشد، به هر ترتیب، انجام می‌شود.`,
  adhocActive: (value: string) => `آنچه ${value} برمی‌گزیند از آغاز باز است.`,
  adhocUntil: (condition: string, cancels: boolean) =>
    `همین که ${condition}، پایان می‌یابد${cancels ? ' و آنچه باز است کنار می‌رود' : ''}.`,
  adhocOpen: 'تا آن را نبندند باز می‌ماند.',
  handler: (by: string, interrupts: boolean) =>
    interrupts ? `${by} همهٔ کارهای این بخش قطع و این انجام می‌شود.` : `هر بار ${by} این نیز انجام می‌شود.`,
  waitsForMessage: (name: string, key: string | null) => `منتظر پیام ${name}${key ? ` با شناسهٔ ${key}` : ''} می‌ماند.`,
  waitsForSignal: (name: string) => `منتظر علامت ${name} می‌ماند.`,
  waitsForTime: (when: string) => `${when} صبر می‌کند.`,
  waits: 'منتظر رویداد خود می‌ماند.',
  race: (steps: string) => `منتظر نخستین رویداد از ${steps} می‌ماند؛ هر کدام پیش افتد، بقیه کنار می‌رود.`,
  join: (from: string) => `منتظر می‌ماند تا همهٔ شاخه‌ها، از ${from}، برسند.`,
  joinOfSome: (from: string) => `منتظر شاخه‌هایی از ${from} می‌ماند که هنوز می‌توانند برسند.`,
  sendsMessage: (name: string) => `پیام ${name} را می‌فرستد.`,
  sendsSignal: (name: string) => `علامت ${name} را به همه می‌دهد.`,
  raises: (code: string | null) => (code ? `${code} را به بالا گزارش می‌کند.` : 'به بالا گزارش می‌کند.'),
  fails: (code: string | null) => (code ? `با خطای ${code} پایان می‌یابد.` : 'با خطا پایان می‌یابد.'),
  undoesSteps: (step: string | null) => (step ? `${step} را برمی‌گرداند.` : 'آنچه انجام شده است را برمی‌گرداند.'),
  undoing: (step: string) => `تنها برای برگرداندن ${step} انجام می‌شود.`,
  undone: (step: string) => `اگر لازم شود، با ${step} برگردانده می‌شود.`,
  passes: 'سامانه در این گام کاری نمی‌کند و می‌گذرد.',
  decision: 'راه از میان چند راه برگزیده می‌شود.',
  // what interrupts
  late: (when: string) => `اگر ${when} انجام نشود`,
  repeatedly: (when: string) => `${when} که انجام نشده باشد`,
  other: 'اگر رویدادش برسد',
  failed: (code: string | null) => (code ? `اگر با خطای ${code} پایان یابد` : 'اگر با خطا پایان یابد'),
  arrived: (name: string) => `اگر پیام ${name} برسد`,
  heard: (name: string) => `اگر علامت ${name} بیاید`,
  reported: (code: string | null) => (code ? `اگر ${code} را گزارش کند` : 'اگر گزارشی به بالا دهد'),
  interrupted: (event: string, what: string) => `${event}، کار قطع می‌شود و ${what}.`,
  besides: (event: string, what: string) => `${event}، بی آن که کار قطع شود ${what}.`,
};
