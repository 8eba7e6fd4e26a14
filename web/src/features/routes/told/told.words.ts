import type { RouteChange } from '../../../../../contracts/route-told';

export const toldWords = {
  tab: 'شرح',
  steps: 'گام‌ها',
  part: (id: string) => `فرایند ${id}`,
  none: 'هنوز نسخه‌ای نیست که شرح داده شود',
  noneSays: 'مسیر را بکشید، یا پروندهٔ آماده‌اش را بیاورید.',
  noSteps: 'این مسیر گامی ندارد.',
  difference: 'تفاوت با نسخهٔ دیگر',
  against: 'مقایسه با',
  version: (no: string) => `نسخهٔ ${no}`,
  changes: 'تفاوت‌ها',
  kinds: { added: 'افزوده', removed: 'برداشته', changed: 'تغییر' } satisfies Record<RouteChange['change'], string>,
} as const;
