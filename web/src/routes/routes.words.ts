export const routeWords = {
  notFound: 'چنین صفحه‌ای نیست.',
  notFoundHint: 'شاید نشانی ناتمام رونویسی شده باشد.',
  home: 'رفتن به کارتابل',
} as const;
