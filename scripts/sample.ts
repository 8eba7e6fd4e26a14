import type { LetterPath } from '../contracts/path';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import type { RunningSystem } from './launch/running-system';
import { OfficePeople, until, whenOpen, type Seat } from './people/office';
import { agree, draft, submit, write, type Plan } from './people/letters';
import { bringReadyRoutes } from './people/routed-letter';
import { storiesOnRoutes } from './sample/on-routes';
import { circular, subjects } from './sample/subjects';

/** A story: what is written, and how far it is led. */
type Story = (plan: Plan) => Promise<unknown>;

const WAIT = { wait: 3 };
const AT_ONCE = 12;

/** Some dozens of letters and inquiries in every state, made through the real processes, so that no screen starts empty. */
export async function sampleLetters({ baseUrl, DATABASE_URL }: Pick<RunningSystem, 'baseUrl' | 'DATABASE_URL'>): Promise<void> {
  await bringReadyRoutes(DATABASE_URL);
  const office = new OfficePeople(baseUrl, DEVELOPMENT_PASSWORD);
  const stage = await castOf(office);
  const stories = storiesOf(stage);
  const turns = [
    ...stories.map(
      ([story, extra], i) =>
        () =>
          story({ ...stage.plan, ...subjects[i % subjects.length]!, ...extra }),
    ),
    ...storiesOnRoutes(office),
  ];
  // Letters are held for some seconds: many are under way at once.
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let turn = turns.shift(); turn; turn = turns.shift()) await turn();
    }),
  );
}

type Stage = Awaited<ReturnType<typeof castOf>>;

async function castOf(office: OfficePeople) {
  const [drafter, reviewer, signer, clerk, tehran, isfahan, fars, gilan, county] = (await office.all([
    'hq.identity.expert1',
    'hq.identity.documents.head',
    'hq.identity.head',
    'hq.secretariat',
    '23.head',
    '10.head',
    '07.head',
    '01.head',
    '2301.head',
  ])) as [Seat, Seat, Seat, Seat, Seat, Seat, Seat, Seat, Seat];
  const plan: Plan = { drafter, reviewers: [reviewer], signers: [signer], subject: '', body: '', recipients: [{ unit: tehran.unit }] };
  const pathOf = (letter: string) => drafter.person.get<LetterPath>(`/api/letters/${letter}/path`);
  /** The process of a letter at one unit, as soon as it is there. */
  const at = (letter: string, { unit }: Seat) =>
    until('a letter arrives', async () => (await pathOf(letter)).children.find((stop) => stop.unit.id === unit)?.process.id, 30_000);
  return { drafter, reviewer, signer, clerk, tehran, isfahan, fars, gilan, county, plan, at };
}

