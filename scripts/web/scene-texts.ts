import type { LetterDocument } from '../../contracts/document';
import { heading, items, paragraph, table } from '../sample/documents';

/** A letter that lies on the desk of the picture: who sent it, when it was referred, and how much time it has. */
export interface Arrival {
  from: string;
  subject: string;
  document: LetterDocument;
  priority?: 'URGENT' | 'VERY_URGENT' | 'IMMEDIATE';
  classification?: 'CONFIDENTIAL' | 'SECRET';
  attachments?: string[];
  /** the day of the scene, 0 is the Saturday, and the hour it was referred at */
  day: number;
  at: string;
  /** the same for its deadline */
  due?: [day: number, at: string];
  purpose: string;
  instruction?: string;
  isRead?: boolean;
}

const plain = (...lines: string[]): LetterDocument => ({
  type: 'doc',
  content: ['با سلام و احترام،', ...lines].map((line) => paragraph(line)),
});

/** The letter that is opened in the pictures. */
export const OPENED = 'تطبیق مشخصات سجلی در پروندهٔ کلاسهٔ ۱۴۰۵۰۹۱۲۳۴ شعبهٔ ۳ دادگاه خانواده';
/** One that has time left, and is referred. */
export const REFERRED = 'اعلام نظر دربارهٔ پیش‌نویس آیین‌نامهٔ هیئت‌های حل اختلاف';
/** The ready route that is looked at, and a letter of the sample on it. */
export const ROUTE = 'نامهٔ عادی صادره';
export const ROUTED = 'گزارش بازسازی دفاتر کل وقایع';

