import type { LetterPath, Stop } from '../../contracts/path';
import { until, whenOpen, type OfficePeople, type Seat } from '../people/office';
import { write } from '../people/letters';
import type { Checks } from './checks';
import type { Clock } from './clock';

const WAIT = { wait: 3 };
const DAY = 86_400_000;
const genuine = { fields: { verdict: 'GENUINE', recordNumber: '۱۲۳۴' }, text: 'سند در دفتر کل ثبت و مندرجات آن اصیل است.' };

/**
 * The headquarters asks five provinces: one answers, one asks for more time, one returns it, one redirects it, one is late.
 * @returns the inquiry's letter
 */
export async function inquiryToFiveProvinces(
  office: OfficePeople,
  clock: Clock,
  checks: Checks,
  say: (line: string) => void,
): Promise<string> {
  const drafter = await office.at('hq.identity.expert1');
  const signer = await office.at('hq.identity.head');
  const [answers, extends_, returns, redirects, late, instead] = (await office.all([
    '23.head',
    '10.head',
    '07.head',
    '03.head',
    '06.head',
    '14.head',
  ])) as [Seat, Seat, Seat, Seat, Seat, Seat];
  const county = await office.at('0303.head');
  const letter = (
    await write({
      drafter,
      signers: [signer],
      kind: 'INQUIRY',
      priority: 'URGENT',
      subject: 'استعلام اصالت سند سجلی',
      body: 'خواهشمند است اصالت سند سجلی یادشده بررسی و نتیجه اعلام شود.',
      recipients: [answers, extends_, returns, redirects, late].map(({ unit }) => ({ unit })),
      inquiry: { type: 'RECORD_AUTHENTICITY', rule: 'ALL', within: { unit: 'WORKING_DAY', amount: 1 } },
    })
  ).processId;
  await clock.move(11_000); // the hold is over
  const stopAt = async (unit: string): Promise<Stop> =>
    until(`a question at ${unit}`, async () =>
      (await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`)).children.find((stop) => stop.unit.id === unit && stop.clock),
    );
  const [a, e, r, d, l] = await Promise.all([answers, extends_, returns, redirects, late].map(({ unit }) => stopAt(unit)));
  const escalations = async ({ process }: Stop) =>
    (await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`)).hops.filter(
      (hop) => hop.what === 'escalated' && hop.process.id === process.id,
    ).length;
  say('asked five provinces');

  await answers.person.post(`/api/respondents/${a!.process.id}/tasks/answer.1`, { outcome: 'answered', ...genuine }, WAIT);
  say('the first has answered');

  await extends_.person.post(
    `/api/respondents/${e!.process.id}/tasks/answer.1/extension`,
    { within: { unit: 'WORKING_DAY', amount: 2 }, reason: 'دفتر کل در دست صحافی است.' },
    WAIT,
  );
  await whenOpen(() => drafter.person.post(`/api/respondents/${e!.process.id}/extensions/extension.1`, { outcome: 'granted' }, WAIT));
  say('the second has two days more');

  await returns.person.post(
    `/api/respondents/${r!.process.id}/tasks/answer.1`,
    { outcome: 'returned', reason: 'سند در این استان ثبت نشده است.' },
    WAIT,
  );
  const inquiry = (await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`)).inquiry!.id;
  const retarget = await until(
    'the return is heard of',
    async () => (await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`)).now.find(({ task }) => task === 'retarget')?.key,
  );
  await drafter.person.post(`/api/inquiries/${inquiry}/tasks/${retarget}`, { outcome: 'resent', unit: instead.unit }, WAIT);
  const i = await stopAt(instead.unit);
  await instead.person.post(`/api/respondents/${i.process.id}/tasks/answer.1`, { outcome: 'answered', ...genuine }, WAIT);
  say('the third returned it; another was asked instead and has answered');

  await redirects.person.post(
    `/api/respondents/${d!.process.id}/tasks/answer.1`,
    { outcome: 'redirected', unit: county.unit, reason: 'سند در آن شهرستان نگهداری می‌شود.' },
    WAIT,
  );
  const c = await stopAt(county.unit);
  await county.person.post(`/api/respondents/${c.process.id}/tasks/answer.1`, { outcome: 'answered', ...genuine }, WAIT);
  say('the fourth redirected it to the county that holds the record, which has answered');

  await clock.to(new Date(Date.parse(l!.clock!.dueAt) + 1000)); // half time and due time have passed
  for (let days = 0; (await escalations(l!)) < 2 && days < 14; days++) await clock.move(DAY); // its head, then the province's, in working time
  await late.person.post(`/api/respondents/${l!.process.id}/tasks/answer.1`, { outcome: 'answered', ...genuine }, WAIT);
  await extends_.person.post(`/api/respondents/${e!.process.id}/tasks/answer.1`, { outcome: 'answered', ...genuine }, WAIT);
  say('the late one has answered, after a reminder and two escalations; so has the second');

  await whenOpen(() => drafter.person.post(`/api/inquiries/${inquiry}/tasks/conclude.1`, { outcome: 'concluded' }, WAIT));
  const path = await until('the letter is closed', async () => {
    const seen = await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`);
    return seen.letter.state === 'CLOSED' && seen;
  });
  const stateOf = (unit: string) => path.children.find((stop) => stop.unit.id === unit)?.state;
  const struck = (process: string) =>
    path.hops
      .filter((hop) => hop.process.id === process && ['reminded', 'overdue', 'escalated'].includes(hop.what))
      .map(({ what }) => what);
  checks.expect(
    'states of those asked',
    [answers, extends_, returns, redirects, late, instead, county].map(({ unit }) => stateOf(unit)),
    ['ANSWERED', 'ANSWERED', 'RETURNED_WRONG_UNIT', 'REDIRECTED', 'ANSWERED', 'ANSWERED', 'ANSWERED'],
  );
  checks.expect('the late one is reminded and escalated, each once', struck(l!.process.id), [
    'reminded',
    'overdue',
    'escalated',
    'escalated',
  ]);
  checks.expect('the first one is not', struck(a!.process.id), []);
  checks.expect('the inquiry', [path.inquiry!.state, path.inquiry!.answered], ['CLOSED', 5]);
  checks.expect('nothing is left', [path.now.length, path.next.length], [0, 0]);
  checks.expect(
    'every answer has a number',
    path.children.filter(({ state }) => state === 'ANSWERED').every(({ reply }) => !!reply?.number),
    true,
  );
  return letter;
}
