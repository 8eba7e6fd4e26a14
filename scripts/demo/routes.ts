import type { CartablePage } from '../../contracts/cartable';
import type { LetterRouteView, RouteOptions } from '../../contracts/letter-routes';
import { until, whenOpen, type OfficePeople, type Seat } from '../people/office';
import { RoutedLetter } from '../people/routed-letter';
import type { Checks } from './checks';
import type { Clock } from './clock';

const WAIT = { wait: 3 };
const HOLD_MS = 11_000;
const DAY = 86_400_000;

/** What a story on a route is told with. */
export interface Stage {
  office: OfficePeople;
  clock: Clock;
  checks: Checks;
  say: (line: string) => void;
}

/** An ordinary letter of a province: returned, written anew, late at its reviewer, then signed, sent and closed. @returns the letter */
export async function outgoingLetter({ office, clock, checks, say }: Stage): Promise<string> {
  const [reviewer, superior, signer, recipient] = await seats(office, '21.records.head', '21.identity.head', '21.head', '23.head');
  const letter = await RoutedLetter.submitted(office, 'outgoing-letter.bpmn', {
    subject: 'اعلام پایان بازسازی دفاتر کل وقایع استان یزد',
    body: 'بازسازی دفاتر کل وقایع این استان پایان یافت.',
  });
  await letter.answer(reviewer, 'review', { outcome: 'returned', reason: 'شمار دفاتر نوشته نشده است.' });
  await letter.resubmit('بازسازی ۱۲۴ دفتر کل وقایع این استان پایان یافت.');
  await letter.onDeskOf(reviewer, 'review');
  say('outgoing letter, on its route: returned by the reviewer, written anew');
  const noticed = () => noticeOn(superior, letter.id);
  for (let days = 0; !(await noticed()) && days < 14; days++) {
    await clock.move(DAY);
    await until('the clock is heard', noticed, 1000).catch(() => {});
  }
  await superior.person.post(`/api/desks/${letter.id}/${await noticed()}`, { outcome: 'acknowledged' }, WAIT);
  say('the reviewer is late: the superior hears of it');
  await letter.answer(reviewer, 'review', { outcome: 'approved', version: 2 });
  await letter.answer(signer, 'sign', { outcome: 'signed', version: 2 });
  await clock.move(HOLD_MS);
  await closeAt(letter, recipient);
  const path = await closed(letter);
  say('signed, numbered, sent and closed');
  const agreed = ['submitted', 'returned_to_drafter', 'approved', 'signed', 'registered'];
  checks.expect(
    'how the outgoing letter was agreed on',
    path.hops.map(({ what }) => what as string).filter((what) => agreed.includes(what)),
    ['submitted', 'returned_to_drafter', 'submitted', 'approved', 'signed', 'registered'],
  );
  await checkEnd(letter, 'نامهٔ عادی صادره', checks, { review_notice: 1, return: 1, register: 1 });
  return letter.id;
}

/** A province asks another: the answer is late, the head of the asking unit gives more time, it comes and is concluded. @returns the letter */
export async function provinceInquiry({ office, clock, checks, say }: Stage): Promise<string> {
  const [drafter, head, signer, asked] = await seats(office, '21.records.expert1', '21.records.head', '21.head', '23.head');
  const letter = await RoutedLetter.submitted(office, 'province-inquiry.bpmn', {
    subject: 'استعلام اصالت سند سجلی صاحب پروندهٔ یزد',
    body: 'خواهشمند است اصالت سند سجلی یادشده بررسی و نتیجه اعلام شود.',
  });
  await letter.answer(head, 'review', { outcome: 'approved', version: 1 });
  await letter.answer(signer, 'sign', { outcome: 'signed', version: 1 });
  await clock.move(HOLD_MS);
  const respondent = await letter.at(asked);
  say('inter-province inquiry: reviewed, signed, asked');
  const isAsked = () => letter.onDeskOf(head, 'step', 1000).catch(() => false);
  for (let days = 0; !(await isAsked()) && days < 14; days++) await clock.move(DAY);
  await letter.answer(head, 'step', { outcome: 'done', choice: 'تمدید' });
  say('no answer after 16 working hours: its head is asked, and gives more time');
  const reply = { outcome: 'answered', fields: { verdict: 'GENUINE', recordNumber: '۱۲۳۴' }, text: 'سند اصیل است.' };
  await whenOpen(() => asked.person.post(`/api/respondents/${respondent}/tasks/answer.1`, reply, WAIT));
  await conclude(letter, drafter);
  say('answered and concluded');
  const { way } = await letter.picture();
  checks.expect('the inquiry was extended, not followed up', [way.includes('extend'), way.includes('tell_province')], [true, false]);
  await checkEnd(letter, 'استعلام بین‌استانی با تمدید', checks, { extend: 1, register: 1, open: 1 });
  return letter.id;
}

