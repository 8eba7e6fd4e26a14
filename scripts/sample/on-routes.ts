import { until, type OfficePeople } from '../people/office';
import { RoutedLetter } from '../people/routed-letter';

const approved = { outcome: 'approved', version: 1 };
const signed = { outcome: 'signed', version: 1 };

/** Letters on the ready routes: some in the middle of their way, one that stands still with an incident, some that have arrived. */
export function storiesOnRoutes(office: OfficePeople): (() => Promise<unknown>)[] {
  const [head, deputy, signer] = ['21.records.head', '21.identity.head', '21.head'].map((username) => office.at(username));
  const outgoing = (subject: string) =>
    RoutedLetter.submitted(
      office,
      'outgoing-letter.bpmn',
      { subject, body: `${subject} به پیوست فرستاده می‌شود.` },
      { reviewers: ['21.records.head', '21.identity.head'] },
    );
  const signedOnes = async (subject: string) => {
    const letter = await outgoing(subject);
    await letter.answer(await head!, 'review', approved);
    await letter.answer(await deputy!, 'review', approved);
    await letter.answer(await signer!, 'sign', signed);
  };
  const dispute = { subject: 'درخواست رفع اشتباه در تاریخ تولد', body: 'درخواست پیوست برای رأی هیئت حل اختلاف فرستاده می‌شود.' };
  return [
    () => outgoing('آمار وقایع حیاتی آبان استان یزد'),
    async () => (await outgoing('گزارش بازسازی دفاتر کل وقایع')).answer(await head!, 'review', approved),
    async () => {
      const letter = await outgoing('فهرست اسناد سجلی آمادهٔ اسکن');
      await letter.answer(await head!, 'review', { outcome: 'returned', reason: 'فهرست دفاتر ۱۳۲۰ افتاده است.' });
    },
    () => signedOnes('نتیجهٔ بازدید از ادارات شهرستان‌ها'),
    () => signedOnes('اعلام نیاز به دفترچهٔ شناسنامه'),
    async () => {
      const letter = await RoutedLetter.submitted(office, 'dispute-board.bpmn', dispute);
      await letter.answer(await office.at('21.disputes.expert1'), 'step', { outcome: 'done', choice: 'موافق' });
    },
    async () => {
      // neither the members of the board nor its head are cleared for it: the route finds nobody
      const { person: admin } = await office.at('admin');
      const { items } = await admin.get<{ items: { id: string; username: string }[] }>('/api/admin/people?q=21.disputes.head');
      await admin.patch(`/api/admin/people/${items.find(({ username }) => username === '21.disputes.head')!.id}`, {
        clearance: 'CONFIDENTIAL',
      });
      const request = { ...dispute, subject: 'درخواست تغییر مشخصات سجلی شاهد تحت حمایت' };
      const differs = { from: '21.records.head', classification: 'HIGHLY_CONFIDENTIAL' };
      const letter = await RoutedLetter.submitted(office, 'dispute-board.bpmn', request, differs);
      await until('the route stands still', async () => (await letter.picture()).incidents.length > 0);
    },
    () =>
      RoutedLetter.submitted(office, 'circular.bpmn', {
        subject: 'شیوه‌نامهٔ ارزشیابی کارکنان در سال ۱۴۰۵',
        body: 'شیوه‌نامهٔ پیوست برای اجرا ابلاغ می‌شود.',
      }),
  ];
}
