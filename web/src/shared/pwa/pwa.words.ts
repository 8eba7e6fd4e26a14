export const pwaWords = {
  fresh: 'نسخهٔ تازه آماده است',
  freshDetail: 'هر زمان که کارتان تمام شد، صفحه را تازه کنید.',
  reload: 'تازه کردن صفحه',
} as const;
