import type { MeView } from '../../contracts/auth';
import type { CartablePage } from '../../contracts/cartable';
import type { LetterPath } from '../../contracts/path';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { Clock } from '../demo/clock';
import { agree, draft, submit, write } from '../people/letters';
import { OfficePeople, until, whenOpen, type Seat } from '../people/office';
import { sampleLetters } from '../sample';
import type { Papers } from './papers';
import { layPast, doChores } from './past';
import { type Arrival, arrivals, asked, OPENED, ROUTE, ROUTED, written } from './scene-texts';

const WAIT = { wait: 3 };
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const TEHRAN = 210 * MINUTE;
const genuine = { outcome: 'answered', fields: { verdict: 'GENUINE', recordNumber: '۱۲۳۴' }, text: 'سند در دفتر کل ثبت و اصیل است.' };

type System = Parameters<typeof sampleLetters>[0];

/** What happens at an hour of a day of the scene; 0 is the Saturday. */
type Event = [day: number, at: string, what: () => Promise<unknown>];

/** Where the pictures find what they show. */
export interface Scene {
  /** a draft as it is being written */
  draft: string;
  /** the letter that is opened, at the desk of `23.identity.head` */
  letter: string;
  /** a ready route with letters on it */
  route: string;
  /** one of these letters, at a desk of `21.identity.head` */
  routed: string;
  /** the office of Tehran */
  province: string;
}

/**
 * Four days of an office, told with the clock of a practice office in one's hand: on the Tuesday morning there are letters old and fresh, an
 * inquiry with answers, a draft half written, and provinces that are late.
 */
export async function layScene(system: System, papers: Papers): Promise<Scene> {
  const office = new OfficePeople(system.baseUrl, DEVELOPMENT_PASSWORD);
  const clock = new Clock((await office.at('admin')).person);
  const saturday = saturdayAfter(await clock.now());
  const scene: Scene = { draft: '', letter: '', route: '', routed: '', province: '' };
  const events: Event[] = [
    [0, '08:00', () => layPast(system.DATABASE_URL)],
    [0, '09:00', () => sampleLetters(system)],
    ...asked.flatMap((question) => questionsOf(office, question)),
    ...arrivals.map((arrival): Event => [arrival.day, arrival.at, () => arrive(office, arrival, papers, saturday)]),
    ...inquiryOfTehran(office),
    [3, '10:00', () => ownWork(office)],
    [3, '10:05', () => queues(office)],
    [3, '10:07', () => standIn(office)],
    [3, '10:10', async () => (scene.draft = await halfWritten(office, papers))],
    [3, '10:40', () => doChores(system.DATABASE_URL)],
    [3, '10:42', () => readNews(office)],
  ];
  for (const [day, at, happen] of events.toSorted((one, other) => instant(saturday, one) - instant(saturday, other))) {
    await clock.to(new Date(instant(saturday, [day, at])));
    await happen();
  }
  scene.letter = await letterOf(office, OPENED);
  Object.assign(scene, await onRoute(office));
  scene.province = (await office.at('23.head')).unit;
  return scene;
}

async function onRoute(office: OfficePeople): Promise<Pick<Scene, 'route' | 'routed'>> {
  const [{ person: admin }, { person: reviewer }] = (await office.all(['admin', '21.identity.head'])) as [Seat, Seat];
  const { items: routes } = await admin.get<{ items: { id: string; name: string }[] }>('/api/admin/routes');
  const { items: rows } = await reviewer.get<CartablePage>('/api/cartable?folder=approve&limit=50');
  return { route: routes.find(({ name }) => name === ROUTE)!.id, routed: rows.find((row) => row.letter.subject === ROUTED)!.letter.id };
}

