import { isTrackingCode } from '../../src/letters/tracking-code';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
const { clerk, from } = usual;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const sender = { name: 'دیوان عدالت اداری', number: '۱۲/۳۴۵', date: '2025-06-01' };
const incoming = (over: object = {}, who: string = clerk) =>
  house.act<{ processId: string; number: string; trackingCode: string | null }>(who, '/api/letters/incoming', {
    post: house.post(who),
    subject: 'شکایت',
    sender,
    recipients: [{ unit: house.unit('hq.legal') }],
    ...over,
  });

describe('a letter from outside', () => {
  it('is typed in by the secretariat with the number of its sender, gets ours at once and lies on the desk it is for', async () => {
    const { processId, number } = await incoming();
    expect(number).toMatch(/^\d{4}\/و\/99\/\d{5}$/);
    const { 'hq.legal': delivery } = await house.children(processId);
    expect([await house.state(processId), await house.open(delivery!)]).toEqual(['DISPATCHED', ['attend.1']]);
    await house.closeTask('hq.legal.head', delivery!, 'attend.1', { outcome: 'closed' });
    expect(await house.state(processId)).toBe('CLOSED');
    expect(await house.journal(processId)).toEqual(['opened process', 'done register', 'done dispatch.1', 'done receipts', 'done close']);
  });

  it('that is there already is registered again only by a clerk who has seen the warning', async () => {
    const twin = { sender: { ...sender, number: '77' } };
    const { number } = await incoming(twin);
    const warning = await (
      await house.person(clerk)
    )
      .post('/api/letters/incoming', { post: house.post(clerk), subject: 'شکایت', recipients: [{ unit: house.unit('hq.legal') }], ...twin })
      .catch((error: { problem: { code: string; title: string } }) => error.problem);
    expect(warning).toMatchObject({ code: 'letter.duplicate_incoming', title: expect.stringContaining(number) });
    expect((await incoming({ ...twin, again: true })).number).not.toBe(number);
    expect((await incoming({ ...twin, recipients: [{ unit: house.unit('23') }] }, '23.secretariat')).number).toMatch(/و\/23\/00001$/);
  });

  it('that is the same but for the shape of letters, digits and spaces is a duplicate all the same', async () => {
    await incoming({ sender: { ...sender, name: 'شرکت گاز', number: '۱۲۳/۴' } });
    expect(await refusal(incoming({ sender: { ...sender, name: 'شركت  گاز', number: '123/4' } }))).toBe('409 letter.duplicate_incoming');
  });

  it('is taken in by the secretariat of the house only, with a date that has been', async () => {
    expect(await refusal(incoming({}, from))).toBe('403 auth.forbidden');
    expect(await refusal(incoming({ sender: { ...sender, number: '9', date: '2199-01-01' } }))).toBe('422 letter.date_in_future');
    expect(await refusal(incoming({ recipients: [], sender: { ...sender, number: '8' } }))).toBe('422 letter.no_recipient');
    expect(await refusal(incoming({ recipients: [{ outside: 'شهرداری' }], sender: { ...sender, number: '10' } }))).toBe(
      '422 letter.recipient_unknown',
    );
  });

  it('that came to the wrong unit goes back to the secretariat, which sends it on', async () => {
    const { processId } = await incoming({ sender: { ...sender, number: '500' } });
    const { 'hq.legal': delivery } = await house.children(processId);
    await house.closeTask('hq.legal.head', delivery!, 'attend.1', { outcome: 'returned', reason: 'مربوط به امور مالی است' });
    await house.closeTask(clerk, processId, 'returned.1', { outcome: 'resent', unit: house.unit('hq.resources') });
    expect(await house.open((await house.children(processId))['hq.resources']!)).toEqual(['attend.1']);
  });

  it('is answered by a letter to outside that names it', async () => {
    const { processId } = await incoming({ sender: { ...sender, number: '600' } });
    const { 'hq.legal': delivery } = await house.children(processId);
    const reply = await letters.held({
      from: 'hq.legal.head',
      signers: ['hq.legal.head'],
      to: [{ outside: sender.name }],
      draft: { answers: processId },
    });
    await house.passHold();
    await house.closeTask(clerk, reply, 'register.1', { outcome: 'registered' });
    expect([await house.state(delivery!), await house.state(processId)]).toEqual(['ANSWERED', 'CLOSED']);
  });
});

describe('a letter to outside', () => {
  it('is registered by the clerk in the outgoing book, and its dispatch is recorded by the clerk', async () => {
    const id = await letters.sent({ to: [{ outside: 'شهرداری تهران' }, { unit: house.unit('23'), role: 'CC' }] });
    expect([await house.state(id), await house.open(id)]).toEqual(['SIGNED', ['register.1']]);
    expect(await refusal(house.closeTask(from, id, 'register.1', { outcome: 'registered' }))).toBe('403 task.not_on_your_desk');
    await house.closeTask(clerk, id, 'register.1', { outcome: 'registered' });
    expect((await house.one<{ number: string }>(`select number from letters where id = $1`, [id])).number).toMatch(/^\d{4}\/ص\/99\/\d{5}$/);
    expect([await house.state(id), await house.open(id)]).toEqual(['DISPATCHING', ['dispatch.1']]);
    await house.closeTask(clerk, id, 'dispatch.1', { outcome: 'dispatched', method: 'EXPRESS_POST', reference: '۸۸۱۲' });
    expect(
      await house.one(
        `select method, reference, dispatched_at is not null as gone from recipients where letter_id = $1 and outside is not null`,
        [id],
      ),
    ).toEqual({ method: 'EXPRESS_POST', reference: '۸۸۱۲', gone: true });
    expect(await house.state(id)).toBe('CLOSED');
  });

  it('is void after its registration: what the clerk had to do with it is cleared', async () => {
    const id = await letters.sent({ to: [{ outside: 'شهرداری تهران' }] });
    await house.closeTask(clerk, id, 'register.1', { outcome: 'registered' });
    await house.act(clerk, `/api/letters/${id}/void`, { reason: 'به اشتباه صادر شد' });
    expect([await house.state(id), await house.open(id)]).toEqual(['VOIDED', []]);
  });
});

describe('an applicant', () => {
  it('takes a tracking code home; the national id is checked and kept in Latin digits', async () => {
    const draft = (nationalId: string) =>
      house.act<{ processId: string; trackingCode: string }>(from, '/api/letters', {
        post: house.post(from),
        subject: 'درخواست المثنی',
        recipients: [{ unit: house.unit('23') }],
        applicant: { name: 'مریم احمدی', nationalId },
      });
    const { processId, trackingCode } = await draft('۰۰۱۲۳۴۵۶۷۹');
    expect(isTrackingCode(trackingCode)).toBe(true);
    expect(await house.one(`select name, national_id from applicants where letter_id = $1`, [processId])).toEqual({
      name: 'مریم احمدی',
      national_id: '0012345679',
    });
    const before = await house.rows();
    expect(await refusal(draft('0012345678'))).toBe('422 national_id.invalid');
    expect(await house.rows()).toEqual(before);
    expect((await incoming({ sender: { ...sender, number: '700' }, applicant: { name: 'علی رضایی' } })).trackingCode).toMatch(/^\d{12}$/);
    expect((await incoming({ sender: { ...sender, number: '701' } })).trackingCode).toBeNull();
  });
});
