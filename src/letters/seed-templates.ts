import type { EntityManager } from 'typeorm';
import { documentOf } from '../../contracts/document';

/** What everybody begins with; the administration changes it afterwards. Dots stand where the writer goes on. */
const letters: { code: string; title: string; subject: string; lines: string[] }[] = [
  {
    code: 'inquiry-reply',
    title: 'پاسخ استعلام',
    subject: 'پاسخ استعلام درباره ...',
    lines: [
      'با سلام و احترام،',
      'عطف به نامهٔ شمارهٔ ... مورخ ... دربارهٔ ...، به آگاهی می‌رساند:',
      'بر پایهٔ بررسی اسناد و سوابق موجود در این اداره، ...',
      'مراتب جهت استحضار و اقدام مقتضی اعلام می‌شود.',
    ],
  },
  {
    code: 'cover-letter',
    title: 'نامهٔ همراه مدارک',
    subject: 'ارسال مدارک ...',
    lines: [
      'با سلام و احترام،',
      'به پیوست، مدارک زیر جهت بررسی و اقدام لازم ارسال می‌شود:',
      '۱- ...',
      '۲- ...',
      'خواهشمند است دستور فرمایید پس از بررسی، نتیجه را به این اداره اعلام نمایند.',
    ],
  },
  {
    code: 'circular',
    title: 'بخشنامه',
    subject: 'بخشنامهٔ ...',
    lines: [
      'با سلام و احترام،',
      'به منظور ایجاد وحدت رویه در ...، موارد زیر جهت اجرا ابلاغ می‌شود:',
      '۱- ...',
      '۲- ...',
      'این بخشنامه از تاریخ ابلاغ لازم‌الاجراست و مسئولیت حسن اجرای آن بر عهدهٔ مدیران واحدهاست.',
    ],
  },
  {
    code: 'reminder',
    title: 'یادآوری (پیرو)',
    subject: 'یادآوری پاسخ نامهٔ شمارهٔ ...',
    lines: [
      'با سلام و احترام،',
      'پیرو نامهٔ شمارهٔ ... مورخ ... دربارهٔ ...، با توجه به اینکه تاکنون پاسخی دریافت نشده است،',
      'خواهشمند است دستور فرمایید در پاسخ‌گویی تسریع و نتیجه را حداکثر تا تاریخ ... اعلام نمایند.',
    ],
  },
];

const phrases: [code: string, title: string, text: string][] = [
  ['action', 'اقدام', 'جهت اقدام لازم.'],
  ['information', 'استحضار', 'جهت استحضار.'],
  ['examine', 'بررسی و اعلام نتیجه', 'لطفاً بررسی و نتیجه را اعلام فرمایید.'],
  ['opinion', 'اظهارنظر کارشناسی', 'جهت بررسی و اظهارنظر کارشناسی.'],
  ['draft', 'تهیهٔ پیش‌نویس', 'پیش‌نویس پاسخ تهیه و برای امضا ارسال شود.'],
  ['urgent', 'اقدام فوری', 'موضوع فوری است؛ در اولویت اقدام شود.'],
  ['rules', 'طبق مقررات', 'طبق ضوابط و مقررات اقدام شود.'],
  ['records', 'سوابق', 'سوابق موضوع پیوست و ارائه شود.'],
  ['follow-up', 'پیگیری', 'تا حصول نتیجه پیگیری فرمایید.'],
  ['discuss', 'مذاکره', 'لطفاً با همراه داشتن سوابق جهت مذاکره مراجعه فرمایید.'],
  ['archive', 'بایگانی', 'در سابقه بایگانی شود.'],
];

/** The organisation's own templates of letters and sentences of referrals. */
export async function writeTemplates(tx: EntityManager): Promise<void> {
  const rows = [
    ...letters.map(({ code, title, subject, lines }) => ({ code, kind: 'LETTER', title, subject, document: documentOf(lines.join('\n')) })),
    ...phrases.map(([code, title, text]) => ({ code, kind: 'PHRASE', title, text })),
  ];
  await tx.query(
    `insert into templates (id, kind, scope, title, subject, document, text)
     select stable_id('template/' || kind || '/' || code), kind, 'ORGANISATION', title, subject, document, text
     from jsonb_to_recordset($1) as t(code text, kind text, title text, subject text, document jsonb, text text)`,
    [JSON.stringify(rows)],
  );
}