/** Oldest first. */
export const arrivals: readonly Arrival[] = [
  {
    ...{ from: 'hq.monitoring.head', subject: 'اعلام نتیجهٔ آزمون مهارتی کارکنان پیشخوان', day: 1, at: '09:12' },
    ...{ purpose: 'FOR_INFORMATION', isRead: true },
    document: plain('نتیجهٔ آزمون مهارتی کارکنان پیشخوان آن اداره کل برای آگاهی و بهره‌برداری فرستاده می‌شود.'),
  },
  {
    ...{ from: '10.head', subject: 'استعلام آخرین نشانی ثبت‌شده در پرونده‌های تعویض شناسنامه', day: 1, at: '10:20' },
    ...{ due: [3, '09:00'], purpose: 'FOR_DRAFTING', priority: 'URGENT', attachments: ['فهرست.pdf'] },
    document: plain('فهرست ۳۲ پروندهٔ نیازمند تطبیق نشانی به پیوست فرستاده می‌شود.'),
  },
  {
    ...{ from: '2301.head', subject: 'گزارش نظارت ماهانه بر دفاتر پیشخوان (آبان ۱۴۰۵)', day: 1, at: '11:30', due: [8, '14:00'] },
    ...{ purpose: 'FOR_OPINION', attachments: ['گزارش آبان.pdf'], isRead: true },
    document: plain('گزارش نظارت بر ۱۴ دفتر پیشخوان حوزهٔ این شهرستان به پیوست فرستاده می‌شود.'),
  },
  {
    ...{ from: '07.head', subject: 'درخواست اصلاح سند سجلی و انتقال سابقه به اداره کل استان تهران', day: 2, at: '08:40' },
    ...{ due: [4, '14:00'], purpose: 'FOR_ACTION', classification: 'CONFIDENTIAL', attachments: ['دادنامه.pdf', 'تصویر سند.png'] },
    document: plain('تصویر دادنامهٔ قطعی و سند سجلی به پیوست است. خواهشمند است سابقه منتقل و نتیجه اعلام شود.'),
  },
  {
    ...{ from: 'hq.it.head', subject: 'دستورالعمل اجرایی صدور کارت هوشمند ملی برای متولدین سال ۱۳۹۰', day: 2, at: '10:05' },
    ...{ due: [3, '13:30'], purpose: 'FOR_ACTION', priority: 'URGENT' },
    document: plain('دستورالعمل پیوست از ابتدای دی‌ماه در همهٔ پیشخوان‌ها اجرا می‌شود.'),
  },
  {
    ...{ from: 'hq.legal.head', subject: OPENED, day: 2, at: '12:20' },
    ...{ due: [2, '14:00'], purpose: 'FOR_ACTION', priority: 'VERY_URGENT', classification: 'CONFIDENTIAL' },
    ...{ attachments: ['دادنامه.pdf', 'تصویر سند سجلی.png'] },
    instruction: 'لطفاً پس از بررسی پرونده، پیش‌نویس پاسخ را تا پایان وقت اداری امروز آماده فرمایید.',
    document: {
      type: 'doc',
      content: [
        paragraph('با سلام و احترام،'),
        paragraph(
          'به‌موجب دادنامهٔ شمارهٔ ۱۴۰۵۰۹۱۲۳۴/۳ مورّخ ۲۵ آبان ۱۴۰۵ و در اجرای مادهٔ ۹۹۵ قانون مدنی، خواهشمند است نسبت به تطبیق مشخصات سجلی صاحب پرونده با سوابق موجود در پایگاه اطلاعات جمعیت کشور اقدام و نتیجه حداکثر ظرف ۴۸ ساعت اعلام شود.',
          'justify',
        ),
        table(
          ['ردیف', 'سند', 'شمارهٔ سند', 'محل صدور'],
          [
            ['۱', 'شناسنامه', '۱۲۳۴', 'تهران، حوزهٔ ۳'],
            ['۲', 'سند ولادت', '۵۶۷۸', 'شهریار'],
          ],
        ),
        paragraph('همچنین تصویر سند سجلی (فرم ۱۲) و گواهی مطابقت آن برای ضبط در پرونده لازم است:'),
        items(['تصویر کامل صفحه‌های سند، بدون سایه و با وضوح دست‌کم ۳۰۰ نقطه در اینچ؛', 'گواهی مطابقت با امضای مسئول بایگانی.']),
      ],
    },
  },
  {
    ...{ from: 'hq.legal.head', subject: REFERRED, day: 3, at: '08:15' },
    ...{ due: [7, '14:00'], purpose: 'FOR_OPINION', classification: 'CONFIDENTIAL' },
    document: plain('پیش‌نویس آیین‌نامه برای اعلام نظر فرستاده می‌شود. نظر آن اداره دربارهٔ مواد ۴ و ۹ اهمیت ویژه دارد.'),
  },
  {
    ...{ from: 'hq.identity.head', subject: 'پاسخ به درخواست دستگاه نظارتی دربارهٔ تغییر نام‌های سال ۱۴۰۴', day: 3, at: '08:50' },
    ...{ due: [3, '14:30'], purpose: 'FOR_ACTION', priority: 'IMMEDIATE', attachments: ['نامهٔ دستگاه نظارتی.pdf'] },
    document: plain('مدارک درخواستی دستگاه نظارتی تا پایان وقت اداری امروز گردآوری و فرستاده شود.'),
  },
  {
    ...{ from: '2302.head', subject: 'هماهنگی اعزام کارشناس برای بازدید از بایگانی راکد', day: 3, at: '09:20' },
    ...{ due: [5, '14:00'], purpose: 'FOR_FOLLOW_UP' },
    document: plain('کارشناس معرفی‌شده از روز شنبه برای بازدید از بایگانی راکد حضور خواهد یافت.'),
  },
  {
    ...{
      from: '2303.head',
      subject: 'درخواست نیروی کمکی برای تکمیل پرونده‌های الکترونیک',
      day: 3,
      at: '10:31',
      purpose: 'FOR_ACTION',
    },
    document: plain('برای تکمیل پرونده‌های الکترونیک اسناد هویتی تا پایان ماه، دو نیروی کمکی درخواست می‌شود.'),
  },
];

