import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { usual } from '../support/letters';

let house: House;
let inquiries: Inquiries;
const asker = usual.from;

beforeAll(async () => {
  house = await House.open();
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const told = (respondent: string, unit: string) =>
  house.one<{ n: number }>(`select count(*)::int as n from hints where ref = $1 and audience = $2 and type = 'task.closed'`, [
    respondent,
    house.post(`${unit}.head`),
  ]);

describe('an inquiry', () => {
  it('of ALL waits for every unit; each reply is a letter of that unit with a number of its own', async () => {
    const { letter, inquiry, at } = await inquiries.asked(['23', '10', '2301']);
    await inquiries.answer('23', at[23]!);
    expect([await house.state(inquiry), await house.open(inquiry)]).toEqual(['PARTIALLY_ANSWERED', []]);
    await inquiries.answer('10', at[10]!);
    await inquiries.answer('2301', at[2301]!);
    expect([await house.state(inquiry), await house.open(inquiry)]).toEqual(['ANSWERED', ['conclude.1']]);
    const replies = await house.db.query(
      `select u.code, l.kind, n.number = l.number as numbered, v.body, l.answers_id = $1 as answers from letters l join units u on u.id = l.office_id join numbers n on n.letter_id = l.id
       join books b on b.id = n.book_id and b.office_id = u.id and b.kind = 'INTERNAL' join versions v on v.letter_id = l.id where l.answers_id = $1 order by 1`,
      [letter],
    );
    expect(replies).toEqual(['10', '23', '2301'].map((code) => ({ code, kind: 'REPLY', numbered: true, body: '', answers: true })));
    await inquiries.conclude(inquiry);
    expect([await house.state(inquiry), await house.state(letter)]).toEqual(['CLOSED', 'CLOSED']);
    expect(await house.journal(at[23]!)).toEqual([
      'opened process',
      'done register',
      'asked answer.1',
      'answered answer.1',
      'done reply.1',
      'done report.1',
    ]);
  });

  it('of ANY is met by the first answer, which cancels the rest and tells them', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10', '08'], { rule: 'ANY' });
    await inquiries.answer('10', at[10]!);
    expect(await inquiries.states(inquiry)).toEqual({ '08': 'CANCELLED', 10: 'ANSWERED', 23: 'CANCELLED' });
    expect([await house.open(at[23]!), (await told(at[23]!, '23')).n]).toEqual([[], 1]);
    expect(await refusal(inquiries.answer('23', at[23]!))).toBe('409 task.already_closed');
    expect(await house.one(`select count(*)::int as n from clocks where process_id = any($1)`, [Object.values(at)])).toEqual({ n: 0 });
    expect(await house.open(inquiry)).toEqual(['conclude.1']);
  });

  it('may be of any type that administrators have named', async () => {
    const fields = [{ name: 'answer', title: 'پاسخ', type: 'text', required: true }];
    await house.act('admin', '/api/admin/inquiry-types', { code: 'CENSUS_1405', title: 'سرشماری', fields });
    const { inquiry, at } = await inquiries.asked(['10'], { type: 'CENSUS_1405' });
    await inquiries.answer('10', at[10]!);
    expect(await house.state(inquiry)).toBe('ANSWERED');
  });

  it('of AT_LEAST is met by that many', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10', '08'], { rule: 'AT_LEAST', atLeast: 2 });
    await inquiries.answer('10', at[10]!);
    expect(await house.open(inquiry)).toEqual([]);
    await inquiries.answer('08', at['08']!);
    expect(await inquiries.states(inquiry)).toEqual({ '08': 'ANSWERED', 10: 'ANSWERED', 23: 'CANCELLED' });
  });

  it('of AT_LEAST more than units are asked is not sent', async () => {
    expect(await refusal(inquiries.asked(['23'], { rule: 'AT_LEAST', atLeast: 2 }))).toBe('422 inquiry.at_least_too_many');
  });

  it('of REQUESTER_DECIDES ends when the asker says so', async () => {
    const { inquiry, letter, at } = await inquiries.asked(['23', '10'], { rule: 'REQUESTER_DECIDES' });
    await inquiries.answer('10', at[10]!);
    expect([await house.state(inquiry), await house.open(inquiry)]).toEqual(['PARTIALLY_ANSWERED', ['conclude.1']]);
    expect(await refusal(house.closeTask('23.head', inquiry, 'conclude.1', { outcome: 'concluded' }))).toBe('403 task.not_on_your_desk');
    await inquiries.conclude(inquiry);
    expect([await house.state(inquiry), await inquiries.states(inquiry), await house.state(letter)]).toEqual([
      'CLOSED',
      { 10: 'ANSWERED', 23: 'CANCELLED' },
      'CLOSED',
    ]);
  });

  it('is withdrawn with the reason: whoever is still asked is told', async () => {
    const { inquiry, letter, at } = await inquiries.asked(['23', '10']);
    await inquiries.answer('10', at[10]!);
    expect(await refusal(house.act('23.head', `/api/inquiries/${inquiry}/withdraw`, { reason: 'دیگر لازم نیست' }))).toBe(
      '403 auth.forbidden',
    );
    await house.act(asker, `/api/inquiries/${inquiry}/withdraw`, { reason: 'دیگر لازم نیست' });
    expect([await house.state(inquiry), await inquiries.states(inquiry), (await told(at[23]!, '23')).n]).toEqual([
      'WITHDRAWN',
      { 10: 'ANSWERED', 23: 'CANCELLED' },
      1,
    ]);
    expect(await house.state(letter)).toBe('CLOSED');
    expect(await refusal(house.act(asker, `/api/inquiries/${inquiry}/withdraw`, { reason: 'دوباره' }))).toBe('409 inquiry.over');
    expect(await refusal(house.act(asker, `/api/respondents/${at[10]}/ask-again`, { reason: 'ناقص است' }))).toBe('409 inquiry.over');
  });

  it('is withdrawn when its letter is void', async () => {
    const { inquiry, letter } = await inquiries.asked(['23']);
    await house.act(usual.clerk, `/api/letters/${letter}/void`, { reason: 'به اشتباه صادر شد' });
    expect([await house.state(inquiry), await inquiries.states(inquiry), await house.state(letter)]).toEqual([
      'WITHDRAWN',
      { 23: 'CANCELLED' },
      'VOIDED',
    ]);
  });

  it('has replies that can be void like any letter', async () => {
    const { at } = await inquiries.asked(['23', '10']);
    await inquiries.answer('23', at[23]!);
    const { reply } = await house.one<{ reply: string }>(`select letter_id as reply from replies where process_id = $1`, [at[23]]);
    await house.act('23.secretariat', `/api/letters/${reply}/void`, { reason: 'به اشتباه صادر شد' });
    expect([await house.state(reply), await house.open(reply)]).toEqual(['VOIDED', []]);
    expect(await house.one(`select state from numbers where letter_id = $1`, [reply])).toEqual({ state: 'VOID' });
  });

  it('is asked of units, not of posts', async () => {
    const journey = { to: [{ post: house.post('23.documents.head') }, { unit: house.unit('10') }] };
    expect(await refusal(inquiries.asked([], {}, journey))).toBe('422 inquiry.asks_units');
  });

  it('of a type asks for typed fields: a wrong answer is refused with their names and nothing of it remains', async () => {
    const { at } = await inquiries.asked(['23'], { type: 'DUPLICATE_CERTIFICATE' });
    const before = await house.rows();
    expect(await refusal(inquiries.answer('23', at[23]!, 1, {}))).toBe('422 inquiry.fields_invalid');
    expect(await refusal(inquiries.answer('23', at[23]!, 1, { priorIssues: 'دو' }))).toBe('422 inquiry.fields_invalid');
    expect(await refusal(inquiries.answer('23', at[23]!, 1, { priorIssues: 2, other: 1 }))).toBe('422 inquiry.fields_invalid');
    expect(await house.rows()).toEqual(before);
    await inquiries.answer('23', at[23]!, 1, { priorIssues: 2 });
    const choice = await inquiries.asked(['23'], { type: 'RECORD_AUTHENTICITY' });
    expect(await refusal(inquiries.answer('23', choice.at[23]!, 1, { verdict: 'PERHAPS' }))).toBe('422 inquiry.fields_invalid');
    await inquiries.answer('23', choice.at[23]!, 1, { verdict: 'GENUINE' });
  });
});