/** The headquarters asks provinces; those that are not late answer the same day. */
function questionsOf(office: OfficePeople, { subject, body, day, at, answeredAt, late, others }: (typeof asked)[number]): Event[] {
  let letter = '';
  const heads = (codes: string) => office.all(codes.split(' ').map((code) => `${code}.head`));
  const [drafter, signer] = [office.at('hq.identity.expert2'), office.at('hq.identity.head')];
  const ask = async () => {
    const seats = await heads(`${late} ${others}`);
    letter = (
      await write({
        ...{ drafter: await drafter, signers: [await signer], kind: 'INQUIRY', priority: 'URGENT', subject, body },
        recipients: seats.map(({ unit }) => ({ unit })),
        inquiry: { type: 'ADMINISTRATIVE', rule: 'ALL', within: { unit: 'WORKING_DAY', amount: 1 } },
      })
    ).processId;
    await stopOf(await drafter, letter, seats.at(-1)!);
  };
  const answer = async () => {
    const reply = { outcome: 'answered', fields: { answer: 'آمار به پیوست فرستاده شد.' }, text: '' };
    for (const seat of await heads(others))
      await whenOpen(async () => seat.person.post(`/api/respondents/${await stopOf(await drafter, letter, seat)}/tasks/answer.1`, reply));
  };
  return [
    [day, at, ask],
    [day, answeredAt, answer],
  ];
}

/** A letter comes to the province, and its head refers it to the deputy. @returns the letter */
async function arrive(office: OfficePeople, arrival: Arrival, papers: Papers, saturday: number): Promise<string> {
  const { from, subject, document, priority, classification, attachments = [], due, purpose, instruction, isRead } = arrival;
  const [drafter, head, deputy] = (await office.all([from, '23.head', '23.identity.head'])) as [Seat, Seat, Seat];
  const plan = { drafter, signers: [drafter], subject, body: '', document, priority, classification, recipients: [{ unit: head.unit }] };
  const { processId: letter } = await draft(plan);
  for (const name of attachments) await attach(drafter, letter, name, papers);
  await submit(letter, plan);
  await agree(letter, plan);
  const desk = await stopOf(drafter, letter, head);
  const dueAt = due && new Date(instant(saturday, due)).toISOString();
  await whenOpen(() =>
    head.person.post(`/api/desks/${desk}/attend.1/referrals`, { to: [{ post: deputy.post, purpose, instruction, dueAt }] }, WAIT),
  );
  if (isRead) await see(deputy, letter);
  return letter;
}

/** The deputy of the province asks six offices: answered, partly answered, more time asked for, returned, late. */
function inquiryOfTehran(office: OfficePeople): Event[] {
  let letter = '';
  const asker = office.at('23.identity.head');
  const offices = office.all(['10.head', '07.head', '01.head', '2301.head', '2302.head', '00.head']);
  const task = async (n: number, rest: string, command: object) => {
    const seat = (await offices)[n]!;
    await whenOpen(async () =>
      seat.person.post(`/api/respondents/${await stopOf(await asker, letter, seat)}/tasks/answer.1${rest}`, command, WAIT),
    );
  };
  const mismatch = { verdict: 'MISMATCH', mismatch: 'نام پدر در سند «رضا» است.', recordNumber: '۵۶۷۸' };
  return [
    [
      ...([2, '09:30'] as const),
      async () => {
        letter = (
          await write({
            ...{ drafter: await asker, signers: [await asker], kind: 'INQUIRY', priority: 'URGENT', classification: 'CONFIDENTIAL' },
            subject: 'استعلام اصالت سند سجلی صاحب پروندهٔ ۱۴۰۵۰۹۱۲۳۴',
            body: 'با سلام و احترام،\nخواهشمند است اصالت سند سجلی یادشده با دفتر کل تطبیق و نتیجه اعلام شود.',
            recipients: (await offices).map(({ unit }) => ({ unit })),
            inquiry: { type: 'RECORD_AUTHENTICITY', rule: 'ALL', within: { unit: 'WORKING_DAY', amount: 1 } },
          })
        ).processId;
        await stopOf(await asker, letter, (await offices).at(-1)!);
      },
    ],
    [2, '11:20', () => task(0, '', genuine)],
    [2, '13:05', () => task(1, '', { outcome: 'answered', fields: mismatch, text: 'تصویر سند به بایگانی سپرده شد.' })],
    [2, '13:30', () => task(4, '', { outcome: 'returned', reason: 'سند در حوزهٔ این شهرستان صادر نشده است.' })],
    [3, '08:20', () => task(3, '/partial', { fields: { recordNumber: '۴۴۲۱' }, text: 'سند یافت شد؛ تطبیق ادامه دارد.' })],
    [3, '08:45', () => task(2, '/extension', { within: { unit: 'WORKING_DAY', amount: 2 }, reason: 'بایگانی در حال جابه‌جایی است.' })],
  ];
}

