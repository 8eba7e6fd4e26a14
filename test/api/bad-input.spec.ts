import { randomUUID } from 'node:crypto';
import type { Person } from '../../scripts/people/person';
import { House, refusal } from '../support/house';
import { Inquiries, type Asked } from '../support/inquiries';
import { Letters, usual } from '../support/letters';

const NOBODY = '7f0c9c52-0000-4000-8000-000000000000';

let house: House;
let drafter: Person;
let director: Person;
/** a draft, one that was submitted, a delivery and an inquiry, which every refusal leaves as they are */
let at: { draft: string; submitted: string; letter: string; delivery: string; asked: Asked };

beforeAll(async () => {
  house = await House.open();
  const letters = new Letters(house);
  [drafter, director] = [await house.person(usual.from), await house.person('23.head')];
  const { letter, delivery } = await letters.delivered('23');
  at = {
    draft: await letters.drafted(),
    submitted: await letters.submitted(),
    letter,
    delivery,
    asked: await new Inquiries(house).asked(['23', '10']),
  };
}, 60_000);
afterAll(() => house?.shut());

/** Said no to with this code, and nothing of it remains. */
async function refused(act: () => Promise<unknown>, code: string): Promise<void> {
  const before = await house.rows();
  expect(await refusal(act())).toBe(code);
  expect(await house.rows()).toEqual(before);
}

const draftOf = (over: object) => () =>
  drafter.post('/api/letters', {
    post: house.post(usual.from),
    subject: 'معرفی نماینده',
    recipients: [{ unit: house.unit('23') }],
    ...over,
  });
/** One that is good, and has settled. */
const drafted = async (over: object, who: string = usual.from) => {
  const draft = { post: house.post(who), subject: 'معرفی نماینده', recipients: [{ unit: house.unit('23') }], ...over };
  return (await house.act(who, '/api/letters', draft)).processId;
};
const submit = (over: object) => () =>
  drafter.post(`/api/letters/${at.draft}/tasks/draft.1`, {
    outcome: 'submitted',
    version: 1,
    reviewers: [],
    signers: [house.post(usual.signer)],
    ...over,
  });

describe('a draft', () => {
  it.each([
    ['has a field nobody knows', { colour: 'red' }],
    ['has no subject', { subject: '   ' }],
    ['has a subject that is too long', { subject: 'م'.repeat(301) }],
    ['has a classification nobody knows', { classification: 'PUBLIC' }],
    ['has a recipient that is two at once', { recipients: [{ unit: NOBODY, post: NOBODY }] }],
    ['has a recipient with a field nobody knows', { recipients: [{ unit: NOBODY, person: NOBODY }] }],
    ['has an id that is none', { recipients: [{ unit: '23' }] }],
    ['has 601 recipients', { recipients: Array.from({ length: 601 }, () => ({ outside: randomUUID() })) }],
    ['asks a question and says not what', { kind: 'INQUIRY' }],
    ['is no question and says what it asks', { inquiry: { type: 'ADMINISTRATIVE' } }],
    ['has a character that no text has', { subject: 'نامه\u0000' }],
    ['has half a character', { body: 'نامه \ud83d' }],
    ['has a character that no text has, in a recipient', { recipients: [{ outside: 'شهرداری\u0000' }] }],
  ])('%s: request.invalid', (_, over) => refused(draftOf(over), '400 request.invalid'));

  it('is answered with every wrong field at once, and with nothing internal', async () => {
    const problem = await draftOf({ subject: '', colour: 'red' })().catch((error: { problem: Record<string, unknown> }) => error.problem);
    expect(problem).toMatchObject({ code: 'request.invalid', status: 400, errors: expect.any(Array) });
    expect(JSON.stringify(problem)).not.toMatch(/select |insert |at .*\.ts|zod/i);
  });

  it.each([
    ['a unit nobody knows', '422 letter.recipient_unknown', () => ({ recipients: [{ unit: NOBODY }] })],
    ['a post nobody knows', '422 letter.recipient_unknown', () => ({ recipients: [{ post: NOBODY }] })],
    [
      'the same unit twice',
      '422 letter.recipient_twice',
      () => ({ recipients: [{ unit: house.unit('23') }, { unit: house.unit('23'), role: 'CC' }] }),
    ],
    [
      'the same desk twice',
      '422 letter.recipient_twice',
      () => ({ recipients: [{ unit: house.unit('23') }, { post: house.post('23.head') }] }),
    ],
    ["a post that is not one's own", '403 auth.post_not_held', () => ({ post: house.post('hq.identity.head') })],
    ["a class above one's clearance", '403 letter.above_clearance', () => ({ classification: 'HIGHLY_CONFIDENTIAL' })],
    ['a secret, while content is not encrypted', '422 letter.class_not_supported', () => ({ classification: 'SECRET' })],
    ['a top secret', '422 letter.class_not_supported', () => ({ classification: 'TOP_SECRET' })],
    ['a letter to answer that is not there', '422 letter.related_not_found', () => ({ answers: NOBODY })],
    ['a question of an unknown kind', '422 inquiry.type_unknown', () => ({ kind: 'INQUIRY', inquiry: { type: 'WEATHER' } })],
    [
      'a national id with a wrong check digit',
      '422 national_id.invalid',
      () => ({ applicant: { name: 'مریم', nationalId: '0012345678' } }),
    ],
    [
      'a national id that is none',
      '422 national_id.invalid',
      () => ({ kind: 'INQUIRY', inquiry: { type: 'ADMINISTRATIVE', nationalId: '۱۲۳' } }),
    ],
  ])('names %s: %s', (_, code, over) => refused(draftOf(over()), code));

  it.each([
    ['Latin', '0012345679'],
    ['Persian', '۰۰۱۲۳۴۵۶۷۹'],
    ['Arabic', '٠٠١٢٣٤٥٦٧٩'],
    ['mixed, with spaces', '۰۰1 2٣٤ 567 9'],
  ])('takes a national id in %s digits', async (_, nationalId) => {
    const id = await drafted({ applicant: { name: 'مریم احمدی', nationalId } });
    expect(await house.one(`select national_id from applicants where letter_id = $1`, [id])).toEqual({ national_id: '0012345679' });
  });
});

