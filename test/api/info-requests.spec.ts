import type { CartablePage } from '../../contracts/cartable';
import type { NotificationPage } from '../../contracts/notifications';
import type { LetterPath } from '../../contracts/path';
import { workingTimeBetween } from '../../contracts/working-time';
import { Calendars } from '../../src/org/calendars';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { usual } from '../support/letters';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let house: House;
let inquiries: Inquiries;
beforeAll(async () => {
  house = await House.open();
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const askInfo = (respondent: string, unit = '23', reason = 'نام کدام کارمندان؟') =>
  house.act(`${unit}.head`, `/api/respondents/${respondent}/tasks/answer.1/info`, { reason });
const supply = (respondent: string, n = 1) =>
  house.closeTask(usual.from, respondent, `info.${n}`, { outcome: 'supplied', text: 'همهٔ کارمندان رسمی' });
const task = (id: string) =>
  house.one<{ due_at: Date | null; state: string; now: Date }>(
    `select due_at, state, office_now() as now from tasks where process_id = $1 and key = 'answer.1'`,
    [id],
  );
const clocks = (id: string) => house.db.query(`select step from clocks where process_id = $1`, [id]);
const fired = async (id: string) => (await house.journal(id)).filter((line) => line.startsWith('fired'));

/** Working milliseconds a unit has left. */
async function left(id: string, unit = '23'): Promise<number> {
  const { due_at, now } = await task(id);
  return workingTimeBetween(await house.app.get(Calendars).of(house.unit(unit)), +now, +due_at!);
}

describe('a unit that needs something from the asker first', () => {
  it('stops its clock, gives the asker a task, and goes on with what was left', async () => {
    const { letter, at } = await inquiries.asked(['23'], { within: { unit: 'WORKING_HOUR', amount: 20 } });
    const id = at[23]!;
    const before = await left(id);
    await askInfo(id);
    expect([await house.state(id), await house.open(id)]).toEqual(['INFO_REQUESTED', ['answer.1', 'info.1']]);
    expect([(await task(id)).due_at, await clocks(id)]).toEqual([null, []]);
    const rows = await (await house.person('23.head')).get<CartablePage>('/api/cartable?folder=inquiries');
    expect(rows.items.find(({ process }) => process.id === id)).toMatchObject({ dueAt: null, pausedSince: expect.any(String) as string });
    const path = await (await house.person(usual.from)).get<LetterPath>(`/api/letters/${letter}/path`);
    const stop = path.children.find(({ process }) => process.id === id);
    expect(stop?.clock?.paused).toMatchObject({ moves: true, reason: 'نام کدام کارمندان؟' });
    expect(path.text.join('\n')).toMatch(/منتظر توضیح پرسنده از .+؛ مهلت متوقف است/);
    await house.moveClock(9 * DAY);
    expect(await fired(id)).toEqual([]);
    await supply(id);
    expect(await house.state(id)).toBe('DELIVERED');
    expect(Math.abs((await left(id)) - before)).toBeLessThan(60_000);
    expect((await clocks(id)).length).toBeGreaterThan(0);
    const told = await (await house.person('23.head')).get<NotificationPage>('/api/me/notifications');
    expect(told.items[0]).toMatchObject({ code: 'info_supplied', process: { id } });
    await house.moveClock(9 * DAY);
    expect(await fired(id)).toContain('fired answer.1:due');
    await house.lose(id); // its run finds the same place again
    expect(await house.open(id)).toContain('answer.1');
  });

  it('may answer all the same, or be let go by the asker: then nothing waits any more', async () => {
    const { inquiry, at } = await inquiries.asked(['23', '10']);
    await askInfo(at[23]!);
    await askInfo(at[10]!, '10');
    await inquiries.answer('23', at[23]!);
    expect([await house.state(at[23]!), await house.open(at[23]!)]).toEqual(['ANSWERED', []]);
    expect((await task(at[23]!)).due_at).not.toBeNull();
    await house.act(usual.from, `/api/inquiries/${inquiry}/withdraw`, { reason: 'دیگر لازم نیست' });
    expect([await house.state(at[10]!), await house.open(at[10]!)]).toEqual(['CANCELLED', []]);
    expect(await refusal(supply(at[10]!))).toBe('409 task.already_closed');
  });

  it('is limited, does not move days of the year, and refuses what makes no sense meanwhile', async () => {
    const { at } = await inquiries.asked(['23'], { within: { unit: 'CALENDAR_DAY', amount: 20 } });
    const id = at[23]!;
    const { due_at } = await task(id);
    for (const n of [1, 2, 3]) {
      await askInfo(id);
      expect((await task(id)).due_at).toEqual(due_at);
      expect(await refusal(askInfo(id))).toBe('409 inquiry.info_asked_already');
      const more = { within: { unit: 'WORKING_DAY', amount: 2 }, reason: 'بررسی' };
      expect(await refusal(house.act('23.head', `/api/respondents/${id}/tasks/answer.1/extension`, more))).toBe(
        '409 inquiry.waiting_for_info',
      );
      await house.moveClock(HOUR);
      await supply(id, n);
    }
    expect(await refusal(askInfo(id))).toBe('422 inquiry.info_too_often');
    expect((await task(id)).due_at).toEqual(due_at);
    expect(await refusal(house.act('10.head', `/api/respondents/${id}/tasks/answer.1/info`, { reason: 'چرا؟' }))).toBe(
      '403 task.not_on_your_desk',
    );
  });

  it('asks nobody any more where the unit has let the question go before a worker came to it, and may ask in its next round', async () => {
    const { at } = await inquiries.asked(['23', '10', '2301']);
    await askInfo(at[23]!);
    await supply(at[23]!);
    await house.sendWorkerHome();
    const [tehran, province, county] = [await house.person('10.head'), await house.person('23.head'), await house.person('2301.head')];
    const more = { within: { unit: 'WORKING_DAY', amount: 5 }, reason: 'بررسی' };
    await tehran.post(`/api/respondents/${at[10]}/tasks/answer.1/extension`, more);
    for (const [person, id] of [
      [tehran, at[10]],
      [province, at[23]],
    ] as const)
      await person.post(`/api/respondents/${id}/tasks/answer.1/info`, { reason: 'کدام سال؟' });
    await tehran.post(`/api/respondents/${at[10]}/tasks/answer.1`, { outcome: 'returned', reason: 'نزد ما نیست' });
    await province.post(`/api/respondents/${at[23]}/tasks/answer.1`, { outcome: 'answered', fields: { answer: 'بله' } });
    await county.post(`/api/respondents/${at[2301]}/tasks/answer.1/info`, { reason: 'کدام سال؟' });
    await house.wakeWorker();
    for (const [id, line] of [
      [at[10], 'done report.1'],
      [at[23], 'done report.1'],
      [at[2301], 'asked info.1'],
    ] as const)
      while (!(await house.journal(id!)).includes(line)) await new Promise((next) => setTimeout(next, 50));
    await house.quiet();
    expect([await house.open(at[10]!), await house.open(at[23]!), await house.open(at[2301]!)]).toEqual([[], [], ['answer.1', 'info.1']]);
    const asked = [...(await house.journal(at[10]!)), ...(await house.journal(at[23]!))].filter((line) => line.startsWith('asked'));
    expect(asked).toEqual(['asked answer.1', 'asked answer.1', 'asked info.1']);
    await house.act(usual.from, `/api/respondents/${at[23]}/ask-again`, { reason: 'ناقص است' });
    await house.act('23.head', `/api/respondents/${at[23]}/tasks/answer.2/info`, { reason: 'کدام برگ؟' });
    expect(await house.open(at[23]!)).toEqual(['answer.2', 'info.3']);
    await supply(at[23]!, 3);
    await house.lose(at[23]!);
    expect(await house.open(at[23]!)).toEqual(['answer.2']);
  });
});