/** What else lies on the deputy's desk: letters to agree to, a draft, a referral, something to follow up. */
async function ownWork(office: OfficePeople): Promise<void> {
  const [deputy, head, documents, expert] = (await office.all([
    '23.identity.head',
    '23.head',
    '23.documents.head',
    '23.documents.expert1',
  ])) as [Seat, Seat, Seat, Seat];
  for (const subject of ['اعلام موجودی دفترچهٔ شناسنامه به ستاد', 'پاسخ استعلام دادگستری شهرستان ری', 'تقدیر از همکاران بایگانی']) {
    const plan = { drafter: expert, reviewers: [deputy], signers: [head], subject, body: subject, recipients: [{ outside: 'ستاد استان' }] };
    await submit((await draft(plan)).processId, plan);
  }
  await draft({ drafter: deputy, signers: [deputy], subject: 'برنامهٔ بازدید دی‌ماه', body: '', recipients: [] });
  const [letter, followed] = [await letterOf(office, arrivals[5]!.subject), await letterOf(office, arrivals[3]!.subject)];
  const desk = (await rowsOf(deputy)).find((row) => row.letter.id === letter)!;
  const to = [{ post: documents.post, purpose: 'FOR_OPINION', copy: 'COPY', instruction: 'نظر خود را تا فردا اعلام کنید.' }];
  await deputy.person.post(`/api/desks/${desk.process.id}/${desk.key}/referrals`, { to }, WAIT);
  const day = new Date((await new Clock((await office.at('admin')).person).now()).getTime() + DAY).toISOString().slice(0, 10);
  await deputy.person.put(`/api/letters/${followed}/marks`, { starred: true, followUpOn: day, followUpNote: 'پاسخ فارس' });
  await head.person.post(`/api/letters/${await letterOf(office, OPENED)}/notes`, {
    post: head.post,
    text: 'دادگاه تلفنی پیگیر است؛ پیش از ارسال، نتیجه به اینجانب گزارش شود.',
  });
}

/** What the secretariat of the headquarters has to register and to send. */
async function queues(office: OfficePeople): Promise<void> {
  const [drafter, signer, clerk] = (await office.all(['hq.legal.expert1', 'hq.legal.head', 'hq.secretariat'])) as [Seat, Seat, Seat];
  const outside: [string, string, string?][] = [
    ['دادگاه خانوادهٔ شیراز، شعبهٔ ۳', 'اعلام نتیجهٔ تطبیق مشخصات سجلی', 'URGENT'],
    ['سازمان تأمین اجتماعی', 'فهرست فوت‌شدگان آبان ۱۴۰۵'],
    ['وزارت امور خارجه', 'تأیید اسناد سجلی ایرانیان مقیم ترکیه', 'VERY_URGENT'],
    ['دانشگاه تهران', 'همکاری در طرح پژوهشی نام‌های ایرانی'],
    ['بانک ملی ایران', 'پاسخ به استعلام هویت مشتریان', 'URGENT'],
    ['سازمان برنامه و بودجه', 'آمار جمعیتی استان‌ها در نیمهٔ نخست سال'],
  ];
  for (const [n, [name, subject, priority]] of outside.entries()) {
    const { processId } = await write({ drafter, signers: [signer], subject, body: subject, priority, recipients: [{ outside: name }] });
    if (n < 2)
      await whenOpen(() => clerk.person.post(`/api/letters/${processId}/tasks/register.1`, { outcome: 'registered' }, WAIT), 30_000);
  }
}

