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

const due = async (respondent: string, key = 'answer.1') =>
  (await house.one<{ due_at: Date }>(`select due_at from tasks where process_id = $1 and key = $2`, [respondent, key])).due_at;
describe('a unit that is asked', () => {
  it('answers in parts: the clock runs on until the final reply, which completes them', async () => {
    const { inquiry, at } = await inquiries.asked(['23'], { type: 'RECORD_CORRECTION' });
    const before = await due(at[23]!);
    await house.act('23.head', `/api/respondents/${at[23]}/tasks/answer.1/partial`, { fields: { boardFile: '۱۴۰۵/۱۲' } });
    expect([await house.state(at[23]!), await house.open(at[23]!), await due(at[23]!)]).toEqual([
      'PARTIALLY_ANSWERED',
      ['answer.1'],
      before,
    ]);
    expect(await refusal(inquiries.answer('23', at[23]!, 1, {}))).toBe('422 inquiry.fields_invalid');
    await inquiries.answer('23', at[23]!, 1, { entryText: 'نام اصلاح شد' });
    expect([await house.state(at[23]!), await house.state(inquiry)]).toEqual(['ANSWERED', 'ANSWERED']);
    expect(
      await house.one(
        `select count(*) filter (where partial)::int as parts, count(*) filter (where letter_id is not null)::int as letters from replies where process_id = $1`,
        [at[23]],
      ),
    ).toEqual({ parts: 1, letters: 1 });
  });

  it('is answered by who may sign: an assistant prepares, and cannot answer', async () => {
    const { at } = await inquiries.asked(['23']);
    expect(await refusal(house.closeTask('23.assistant', at[23]!, 'answer.1', { outcome: 'answered', fields: { answer: 'بله' } }))).toBe(
      '403 signer.assistant',
    );
    const { keys } = await house.act<{ keys: string[] }>('23.head', `/api/desks/${at[23]}/answer.1/referrals`, {
      to: [{ post: house.post('23.documents.head'), purpose: 'FOR_DRAFTING' }],
    });
    await house.closeTask('23.documents.head', at[23]!, keys[0]!, { outcome: 'closed', note: 'پیش‌نویس آماده شد' });
    await inquiries.answer('23', at[23]!);
    expect(await house.state(at[23]!)).toBe('ANSWERED');
  });

  it('gets more time once, when the asker grants it', async () => {
    const { at } = await inquiries.asked(['23']);
    const first = await due(at[23]!);
    const ask = (amount: number) =>
      house.act('23.head', `/api/respondents/${at[23]}/tasks/answer.1/extension`, {
        within: { unit: 'WORKING_DAY', amount },
        reason: 'بایگانی در دست تعمیر است',
      });
    await ask(3);
    expect([await house.state(at[23]!), await due(at[23]!)]).toEqual(['EXTENSION_REQUESTED', first]);
    expect(await refusal(ask(5))).toBe('409 inquiry.extended_already');
    expect(await refusal(house.closeTask('23.head', at[23]!, 'extension.1', { outcome: 'granted' }))).toBe('403 task.not_on_your_desk');
    await house.closeTask(asker, at[23]!, 'extension.1', { outcome: 'granted' });
    expect([await house.state(at[23]!), (await due(at[23]!)) > first]).toEqual(['EXTENDED', true]);
    expect(await refusal(ask(5))).toBe('409 inquiry.extended_already');
    const clocks = await house.db.query(`select step from clocks where process_id = $1 and key = 'answer.1' order by at`, [at[23]]);
    expect(clocks.map(({ step }: { step: string }) => step)).toEqual(['half', 'due', 'head', 'province']);
  });

  it('keeps its time when an extension is denied, and may answer while it is undecided', async () => {
    const { at, inquiry } = await inquiries.asked(['23', '10']);
    const first = await due(at[23]!);
    const ask = (unit: string) =>
      house.act(`${unit}.head`, `/api/respondents/${at[unit]}/tasks/answer.1/extension`, {
        within: { unit: 'WORKING_DAY', amount: 2 },
        reason: 'تعمیر بایگانی',
      });
    await ask('23');
    expect(await refusal(house.closeTask(asker, at[23]!, 'extension.1', { outcome: 'denied' }))).toBe('400 request.invalid');
    await house.closeTask(asker, at[23]!, 'extension.1', { outcome: 'denied', reason: 'فوری است' });
    expect([await house.state(at[23]!), await due(at[23]!)]).toEqual(['DELIVERED', first]);
    expect(await refusal(ask('23'))).toBe('409 inquiry.extended_already');
    await ask('10');
    await inquiries.answer('10', at[10]!);
    expect([await house.state(at[10]!), await house.open(at[10]!)]).toEqual(['ANSWERED', []]);
    await inquiries.answer('23', at[23]!);
    expect(await house.state(inquiry)).toBe('ANSWERED');
  });

  it('gives it back when it is not theirs: the asker asks another unit, or does without', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10']);
    await inquiries.giveBack('23', at[23]!);
    await inquiries.giveBack('10', at[10]!);
    expect([await house.state(at[23]!), await house.state(inquiry), (await house.open(inquiry)).length]).toEqual([
      'RETURNED_WRONG_UNIT',
      'OPEN',
      2,
    ]);
    expect(await refusal(house.closeTask(asker, inquiry, 'retarget.1', { outcome: 'resent', unit: house.unit('10') }))).toBe(
      '409 inquiry.already_asked',
    );
    await house.closeTask(asker, inquiry, 'retarget.1', { outcome: 'resent', unit: house.unit('08') });
    await house.closeTask(asker, inquiry, 'retarget.2', { outcome: 'accepted' });
    const { '08': third } = await house.children(inquiry);
    expect([await house.open(third!), await house.open(inquiry)]).toEqual([['answer.1'], []]);
    await inquiries.answer('08', third!);
    expect(await house.open(inquiry)).toEqual(['conclude.1']);
  });

  it('redirects it to the unit that knows, which has a clock of its own; not to itself, nor to one that is asked', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10']);
    const first = await due(at[23]!);
    expect(await refusal(inquiries.redirect('23', at[23]!, '23'))).toBe('422 inquiry.redirect_to_oneself');
    expect(await refusal(inquiries.redirect('23', at[23]!, '10'))).toBe('409 inquiry.already_asked');
    await house.moveClock(3 * 86_400_000);
    await inquiries.redirect('23', at[23]!, '2301');
    const { 2301: county } = await house.children(inquiry);
    expect([await house.state(at[23]!), await house.open(county!), (await due(county!)) > first]).toEqual([
      'REDIRECTED',
      ['answer.1'],
      true,
    ]);
    await inquiries.answer('2301', county!);
    await inquiries.answer('10', at[10]!);
    expect([await house.state(inquiry), await house.open(inquiry)]).toEqual(['ANSWERED', ['conclude.1']]);
  });

  it('redirects to a third at the same moment as another: it is asked once', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10', '08']);
    const heads = await Promise.all(['23', '10'].map(async (unit) => ({ unit, person: await house.person(`${unit}.head`) })));
    const outcomes = await Promise.all(
      heads.map(({ unit, person }) =>
        refusal(
          person.post(
            `/api/respondents/${at[unit]}/tasks/answer.1`,
            {
              outcome: 'redirected',
              unit: house.unit('2301'),
              reason: 'سند آنجاست',
            },
            { wait: 5 },
          ),
        ),
      ),
    );
    await house.quiet();
    expect(outcomes).toContain('done');
    const states = await inquiries.states(inquiry);
    expect(states[2301]).toBe('DELIVERED');
    expect(
      await house.one(
        `select count(*)::int as n from numbers n join books b on b.id = n.book_id where b.office_id = $1 and n.letter_id = (select letter_id from processes where id = $2)`,
        [house.unit('2301'), inquiry],
      ),
    ).toEqual({ n: 1 });
    await inquiries.answer('2301', (await house.children(inquiry))[2301]!);
    await inquiries.answer('08', at['08']!);
    for (const unit of ['23', '10']) if (states[unit] === 'DELIVERED') await inquiries.answer(unit, at[unit]!);
    expect(await house.open(inquiry)).toEqual(['conclude.1']);
  });

  it('is asked again with the reason, in a new round with a clock of its own, also after the rule was met', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10'], { rule: 'ANY' });
    expect(await refusal(house.act(asker, `/api/respondents/${at[23]}/ask-again`, { reason: 'ناقص است' }))).toBe(
      '409 inquiry.not_answered_yet',
    );
    await inquiries.answer('23', at[23]!);
    await house.act(asker, `/api/respondents/${at[23]}/ask-again`, { reason: 'ناقص است' });
    expect([await house.state(at[23]!), await house.open(at[23]!), await house.open(inquiry)]).toEqual([
      'REOPENED',
      ['answer.2'],
      ['conclude.1'],
    ]);
    expect(await refusal(house.act(asker, `/api/respondents/${at[10]}/ask-again`, { reason: 'ناقص است' }))).toBe(
      '409 inquiry.not_answered_yet',
    );
    await inquiries.answer('23', at[23]!, 2);
    expect(await house.state(at[23]!)).toBe('ANSWERED');
    expect(await house.one(`select count(*)::int as n from replies where process_id = $1 and letter_id is not null`, [at[23]])).toEqual({
      n: 2,
    });
    await house.act(asker, `/api/respondents/${at[23]}/ask-again`, { reason: 'باز هم ناقص' });
    await inquiries.conclude(inquiry);
    expect([await house.state(at[23]!), await house.open(at[23]!)]).toEqual(['CANCELLED', []]);
  });

  it('asked again before the rule is met counts as unanswered until it has answered once more', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10']);
    await inquiries.answer('23', at[23]!);
    await house.act(asker, `/api/respondents/${at[23]}/ask-again`, { reason: 'ناقص است' });
    await inquiries.answer('10', at[10]!);
    expect(await house.open(inquiry)).toEqual([]);
    await inquiries.answer('23', at[23]!, 2);
    expect(await house.open(inquiry)).toEqual(['conclude.1']);
  });
});
