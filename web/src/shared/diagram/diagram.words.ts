import { count } from '../format/format';
import type { Mark } from './bpmn-canvas';

export const diagramWords = {
  /** the drawing for whoever does not see it: the same stands beside it in words */
  drawing: (name: string) => `نقشهٔ مسیر «${name}». آنچه نشان می‌دهد، کنار آن به نوشته هم آمده است.`,
  zoom: 'اندازهٔ نقشه',
  zoomIn: 'بزرگ‌تر',
  zoomOut: 'کوچک‌تر',
  fit: 'به پهنای صفحه',
  scale: (percent: number) => `${count(percent)}٪`,
  unreadable: 'نقشهٔ این مسیر خوانده نشد',
  undrawn: 'در این پرونده گام‌ها نوشته شده‌اند، ولی نقشه‌ای کشیده نشده است.',
  legend: 'نشانه‌های نقشه',
  /** at the corner of an element: short */
  late: 'دیر',
  open: (name: string) => `باز کردن «${name}»`,
};

/** What a place in the drawing is marked as. */
export const markWords: Record<Exclude<Mark, `heat${number}`>, string> = {
  here: 'اکنون اینجاست',
  late: 'اینجاست و از مهلت گذشته',
  failed: 'اینجا متوقف شده',
  was: 'گذشته از اینجا',
  gone: 'نیمه‌کاره رها شده',
};
