import type { Hop, LetterPath } from '../../contracts/path';
import type { InquiryView } from '../../contracts/views';
import { House, refusal } from '../support/house';
import { Inquiries, type Asked } from '../support/inquiries';
import { usual } from '../support/letters';

let house: House;
let inquiries: Inquiries;

beforeAll(async () => {
  house = await House.open();
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(path);
const pathOf = (id: string, username: string = usual.from) => get<LetterPath>(username, `/api/inquiries/${id}/path`);
const viewOf = (id: string, username: string = usual.from) => get<InquiryView>(username, `/api/inquiries/${id}`);

describe('the way of an inquiry', () => {
  let asked: Asked;
  const units = ['11', '12', '13', '14', '15'];
  const stop = ({ children }: LetterPath, unit: string) => children.find((child) => child.unit.id === house.unit(unit))!;
  const told = (path: LetterPath, unit: string) => path.hops.filter(({ process }) => process.id === asked.at[unit]).map(({ what }) => what);

  beforeAll(async () => {
    asked = await inquiries.asked(units);
    await inquiries.answer('11', asked.at[11]!);
    await house.act('12.head', `/api/respondents/${asked.at[12]}/tasks/answer.1/extension`, {
      within: { unit: 'WORKING_DAY', amount: 1 },
      reason: 'پرونده در بایگانی است',
    });
    await house.closeTask(usual.from, asked.at[12]!, 'extension.1', { outcome: 'granted' });
    await inquiries.giveBack('13', asked.at[13]!);
    await inquiries.redirect('14', asked.at[14]!, '16');
    await house.act('15.head', `/api/respondents/${asked.at[15]}/tasks/answer.1/partial`, { fields: { answer: 'بخشی' } });
    const due = stop(await pathOf(asked.letter), '15').clock!.dueAt;
    await house.moveClockTo(new Date(Date.parse(due) + 60_000));
  }, 120_000);

  it('tells what each unit did, in order', async () => {
    const path = await pathOf(asked.inquiry);
    expect(told(path, '11')).toEqual(['arrived', 'answered', 'reply_registered']);
    expect(told(path, '12')).toEqual(['arrived', 'extension_asked', 'extension_granted', 'reminded']); // half of all its time, with what was granted
    expect(told(path, '13')).toEqual(['arrived', 'returned']);
    expect(told(path, '14')).toEqual(['arrived', 'redirected']);
    expect(told(path, '15')).toEqual(['arrived', 'partly_answered', 'reminded', 'overdue']);
    const of = (what: Hop['what']) => path.hops.find((each) => each.what === what)!;
    expect(of('redirected').to?.unit?.id).toBe(house.unit('16'));
    expect(of('extension_asked').note).toBe('پرونده در بایگانی است');
    expect(of('reply_registered').number).toMatch(/^1405\/11\//);
    expect(path.hops.map(({ what }) => what).indexOf('dispatched')).toBeLessThan(path.hops.map(({ what }) => what).indexOf('arrived'));
  });

  it('shows each clock: due, half time, lateness, extension', async () => {
    const path = await pathOf(asked.letter);
    expect(stop(path, '11')).toMatchObject({
      state: 'ANSWERED',
      clock: { overdue: false, remainingMs: null, stoppedAt: expect.any(String) },
      reply: { number: expect.stringMatching(/^1405\/11\//) },
    });
    expect(stop(path, '12')).toMatchObject({
      state: 'EXTENDED',
      clock: { overdue: false, extension: { state: 'GRANTED', reason: 'پرونده در بایگانی است' } },
    });
    const { clock } = stop(path, '12');
    expect(clock!.dueAt).toBe(clock!.extension!.dueAt);
    expect(clock!.remainingMs).toBeGreaterThan(0);
    expect(stop(path, '13').state).toBe('RETURNED_WRONG_UNIT');
    expect(stop(path, '14')).toMatchObject({ state: 'REDIRECTED', redirectedTo: { id: house.unit('16') } });
    expect(stop(path, '16')).toMatchObject({ state: 'DELIVERED', redirectedFrom: { id: house.unit('14') } });
    const late = stop(path, '15');
    expect(late).toMatchObject({ state: 'PARTIALLY_ANSWERED', clock: { overdue: true, stoppedAt: null } });
    expect(late.clock!.remainingMs).toBeLessThan(0);
    expect(Date.parse(late.clock!.halfAt!)).toBeLessThan(Date.parse(late.clock!.dueAt));
    expect(path.inquiry).toMatchObject({ id: asked.inquiry, state: 'PARTIALLY_ANSWERED', asked: 6, answered: 1, rule: 'ALL' });
    expect(path.next.map(({ what }) => what)).toEqual(['answer', 'answer', 'answer', 'retarget', 'conclusion', 'close']);
    expect(path.now.filter(({ waiting }) => waiting === 'ANSWERS')).toEqual([expect.objectContaining({ count: 3 })]);
  });

  it('is the same by the id of the inquiry, of its letter, or of a unit asked', async () => {
    const paths = await Promise.all([asked.inquiry, asked.letter, asked.at[11]!].map((id) => pathOf(id)));
    expect(new Set(paths.map(({ hops }) => JSON.stringify(hops))).size).toBe(1);
    expect(paths[0]!.text.join('\n')).toMatch(/مدیرکل ثبت احوال استان \S+ \([^)]+\): خواست مهلت تمدید شود؛ تا .*: «پرونده در بایگانی است»/);
    expect(paths[0]!.text.join('\n')).not.toMatch(/undefined|null/);
  });

  it('has a board for the asker with all replies, and for a unit with its own', async () => {
    const board = await viewOf(asked.inquiry);
    expect(board).toMatchObject({
      type: { code: 'ADMINISTRATIVE' },
      rule: 'ALL',
      within: { unit: 'WORKING_DAY', amount: 1 },
      asked: 6,
      answered: 1,
      overdue: 2,
      acts: ['withdraw', 'askAgain'],
    });
    expect(board.tasks).toEqual([
      expect.objectContaining({
        kind: 'retarget',
        possible: ['resent', 'accepted'],
        command: `/api/inquiries/${asked.inquiry}/tasks/${board.tasks[0]!.key}`,
      }),
    ]);
    const replies = (view: InquiryView, unit: string) => view.respondents.find((each) => each.unit.id === house.unit(unit))!.replies;
    expect(replies(board, '11')).toEqual([expect.objectContaining({ partial: false, fields: { answer: '۴۲ نفر' } })]);
    expect(replies(board, '15')).toEqual([expect.objectContaining({ partial: true, fields: { answer: 'بخشی' } })]);
    const theirs = await viewOf(asked.inquiry, '15.head');
    expect(replies(theirs, '15')).toHaveLength(1);
    expect(replies(theirs, '11')).toBeNull();
    expect(theirs.tasks).toEqual([expect.objectContaining({ kind: 'answer', command: `/api/respondents/${asked.at[15]}/tasks/answer.1` })]);
    expect(theirs.acts).toEqual([]);
    expect(theirs.respondents.find(({ unit }) => unit.id === house.unit('12'))?.clock?.extension?.reason).toBeNull();
  });

  it('is not there for outsiders, nor is an ordinary letter an inquiry', async () => {
    expect(await refusal(pathOf(asked.inquiry, '0702.head'))).toBe('404 inquiry.not_found');
    expect(await refusal(viewOf(asked.inquiry, '0702.head'))).toBe('404 inquiry.not_found');
    expect(await refusal(viewOf(house.post('0702.head')))).toBe('404 inquiry.not_found');
  });

  it('ends with what the asker makes of it', async () => {
    await house.closeTask(usual.from, asked.inquiry, (await house.open(asked.inquiry))[0]!, { outcome: 'accepted' });
    for (const unit of ['12', '15', '16']) await inquiries.answer(unit, (await house.children(asked.inquiry))[unit]!);
    await inquiries.conclude(asked.inquiry);
    const path = await pathOf(asked.inquiry);
    expect(path.hops.map(({ what }) => what).slice(-4)).toEqual(['enough_answers', 'concluded', 'inquiry_ended', 'closed']);
    expect([path.now, path.next, path.letter.state, path.inquiry?.state]).toEqual([[], [], 'CLOSED', 'CLOSED']);
  });
});