/** A draft as it is while somebody writes it. */
export const written: LetterDocument = {
  type: 'doc',
  content: [
    paragraph('با سلام و احترام،'),
    paragraph(
      'نظر به پایان آزمایش سامانهٔ تعویض شناسنامه در استان‌های تهران و فارس و رضایت‌بخش بودن نتیجهٔ آن، مقتضی است مراحل اجرای سراسری به شرح زیر در آن اداره کل انجام شود.',
      'justify',
    ),
    heading('گام‌های اجرا'),
    items([
      'معرفی نمایندهٔ تام‌الاختیار و شمارهٔ تماس ایشان تا پایان هفته؛',
      'آموزش همهٔ متصدیان پیشخوان پیش از ۲۵ آذر؛',
      'گزارش روزانهٔ شمار پرونده‌های ثبت‌شده تا ساعت ۱۳.',
    ]),
    table(
      ['مرحله', 'واحد مسئول', 'پایان'],
      [
        ['آموزش متصدیان', 'اداره کل امور کارکنان', '۱۴۰۵/۰۹/۲۵'],
        ['اجرای سراسری', 'همهٔ ادارات کل', '۱۴۰۵/۱۰/۰۱'],
      ],
    ),
    paragraph('مسئولیت حسن اجرای این برنامه بر عهدهٔ مدیران کل استان‌هاست.'),
  ],
};

/** What the headquarters asks: of how many provinces, and when. Who is late with it is named; all others have answered in time. */
export const asked: readonly {
  subject: string;
  body: string;
  day: number;
  at: string;
  answeredAt: string;
  late: string;
  others: string;
}[] = [
  {
    ...{ subject: 'اعلام موجودی دفترچهٔ سفید شناسنامه', body: 'خواهشمند است موجودی دفترچهٔ سفید به تفکیک اداره اعلام شود.' },
    ...{
      day: 0,
      at: '10:10',
      answeredAt: '13:20',
      late: '08 13 23 27 17 03 25 20 11',
      others: '00 01 02 04 05 06 07 09 10 12 14 15 16 18',
    },
  },
  {
    ...{ subject: 'شمار پرونده‌های معوّق هیئت‌های حل اختلاف', body: 'شمار پرونده‌های با بیش از سه ماه رسیدگی اعلام شود.' },
    ...{ day: 1, at: '08:30', answeredAt: '12:40', late: '08 13 23 27 17 03 25', others: '19 21 22 24 26 28 29 30' },
  },
  {
    ...{ subject: 'وضع صدور شناسنامهٔ المثنی در سه ماه گذشته', body: 'شمار درخواست و صدور به تفکیک علت اعلام شود.' },
    ...{ day: 1, at: '11:00', answeredAt: '13:50', late: '08 13 23 27 06 14', others: '00 02 05 09' },
  },
  {
    ...{ subject: 'اسناد فاقد شمارهٔ ردیف در بازدید آبان', body: 'نتیجهٔ بررسی اسناد فاقد شمارهٔ ردیف اعلام شود.' },
    ...{ day: 1, at: '12:10', answeredAt: '14:10', late: '08 13 23 09 06 19', others: '01 04 12 16' },
  },
  {
    ...{ subject: 'ولادت‌های ثبت‌نشدهٔ بیش از پانزده روز', body: 'فهرست ولادت‌های ثبت‌نشده و علت هر یک اعلام شود.' },
    ...{ day: 2, at: '08:10', answeredAt: '12:30', late: '08 13 11 14 26', others: '07 15 18 22 28' },
  },
  {
    ...{ subject: 'دسترسی اداره‌های تازه‌تأسیس به سامانه', body: 'وضع دسترسی اداره‌های تازه‌تأسیس اعلام شود.' },
    ...{ day: 2, at: '08:45', answeredAt: '13:10', late: '08 23 20 21 30', others: '10 24 29' },
  },
  {
    ...{ subject: 'نیاز سه‌ماههٔ ادارات به فرم‌های ثبت واقعه', body: 'برآورد نیاز سه‌ماهه اعلام شود.' },
    ...{ day: 2, at: '12:45', answeredAt: '14:15', late: '02 09 12 15 19 24 28', others: '01 05 16' },
  },
  {
    ...{ subject: 'آمار مراجعهٔ هفتهٔ نخست آذر به پیشخوان‌ها', body: 'شمار مراجعه به تفکیک خدمت اعلام شود.' },
    ...{
      day: 3,
      at: '08:10',
      answeredAt: '10:15',
      late: '08 13 23 2301 2302 2303 27 17 03 25 06 09 11 14 19 20 26',
      others: '00 01 02 05 10 12',
    },
  },
];
