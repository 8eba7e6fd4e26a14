import { count } from '../../shared/format/format';

export const routePictureWords = {
  open: 'نقشهٔ مسیر',
  title: (name: string) => `نقشهٔ مسیر «${name}»`,
  version: (no: number) => `نسخهٔ ${count(no)}`,
  status: { active: 'در جریان', completed: 'به پایان رسیده', cancelled: 'لغو شده' },
  stands: 'اکنون اینجاست',
  nowhere: 'در جایی از مسیر منتظر نیست.',
  since: (posts: string) => `بر میز: ${posts}`,
  due: (at: string) => `مهلت ${at}`,
  next: (at: string) => `در ${at} می‌رسد`,
  incidents: 'مسیر اینجا مانده است',
  incidentsHint: 'راهبر مسیرها از آن آگاه است و باید آن را درست کند.',
  story: 'راهی که آمده',
};