describe('a submission', () => {
  it.each([
    ['a signer without the right', '422 signer.without_right', () => ({ signers: [house.post('hq.identity.expert2')] })],
    ['no signer', '400 request.invalid', () => ({ signers: [] })],
    ['a reviewer nobody knows', '422 post.unknown', () => ({ reviewers: [NOBODY] })],
    ['a version that is not there', '409 letter.version_stale', () => ({ version: 7 })],
    ['a version that is none', '400 request.invalid', () => ({ version: 'two' })],
    [
      'an outcome of another task',
      '422 task.outcome_not_possible',
      () => ({ outcome: 'approved', reviewers: undefined, signers: undefined }),
    ],
    ['an outcome nobody knows', '400 request.invalid', () => ({ outcome: 'eaten' })],
  ])('with %s: %s', (_, code, over) => refused(submit(over()), code));

  it('to a post that nobody holds is refused', async () => {
    const post = house.post('hq.identity.expert2');
    await house.db.query(`update assignments set to_at = office_now() where post_id = $1 and to_at is null`, [post]);
    await refused(submit({ reviewers: [post] }), '422 post.vacant');
  });

  it.each([
    ['without a main recipient', '422 letter.no_recipient', () => ({ recipients: [{ unit: house.unit('23'), role: 'CC' }] })],
    [
      'to somebody who may not see its class',
      '422 post.not_cleared',
      () => ({ classification: 'HIGHLY_CONFIDENTIAL', recipients: [{ post: house.post('2301.expert1') }] }),
    ],
    [
      'of a question to outside',
      '422 letter.cannot_go_outside',
      () => ({ kind: 'INQUIRY', inquiry: { type: 'ADMINISTRATIVE' }, recipients: [{ outside: 'شهرداری' }] }),
    ],
  ])('%s: %s', async (_, code, over) => {
    const who = 'hq.legal.head';
    const id = await drafted(over(), who);
    const person = await house.person(who);
    await refused(
      () => person.post(`/api/letters/${id}/tasks/draft.1`, { outcome: 'submitted', version: 1, signers: [house.post(who)] }),
      code,
    );
  });
});

describe('an id', () => {
  const approve = { outcome: 'approved', version: 1 };
  it.each([
    ['is none', '400 request.invalid', () => drafter.post('/api/letters/123/tasks/review.1.1', approve)],
    ['is of no letter', '404 process.not_found', () => drafter.post(`/api/letters/${NOBODY}/tasks/review.1.1`, approve)],
    [
      'is of a letter of a time that is no year',
      '404 process.not_found',
      () => drafter.post(`/api/letters/ffffffff-ffff-7fff-bfff-ffffffffffff/tasks/review.1.1`, approve),
    ],
    ['is of a delivery', '404 task.not_found', () => drafter.post(`/api/letters/${at.delivery}/tasks/review.1.1`, approve)],
    ['names a task that is none', '400 request.invalid', () => drafter.post(`/api/letters/${at.submitted}/tasks/REVIEW`, approve)],
    ['names a task that is not there', '404 task.not_found', () => drafter.post(`/api/letters/${at.submitted}/tasks/review.9.9`, approve)],
    [
      'is of an inquiry, and is void',
      '404 letter.not_found',
      async () => (await house.person(usual.clerk)).post(`/api/letters/${at.asked.inquiry}/void`, { reason: 'اشتباه' }),
    ],
    [
      'is of a letter, and is withdrawn',
      '404 inquiry.not_found',
      () => drafter.post(`/api/inquiries/${at.letter}/withdraw`, { reason: 'اشتباه' }),
    ],
    [
      'is of a letter, and is asked again',
      '404 inquiry.not_found',
      () => drafter.post(`/api/respondents/${at.letter}/ask-again`, { reason: 'اشتباه' }),
    ],
    ['is of an inquiry, and is taken back', '409 letter.hold_over', () => drafter.post(`/api/letters/${at.asked.inquiry}/take-back`)],
    ['is of no letter, and is recalled', '404 letter.not_found', () => drafter.post(`/api/letters/${NOBODY}/recall`)],
  ])('that %s: %s', (_, code, act) => refused(act, code));
});