/** A circular: the legal office and the secretariat look at it side by side, the president signs. @returns the letter */
export async function circular({ office, clock, checks, say }: Stage): Promise<string> {
  const [legal, secretariat, president, ...recipients] = await seats(
    office,
    ...['hq.legal.affairs.head', 'hq.secretariat', 'hq.president', '23.head', '10.head'],
  );
  const letter = await RoutedLetter.submitted(office, 'circular.bpmn', {
    subject: 'ساعت کار ادارات ثبت احوال در نیمهٔ دوم سال',
    body: 'ساعت کار ادارات در نیمهٔ دوم سال به شرح پیوست ابلاغ می‌شود.',
  });
  await letter.onDeskOf(legal!, 'step');
  await letter.onDeskOf(secretariat!, 'step');
  checks.expect('the circular lies before two at once', (await letter.path()).now.filter(({ task }) => task === 'step').length, 2);
  for (const seat of [secretariat!, legal!]) await letter.answer(seat, 'step', { outcome: 'done', choice: 'بی‌ایراد' });
  await letter.answer(president!, 'sign', { outcome: 'signed', version: 1 });
  await clock.move(HOLD_MS);
  for (const seat of recipients) await closeAt(letter, seat);
  await closed(letter);
  say('circular: no objection of the legal office or the secretariat, signed by the president, closed in two provinces');
  await checkEnd(letter, 'بخشنامه با تأیید رئیس سازمان', checks, { legal: 1, check: 1, dispatch: 1 });
  return letter.id;
}

/** A table finds the board of dispute; two of three votes are enough, and whoever confirms did not vote. @returns the letter */
export async function disputeBoard({ office, clock, checks, say }: Stage): Promise<string> {
  const [drafter, unit, head, signer, asked] = await seats(
    office,
    ...(['21.records.expert1', '21.records.head', '21.disputes.head', '21.head', '23.head'] as const),
  );
  const { person: admin } = await office.at('admin');
  const members = await seats(office, ...[1, 2, 3].map((n) => `21.disputes.expert${n}`));
  const letter = await RoutedLetter.submitted(office, 'dispute-board.bpmn', {
    subject: 'درخواست رفع اشتباه در نام خانوادگی',
    body: 'درخواست پیوست برای رأی هیئت حل اختلاف فرستاده می‌شود.',
  });
  for (const member of members.slice(0, 2)) await letter.answer(member!, 'step', { outcome: 'done', choice: 'موافق' });
  await letter.onDeskOf(head, 'step');
  checks.expect('the third vote is no longer asked', (await letter.path()).now.filter(({ task }) => task === 'step').length, 1);
  const { variables } = await admin.get<LetterRouteView>(`/api/admin/letters/${letter.id}/route`);
  checks.expect('the board that the table found', variables.board, '21.disputes');
  say(`dispute board: the decision table finds ${String(variables.board)}, two of its three members agree`);
  const options = `/api/letters/${letter.id}/route/options`;
  const { scopes } = await head.person.get<RouteOptions>(options);
  await head.person.post(options, { kind: 'activated', scope: scopes[0]!.scope, elements: ['explanation'] }, WAIT);
  await letter.answer(unit, 'step', { outcome: 'done', choice: 'داده شد' });
  say('its head has the drafter’s unit explain, an optional step of the route');
  await letter.answer(head, 'step', { outcome: 'done', choice: 'تنفیذ' });
  await letter.answer(signer, 'sign', { outcome: 'signed', version: 1 });
  await clock.move(HOLD_MS);
  const reply = { outcome: 'answered', fields: { boardFile: '۱۴۰۵/۷۷', entryText: 'نام خانوادگی اصلاح شد.' }, text: '' };
  const respondent = await letter.at(asked);
  await whenOpen(() => asked.person.post(`/api/respondents/${respondent}/tasks/answer.1`, reply, WAIT));
  await conclude(letter, drafter);
  say('confirmed, signed, asked, answered and concluded');
  await checkEnd(letter, 'درخواست هیئت حل اختلاف', checks, { opinion_task: 2, explanation: 1, confirm: 1 });
  return letter.id;
}

/** So many seats as there are names. */
const seats = <Names extends string[]>(office: OfficePeople, ...names: Names) =>
  office.all(names) as Promise<{ [Name in keyof Names]: Seat }>;

/** @returns the key of the notice that somebody is late */
const noticeOn = async ({ person }: Seat, letter: string): Promise<string | undefined> =>
  (await person.get<CartablePage>('/api/cartable?folder=notices&limit=50')).items.find((row) => row.letter.id === letter)?.key;

async function closeAt(letter: RoutedLetter, seat: Seat): Promise<void> {
  const delivery = await letter.at(seat);
  await whenOpen(() => seat.person.post(`/api/desks/${delivery}/attend.1`, { outcome: 'closed' }, WAIT));
}

async function conclude(letter: RoutedLetter, drafter: Seat): Promise<void> {
  const { inquiry } = await letter.path();
  await whenOpen(() => drafter.person.post(`/api/inquiries/${inquiry!.id}/tasks/conclude.1`, { outcome: 'concluded' }, WAIT));
  await closed(letter);
}

const closed = (letter: RoutedLetter) =>
  until('the letter is closed', async () => {
    const path = await letter.path();
    return path.letter.state === 'CLOSED' && path;
  });

/** @param elements of the drawing, and how often each has ended */
async function checkEnd(letter: RoutedLetter, route: string, checks: Checks, elements: Record<string, number>): Promise<void> {
  const picture = await until('the route is at its end', async () => {
    const seen = await letter.picture();
    return seen.status === 'completed' && seen;
  });
  checks.expect('the route it took', picture.route.name, route);
  checks.expect(`${route}: nothing is left open`, [picture.open.length, picture.incidents.length], [0, 0]);
  checks.expect(
    `${route}: what was done on it`,
    Object.fromEntries(Object.keys(elements).map((id) => [id, picture.completed[id] ?? 0])),
    elements,
  );
}
