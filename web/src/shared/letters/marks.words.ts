import { count, persianInstant } from '../format/format';

export const deadlineWords = {
  until: 'مهلت:',
  /** @param moves the due time waits too */
  paused: (since: string, moves: boolean) => `منتظر توضیح پرسنده از ${persianInstant(since)}${moves ? '؛ مهلت متوقف است' : ''}`,
  pausedShort: 'منتظر توضیح پرسنده',
} as const;

export const followUpWords = {
  title: 'یادآوری پیگیری',
  manyTitle: (n: number) => `یادآوری پیگیری ${count(n)} نامه`,
  hint: 'این یادآوری تنها برای شماست و در نامه دیده نمی‌شود.',
  day: 'روز پیگیری',
  dayMissing: 'روز پیگیری را برگزینید.',
  note: 'یادداشت (اختیاری)',
  action: 'گذاشتن یادآوری',
  clear: 'برداشتن یادآوری',
  quickDays: 'روزهای نزدیک',
  tomorrow: 'فردا',
  inDays: (n: number) => `${count(n)} روز دیگر`,
  inAWeek: 'یک هفته دیگر',
  done: (day: string) => `یادآوری پیگیری برای ${day} گذاشته شد.`,
  doneMany: (n: number, day: string) => `یادآوری پیگیری ${count(n)} نامه برای ${day} گذاشته شد.`,
  cleared: 'یادآوری پیگیری برداشته شد.',
} as const;