describe('a date or number', () => {
  const refer = (to: object) => () =>
    director.post(`/api/desks/${at.delivery}/attend.1/referrals`, { to: [{ post: house.post('23.documents.head'), ...to }] });
  it.each([
    ['a due time in the past', '422 referral.due_in_past', { dueAt: '2025-04-01T08:00:00Z' }],
    ['a due time that is none', '400 request.invalid', { dueAt: 'tomorrow' }],
    ['a due time beyond all years', '422 referral.due_too_far', { dueAt: '9999-12-31T23:59:59Z' }],
    ['two due times', '400 request.invalid', { dueAt: '2199-04-01T08:00:00Z', withinDays: 2 }],
    ['no days at all', '400 request.invalid', { withinDays: 0 }],
    ['half a day', '400 request.invalid', { withinDays: 0.5 }],
    ['days in words', '400 request.invalid', { withinDays: '۲' }],
  ])('as %s: %s', (_, code, to) => refused(refer(to), code));

  it('of a letter from outside that lies in the future is refused, as one that is no day', async () => {
    const clerk = await house.person(usual.clerk);
    const incoming = (date: string) => () =>
      clerk.post('/api/letters/incoming', {
        post: house.post(usual.clerk),
        subject: 'شکایت',
        sender: { name: 'دیوان', number: '۱۲', date },
        recipients: [{ unit: house.unit('23') }],
      });
    await refused(incoming('2199-01-01'), '422 letter.date_in_future');
    await refused(incoming('2025-02-30'), '400 request.invalid');
    await refused(incoming('۱۴۰۴-۰۱-۰۱'), '400 request.invalid');
  });
});

describe('a question', () => {
  const answer =
    (body: object, path = '') =>
    () =>
      director.post(`/api/respondents/${at.asked.at[23]}/tasks/answer.1${path}`, body);
  it.each([
    [
      'redirected to oneself',
      '422 inquiry.redirect_to_oneself',
      () => answer({ outcome: 'redirected', unit: house.unit('23'), reason: 'ما' }),
    ],
    [
      'redirected to a unit that is asked',
      '409 inquiry.already_asked',
      () => answer({ outcome: 'redirected', unit: house.unit('10'), reason: 'آنها' }),
    ],
    [
      'redirected to a unit nobody knows',
      '422 letter.recipient_unknown',
      () => answer({ outcome: 'redirected', unit: NOBODY, reason: 'آنها' }),
    ],
    ['answered with no fields', '422 inquiry.fields_invalid', () => answer({ outcome: 'answered', fields: {} })],
    [
      'answered with fields nobody asked for',
      '422 inquiry.fields_invalid',
      () => answer({ outcome: 'answered', fields: { answer: 'بله', colour: 'red' } }),
    ],
    [
      'answered with a character that no text has',
      '400 request.invalid',
      () => answer({ outcome: 'answered', fields: { answer: 'بله\u0000' } }),
    ],
    ['answered with half a character', '400 request.invalid', () => answer({ outcome: 'answered', fields: { answer: '\udc00' } })],
    ['returned without a reason', '400 request.invalid', () => answer({ outcome: 'returned' })],
    ['answered in no part', '400 request.invalid', () => answer({ fields: {} }, '/partial')],
    [
      'to be extended by nothing',
      '400 request.invalid',
      () => answer({ within: { unit: 'WORKING_DAY', amount: 0 }, reason: 'تعمیر' }, '/extension'),
    ],
    [
      'to be extended for longer than any office thinks',
      '400 request.invalid',
      () => answer({ within: { unit: 'MONTH', amount: 500 }, reason: 'تعمیر' }, '/extension'),
    ],
  ])('%s: %s', (_, code, act) => refused(act(), code));
});
