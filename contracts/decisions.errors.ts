/** Why a decision came to nothing. `element` is an id of the file, where there is one. */
export const decisionSentences = {
  'decision.unknown': 'تصمیم «{decision}» در پرونده نیست.',
  'decision.hit_several': 'در جدول «{element}» بیش از یک ردیف برقرار است ({rules}) و تنها یکی مجاز است.',
  'decision.hit_differs': 'ردیف‌های برقرار جدول «{element}» ({rules}) نتیجه‌های متفاوت دارند.',
  'decision.not_addable': 'نتیجه‌های جدول «{element}» جمع‌پذیر یا مقایسه‌پذیر نیستند.',
  'decision.expression_failed': 'عبارت «{feel}» ارزیابی نشد: {reason}',
  'decision.input_invalid': 'مقدار ورودی «{input}» از نوع تعریف‌شده نیست یا در میان مقادیر مجاز نیست.',
  'decision.result_invalid': 'نتیجهٔ «{element}» از نوع تعریف‌شده نیست یا در میان مقادیر مجاز نیست.',
  'decision.not_a_function': 'آنچه «{element}» فرا می‌خواند تابع نیست.',
  'decision.refused': 'بخش «{reason}» از تصمیم پشتیبانی نمی‌شود.',
} as const;
export type DecisionErrorCode = keyof typeof decisionSentences;

/** What is found in a `.dmn` when it is compiled, beside what is found in every file. */
export const decisionProblemSentences = {
  'file.not_dmn': 'پرونده DMN نیست.',
  'file.no_decisions': 'هیچ تصمیمی در پرونده نیست.',
  'dmn.import_missing': 'پروندهٔ «{namespace}» که این پرونده به آن تکیه دارد داده نشده است.',
  'dmn.import_refused': 'پرونده‌ای از نوع «{type}» وارد نمی‌شود؛ تنها DMN.',
  'dmn.function_external': 'تابع «{element}» از نوع «{kind}» است؛ تنها تابع FEEL اجرا می‌شود.',
  'dmn.language': 'زبان «{language}» پذیرفته نیست؛ تنها FEEL.',
  'dmn.cycle': 'تصمیم «{element}» به نتیجهٔ خود وابسته است.',
  'dmn.type_unknown': 'نوع «{type}» تعریف نشده است.',
  'dmn.type_recursive': 'نوع «{type}» در تعریف خود به کار رفته است.',
  'dmn.logic_missing': 'تصمیم «{element}» منطقی ندارد و همیشه تهی است.',
  'dmn.logic_unreadable': 'منطق «{element}» خوانده نشد: {reason}',
  'dmn.hit_policy': 'سیاست انتخاب «{policy}» شناخته نیست.',
  'dmn.aggregation': 'جمع‌بندی جدول «{element}» تنها با سیاست COLLECT و یک خروجی ممکن است.',
  'dmn.rule_shape': 'ردیف {row} جدول «{element}» به تعداد ستون‌ها خانه ندارد.',
  'dmn.output_unnamed': 'خروجی {column} جدول «{element}» نام ندارد.',
  'dmn.values_missing': 'جدول «{element}» ترتیب اولویت خروجی‌ها را تعیین نکرده است.',
  'dmn.table_gap': 'جدول «{element}» برای حالت {where} ردیفی ندارد.',
  'dmn.table_overlap': 'ردیف‌های {a} و {b} جدول «{element}» در حالت {where} هر دو برقرارند و نتیجهٔ متفاوت دارند.',
  'dmn.table_unsure': 'دربارهٔ {count} خانهٔ جدول «{element}» پیش از اجرا نمی‌توان گفت چه حالت‌هایی را می‌پوشانند.',
  'dmn.table_cut_short': 'جدول «{element}» بزرگ‌تر از آن است که همهٔ حالت‌هایش بررسی شود.',
  'dmn.feel_too_long': 'عبارت «{feel}…» بیش از اندازه بلند یا تودرتو است، یا پرونده روی‌هم‌رفته عبارت‌های بسیار دارد.',
  'dmn.name_unknown': 'نام «{name}» در عبارت «{feel}» شناخته نیست؛ شاید ورودی آن به تصمیم وصل نشده باشد.',
} as const;
export type DecisionProblemCode = keyof typeof decisionProblemSentences;
