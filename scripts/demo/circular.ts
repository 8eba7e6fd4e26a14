import type { LetterPath } from '../../contracts/path';
import { until, whenOpen, type OfficePeople } from '../people/office';
import { write } from '../people/letters';
import type { Checks } from './checks';
import type { Clock } from './clock';

/** A letter through review and signature to 31 provinces, and their receipts. @returns the letter */
export async function letterToAllProvinces(
  office: OfficePeople,
  provinces: string[],
  clock: Clock,
  checks: Checks,
  say: (line: string) => void,
): Promise<string> {
  const drafter = await office.at('hq.identity.expert1');
  const heads = await office.all(provinces.map((code) => `${code}.head`));
  const letter = (
    await write({
      drafter,
      reviewers: [await office.at('hq.identity.documents.head')],
      signers: [await office.at('hq.identity.head')],
      kind: 'CIRCULAR',
      priority: 'NORMAL',
      subject: 'نحوه پاسخ به استعلام‌های بین‌استانی',
      body: 'به پیوست، نحوه پاسخ به استعلام‌های بین‌استانی برای اجرا ابلاغ می‌شود.',
      recipients: heads.map(({ unit }) => ({ unit })),
    })
  ).processId;
  say('a letter is written, reviewed and signed');
  await clock.move(11_000);
  const pathOf = () => drafter.person.get<LetterPath>(`/api/letters/${letter}/path`);
  const { children } = await until('the letter is at all provinces', async () => {
    const path = await pathOf();
    return path.children.length === heads.length && path;
  });
  say(`registered and dispatched to ${children.length} provinces`);
  for (const [i, { person, unit }] of heads.entries()) {
    const delivery = children.find((stop) => stop.unit.id === unit)!.process.id;
    await person.post(`/api/desks/${delivery}/attend.1/seen`);
    await whenOpen(() => person.post(`/api/desks/${delivery}/attend.1`, { outcome: 'closed', note: i === 0 ? 'ابلاغ شد.' : undefined }));
  }
  const path = await until('the letter is closed', async () => {
    const seen = await pathOf();
    return seen.letter.state === 'CLOSED' && seen;
  });
  say('received and closed everywhere');
  checks.expect('every province has registered it', path.children.filter(({ number }) => !!number).length, heads.length);
  checks.expect(
    'every province has closed it',
    path.children.every(({ state, seenAt }) => state === 'CLOSED' && !!seenAt),
    true,
  );
  checks.expect('it has a number', !!path.letter.number, true);
  checks.expect(
    'who agreed',
    path.hops.filter(({ what }) => what === 'approved' || what === 'signed').map(({ what }) => what),
    ['approved', 'signed'],
  );
  checks.expect('nothing is left of it', [path.now.length, path.next.length], [0, 0]);
  return letter;
}