/** The deputy goes on leave tomorrow, and somebody has agreed to stand in; the head has asked the same person. */
async function standIn(office: OfficePeople): Promise<void> {
  const [deputy, head, substitute] = (await office.all(['23.identity.head', '23.head', '23.documents.head'])) as [Seat, Seat, Seat];
  const now = (await new Clock((await office.at('admin')).person).now()).getTime();
  const { person } = await substitute.person.get<MeView>('/api/auth/me');
  const days = (n: number) => new Date(now + n * DAY).toISOString();
  const propose = (seat: Seat, scope: string, from: number, to: number, note: string) =>
    seat.person.post<{ id: string }>('/api/substitutions', {
      ...{ post: seat.post, substitute: person.id, scope, from: days(from), to: days(to), note },
    });
  const { id } = await propose(deputy, 'WITHOUT_SIGNING', 1, 4, 'مرخصی استحقاقی');
  await substitute.person.post(`/api/substitutions/${id}/accept`);
  await propose(head, 'DESK', 6, 8, 'مأموریت ستاد');
}

/** @returns a letter with everything but its last words */
async function halfWritten(office: OfficePeople, papers: Papers): Promise<string> {
  const [drafter, reviewer, signer, tehran, fars, isfahan, monitoring] = (await office.all([
    ...['hq.identity.expert1', 'hq.identity.documents.head', 'hq.identity.head', '23.head', '07.head', '10.head', 'hq.monitoring.head'],
  ])) as [Seat, Seat, Seat, Seat, Seat, Seat, Seat];
  const { processId: letter } = await drafter.person.post<{ processId: string }>('/api/letters', {
    ...{ post: drafter.post, subject: 'آغاز اجرای سراسری تعویض شناسنامه', document: written, priority: 'URGENT' },
    recipients: [...[tehran, fars, isfahan].map(({ unit }) => ({ unit })), { unit: monitoring.unit, role: 'CC', note: 'جهت استحضار' }],
    ...{ reviewers: [reviewer.post], signers: [signer.post] },
  });
  await whenOpen(() => attach(drafter, letter, 'برنامهٔ زمان‌بندی.pdf', papers));
  return letter;
}

const READERS = ['hq.identity.expert1', '23.identity.head', '23.head', '23.documents.head', 'hq.supervisor', 'admin'];

/** Nobody leaves a hundred notifications unread, nor the digest of the morning. */
async function readNews(office: OfficePeople): Promise<void> {
  for (const { person } of await office.all(READERS)) {
    const { items } = await person.get<{ items: { id: number }[] }>('/api/me/notifications');
    if (items[3]) await person.post('/api/me/notifications/read', { upTo: items[3].id });
    await person.post('/api/me/digest/read');
  }
}

function attach(by: Seat, letter: string, name: string, { picture, pdf }: Papers): Promise<void> {
  const [file, mime] = name.endsWith('.png') ? ([picture, 'image/png'] as const) : ([pdf, 'application/pdf'] as const);
  return by.person.upload(`/api/letters/${letter}/attachments?name=${encodeURIComponent(name)}`, file, mime);
}

async function stopOf(by: Seat, letter: string, { unit }: Seat): Promise<string> {
  const stop = async () => (await by.person.get<LetterPath>(`/api/letters/${letter}/path`)).children.find((one) => one.unit.id === unit);
  return until('a letter arrives', async () => (await stop())?.process.id, 30_000);
}

const rowsOf = async (by: Seat) => (await by.person.get<CartablePage>('/api/cartable?folder=received&limit=50')).items;

async function letterOf(office: OfficePeople, subject: string): Promise<string> {
  const deputy = await office.at('23.identity.head');
  return until('a letter is referred', async () => (await rowsOf(deputy)).find((row) => row.letter.subject === subject)?.letter.id);
}

async function see(by: Seat, letter: string): Promise<void> {
  const row = await until('a letter is referred', async () => (await rowsOf(by)).find((one) => one.letter.id === letter));
  await by.person.post(`/api/desks/${row.process.id}/${row.key}/seen`);
}

/** @returns midnight in Tehran */
function saturdayAfter(now: Date): number {
  const midnight = Math.floor((now.getTime() + TEHRAN) / DAY) * DAY;
  const days = (6 - new Date(midnight).getUTCDay() + 7) % 7 || 7;
  return midnight + days * DAY - TEHRAN;
}

function instant(saturday: number, [day, at]: readonly [number, string, ...unknown[]]): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return saturday + day * DAY + (hour * 60 + minute) * MINUTE;
}