function storiesOf({ drafter, reviewer, signer, clerk, tehran, isfahan, fars, gilan, county, at }: Stage): [Story, Partial<Plan>?][] {
  const inquiry: Partial<Plan> = {
    kind: 'INQUIRY',
    recipients: [tehran, isfahan, fars].map(({ unit }) => ({ unit })),
    inquiry: { type: 'RECORD_AUTHENTICITY' },
    priority: 'URGENT',
  };
  const genuine = { outcome: 'answered', fields: { verdict: 'GENUINE' }, text: 'سند اصیل است.' };
  const copy = { outcome: 'answered', fields: { attached: true, recordNumber: '۱۲۳' }, text: '' };
  const close = async (letter: string, seat: Seat) =>
    whenOpen(async () => seat.person.post(`/api/desks/${await at(letter, seat)}/attend.1`, { outcome: 'closed' }, WAIT));
  const answer = async (letter: string, seat: Seat, command: object = genuine) =>
    whenOpen(async () => seat.person.post(`/api/respondents/${await at(letter, seat)}/tasks/answer.1`, command, WAIT));
  const opened = async (p: Plan) => (await draft(p)).processId;
  const submitted = async (p: Plan) => {
    const letter = await opened(p);
    await submit(letter, p);
    return letter;
  };
  const review = (letter: string, command: object) =>
    whenOpen(() => reviewer.person.post(`/api/letters/${letter}/tasks/review.1.1`, command, WAIT));
  const written = async (p: Plan) => (await write(p)).processId;

  return [
    [opened],
    [opened, { classification: 'CONFIDENTIAL' }],
    [opened, { kind: 'CIRCULAR' }],
    [submitted],
    [submitted, { priority: 'IMMEDIATE' }],
    [async (p) => review(await submitted(p), { outcome: 'approved', version: 1 })],
    [async (p) => review(await submitted(p), { outcome: 'approved', version: 1 }), { classification: 'CONFIDENTIAL' }],
    [async (p) => review(await submitted(p), { outcome: 'edited', version: 1, body: 'متن پس از اصلاح بررسی‌کننده.' })],
    [async (p) => review(await submitted(p), { outcome: 'returned', reason: 'شماره نامه پیشین نوشته نشده است.' })],
    [async (p) => review(await submitted(p), { outcome: 'rejected', reason: 'موضوع در صلاحیت این معاونت نیست.' })],
    [written],
    [written, { recipients: [{ unit: tehran.unit }, { unit: isfahan.unit, role: 'CC', note: 'جهت آگاهی' }] }],
    [async (p) => tehran.person.post(`/api/desks/${await at(await written(p), tehran)}/attend.1/seen`)],
    [async (p) => close(await written(p), tehran)],
    [async (p) => close(await written(p), tehran)],
    [
      async (p) =>
        whenOpen(async () =>
          tehran.person.post(
            `/api/desks/${await at(await written(p), tehran)}/attend.1/referrals`,
            { to: [{ post: county.post, purpose: 'FOR_ACTION', instruction: 'بررسی و اقدام شود.', withinDays: 3 }] },
            WAIT,
          ),
        ),
    ],
    [
      async (p) =>
        tehran.person.post(
          `/api/desks/${await at(await written(p), tehran)}/attend.1`,
          { outcome: 'returned', reason: 'به این اداره مربوط نیست.' },
          WAIT,
        ),
    ],
    [
      async (p) => {
        const letter = await written(p);
        await at(letter, tehran);
        await drafter.person.post(`/api/letters/${letter}/recall`);
      },
    ],
    [
      async (p) => {
        const letter = await written(p);
        await at(letter, tehran);
        await clerk.person.post(`/api/letters/${letter}/void`, { reason: 'شماره اشتباه صادر شده است.' }, WAIT);
      },
    ],
    [
      async (p) => {
        const letter = await written(p);
        await at(letter, tehran);
        const reply = await draft({
          ...p,
          drafter: tehran,
          reviewers: [],
          signers: [tehran],
          subject: `پاسخ: ${p.subject}`,
          recipients: [{ unit: signer.unit }],
          answers: letter,
        });
        await submit(reply.processId, { ...p, drafter: tehran, reviewers: [], signers: [tehran] });
        await agree(reply.processId, { ...p, reviewers: [], signers: [tehran] });
      },
    ],
    [
      written,
      {
        kind: 'CIRCULAR',
        subject: 'یکپارچه‌سازی خدمات هویتی در سراسر کشور',
        document: circular,
        priority: 'URGENT',
        recipients: [tehran, isfahan, fars, gilan].map(({ unit }) => ({ unit })),
      },
    ],
    [written, { applicant: { name: 'مریم احمدی' } }],
    [written, { recipients: [{ outside: 'سازمان تأمین اجتماعی' }] }],
    [
      async (p) => {
        const letter = await written(p);
        await whenOpen(() => clerk.person.post(`/api/letters/${letter}/tasks/register.1`, { outcome: 'registered' }, WAIT), 30_000);
      },
      { recipients: [{ outside: 'دادگستری کل استان تهران' }] },
    ],
    [
      async (p) => {
        const letter = await written(p);
        await whenOpen(() => clerk.person.post(`/api/letters/${letter}/tasks/register.1`, { outcome: 'registered' }, WAIT), 30_000);
        await whenOpen(() =>
          clerk.person.post(
            `/api/letters/${letter}/tasks/dispatch.1`,
            { outcome: 'dispatched', method: 'EXPRESS_POST', reference: '۱۲۳۴۵۶' },
            WAIT,
          ),
        );
      },
      { recipients: [{ outside: 'دانشگاه تهران' }] },
    ],
    ...[1, 2, 3].map((n): [Story] => [
      (p) =>
        clerk.person.post(
          '/api/letters/incoming',
          {
            post: clerk.post,
            subject: p.subject,
            body: p.body,
            sender: { name: ['بانک ملی ایران', 'وزارت کشور', 'شهرداری تهران'][n - 1], number: `${n}۴۵/ص/۱۴۰۵`, date: '2026-11-20' },
            recipients: [{ unit: signer.unit }],
          },
          WAIT,
        ),
    ]),
    [written, inquiry],
    [written, { ...inquiry, priority: 'IMMEDIATE' }],
    [async (p) => answer(await written(p), tehran), inquiry],
    [
      async (p) => {
        const letter = await written(p);
        await whenOpen(async () =>
          tehran.person.post(
            `/api/respondents/${await at(letter, tehran)}/tasks/answer.1/partial`,
            { fields: { recordNumber: '۵۵' }, text: 'بخش نخست پاسخ.' },
            WAIT,
          ),
        );
        await whenOpen(async () =>
          isfahan.person.post(
            `/api/respondents/${await at(letter, isfahan)}/tasks/answer.1/extension`,
            { within: { unit: 'WORKING_DAY', amount: 2 }, reason: 'بایگانی در حال جابه‌جایی است.' },
            WAIT,
          ),
        );
      },
      inquiry,
    ],
    [
      async (p) => {
        const letter = await written(p);
        await answer(letter, tehran, { outcome: 'returned', reason: 'سند در این استان نیست.' });
        await answer(letter, isfahan, { outcome: 'redirected', unit: gilan.unit, reason: 'سند در گیلان ثبت شده است.' });
      },
      inquiry,
    ],
    [
      async (p) => {
        const letter = await written(p);
        for (const seat of [tehran, isfahan, fars]) await answer(letter, seat);
      },
      inquiry,
    ],
    [
      async (p) => {
        const letter = await written(p);
        await answer(letter, fars, copy);
        const { inquiry: asked } = await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`);
        await whenOpen(() => drafter.person.post(`/api/inquiries/${asked!.id}/tasks/conclude.1`, { outcome: 'concluded' }, WAIT));
      },
      { ...inquiry, inquiry: { type: 'CIVIL_RECORD_COPY', rule: 'ANY' }, recipients: [{ unit: fars.unit }] },
    ],
    [
      async (p) => {
        const letter = await written(p);
        await at(letter, tehran);
        const { inquiry: asked } = await drafter.person.get<LetterPath>(`/api/letters/${letter}/path`);
        await whenOpen(() => drafter.person.post(`/api/inquiries/${asked!.id}/withdraw`, { reason: 'نیاز برطرف شد.' }, WAIT));
      },
      inquiry,
    ],
    [written, { ...inquiry, inquiry: { type: 'DEATH_EVENT', rule: 'REQUESTER_DECIDES' } }],
  ];
}
