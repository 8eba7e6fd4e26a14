import type { Board, BoardLetterPage, BoardPlace, BoardRow } from '../../contracts/board';
import type { MeasuresView, PostsView, TimeView } from '../../contracts/board-measures';
import { cursorOf } from '../../src/cartable/keyset';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { usual } from '../support/letters';

let house: House;
let inquiries: Inquiries;
beforeAll(async () => {
  house = await House.open();
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(`/api/supervision/${path}`);
const board = (username: string, level?: string, under?: string) =>
  get<Board>(username, `overdue${level ? `?level=${level}${under ? `&under=${house.unit(under)}` : ''}` : ''}`);
const letters = (username: string, query: string) => get<BoardLetterPage>(username, `inquiries?${query}`);
const rowOf = ({ rows }: Board, code: string): BoardRow => rows.find(({ unit }) => unit.id === house.unit(code))!;
const counts = ({ openInquiries, dueToday, overdue }: Pick<BoardRow, 'openInquiries' | 'dueToday' | 'overdue'>) => [
  openInquiries,
  dueToday,
  overdue,
];

describe('the board of lateness', () => {
  let at: Record<string, string>;
  let later: string;
  let due: string;
  beforeAll(async () => {
    ({ at } = await inquiries.asked(['12', '1201', '1202', '13', 'hq.legal.affairs']));
    later = (await inquiries.asked(['1201'], { within: { unit: 'WORKING_DAY', amount: 9 } })).at['1201']!;
    due = (
      await house.one<{ due_at: Date }>(`select due_at from tasks where process_id = $1 and kind = 'answer'`, [at['1201']])
    ).due_at.toISOString();
    await inquiries.answer('1202', at['1202']!);
  }, 60_000);

  it('shows what is due today before it is late, and the answers there were', async () => {
    await house.moveClockTo(new Date(Date.parse(due) - 60_000));
    const country = await board('hq.supervisor');
    expect(country.rows).toHaveLength(32);
    expect(counts(rowOf(country, '12'))).toEqual([3, 2, 0]);
    expect(rowOf(country, '12')).toMatchObject({
      share: 0,
      oldestOverdueMs: null,
      answered30d: 1,
      within24hShare30d: 1,
      provinceCode: '12',
    });
    expect(counts(rowOf(country, 'hq'))).toEqual([1, 1, 0]);
    expect(counts(rowOf(country, '23'))).toEqual([0, 0, 0]);
    expect(rowOf(country, '23')).toMatchObject({ share: null, medianAnswerMs30d: null, within24hShare30d: null });
    expect(counts(country.totals)).toEqual([5, 4, 0]);
  });

  it('leads from the country down to the letter, and the parts make up the whole', async () => {
    await house.moveClockTo(new Date(Date.parse(due) + 3_600_000));
    const country = await board('hq.supervisor');
    expect(counts(country.totals)).toEqual([5, 0, 4]);
    const province = rowOf(country, '12');
    expect(province).toMatchObject({ overdue: 2, share: 2 / 3, place: { level: 'province', under: house.unit('12') } });
    expect(province.oldestOverdueMs).toBeGreaterThanOrEqual(3_600_000);
    const counties = await board('hq.supervisor', 'province', '12');
    expect(counts(counties.totals)).toEqual(counts(province));
    expect(counts(rowOf(counties, '12'))).toEqual([1, 0, 1]);
    expect(counts(rowOf(counties, '1201'))).toEqual([2, 0, 1]);
    expect(counties.above).toEqual([{ level: 'country', under: null, name: 'سازمان ثبت احوال کشور (ستاد)' }]);
    const units = await board('hq.supervisor', 'county', 'hq');
    expect(counts(rowOf(units, 'hq.legal.affairs'))).toEqual([1, 0, 1]);
    expect(counts(rowOf(units, 'hq.legal'))).toEqual([0, 0, 0]);
    const unit = await board('hq.supervisor', 'unit', 'hq.legal.affairs');
    expect([counts(unit.totals), unit.rows.length, unit.above.map(({ level }) => level)]).toEqual([[1, 0, 1], 1, ['county', 'country']]);

    const found = await letters('hq.supervisor', `level=county&unit=${house.unit('1201')}`);
    expect(found).toMatchObject({
      next: null,
      items: [
        {
          process: at['1201'],
          unit: { id: house.unit('1201') },
          type: expect.any(String),
          letter: { subject: null, number: expect.stringMatching(/^1405\//) },
          desks: [{ post: { id: house.post('1201.head') } }],
        },
      ],
    });
    expect(found.items[0]!.overdueMs).toBeGreaterThanOrEqual(3_600_000);
    expect((await letters('hq.supervisor', `unit=${house.unit('1201')}&state=open`)).items).toHaveLength(2);
    expect((await letters('hq.supervisor', 'state=dueToday')).items).toEqual([]);
    expect((await letters('1201.head', `level=county&unit=${house.unit('1201')}`)).items[0]!.letter!.subject).toBe('آمار کارکنان');
  });

  it('reads the letters page by page, each once, also one that waits for its asker', async () => {
    await house.act('1201.head', `/api/respondents/${later}/tasks/answer.1/info`, { reason: 'کدام سال؟' });
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: BoardLetterPage = await letters('hq.supervisor', `state=open&limit=2${next && `&cursor=${next}`}`);
      seen.push(...page.items.map(({ process }) => process));
      next = page.next;
    }
    expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([5, 5, later]);
    expect(await letters('hq.supervisor', `state=open&limit=2&level=county&unit=${house.unit('1201')}`)).toMatchObject({
      next: null,
      items: [{ process: at['1201'] }, { process: later, dueAt: null }],
    });
    expect((await letters('hq.supervisor', 'state=soon')).items).toEqual([]);
    await house.closeTask(usual.from, later, 'info.1', { outcome: 'supplied', text: 'امسال' });
  });

  it('remembers how late it was at the end of each day, also what was answered since', async () => {
    await house.moveClockTo(new Date(Date.parse(due) + 2 * 86_400_000));
    const before = (await board('hq.supervisor')).trend;
    expect(before.map(({ overdue }) => overdue)).toEqual([0, 0, 0, 0, 4, 4, 4]);
    await inquiries.answer('13', at['13']!);
    const after = await board('hq.supervisor');
    expect(after.trend.map(({ overdue }) => overdue)).toEqual([0, 0, 0, 0, 4, 4, 3]);
    expect(after.trend.map(({ day }) => day)).toEqual(before.map(({ day }) => day));
    expect(rowOf(after, '13')).toMatchObject({ openInquiries: 0, answered30d: 1, within24hShare30d: 0 });
    expect(after.totals.answered30d).toBe(2);
  });

  it('measures what was answered against the days before, by part, type and week, and says how many stand behind', async () => {
    const today = (await house.one<{ day: string }>(`select office_today()::text as day`)).day;
    const measures = (query: string) => get<MeasuresView>('hq.supervisor', `measures?${query}`);
    const { totals, rows, period, against } = await measures('');
    expect([totals.now.answered, totals.before.answered, totals.now.within24hShare]).toEqual([2, 0, 0.5]);
    expect(totals.before).toMatchObject({ within24hShare: null, medianMs: null });
    expect([period.to, against.to < period.from, rows.length]).toEqual([today, true, 32]);
    expect(
      rows
        .filter(({ now }) => now.answered)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([expect.stringContaining('همدان'), expect.stringContaining('کردستان')]);
    const types = await measures('by=type&type=ADMINISTRATIVE');
    expect(types.rows).toMatchObject([{ key: 'ADMINISTRATIVE', now: { answered: 2 } }]);
    const weeks = await measures(`by=week&level=province&under=${house.unit('12')}`);
    expect(weeks.rows.reduce((sum, { now }) => sum + now.answered, 0)).toBe(1);
  });

  it('shows where the time went, and how long things stay with each post', async () => {
    const { steps } = await get<TimeView>('hq.supervisor', `time?level=county&under=${house.unit('13')}`);
    expect(steps.find(({ step }) => step === 'unseenHead')).toMatchObject({ cases: 1 });
    expect(steps.reduce((sum, { totalMs }) => sum + totalMs, 0)).toBeGreaterThan(86_400_000);
    const { rows } = await get<PostsView>('1201.head', `posts?level=county&under=${house.unit('1201')}`);
    const head = rows.find(({ post }) => post.id === house.post('1201.head'))!;
    expect(head).toMatchObject({ open: 3, unseen: 3, overdue: 1, closed: 0, medianHeldMs: null }); // two questions and a letter
    const found = await letters('1201.head', `unit=${house.unit('1201')}&post=${house.post('1201.head')}&state=open`);
    expect(found.items).toHaveLength(2);
    expect((await letters('1201.head', `unit=${house.unit('1201')}&post=${house.post('1202.head')}&state=open`)).items).toEqual([]);
  });

  it('hands out each view as a file, of what the screen shows to whoever asks', async () => {
    await house.db.query(`update letters set subject = '=1+2' where id = (select letter_id from processes where id = $1)`, [at['1201']]);
    const take = async (username: string, query: string) => (await house.person(username)).text(`/api/supervision/export?${query}`);
    const own = `level=county&under=${house.unit('1201')}`;
    const lines = (text: string) => text.trim().split('\r\n');
    for (const [view, count] of [
      ['board', 34],
      ['measures', 34],
      ['time', 2],
    ] as const)
      expect([view, lines(await take('hq.supervisor', `view=${view}&format=csv`)).length >= count]).toEqual([view, true]);
    expect(lines(await take('1201.head', `view=posts&format=csv&${own}`)).length).toBeGreaterThan(2);
    const desks = lines(await take('1201.head', `view=workload&format=csv&${own}`));
    expect(desks.find((line) => line.includes('رئیس اداره ثبت'))).toContain(`,2,0,1,`); // open without what is for information, due soon, overdue
    const letters = await take('1201.head', `view=letters&format=csv&state=open&${own}`);
    expect(lines(letters)).toHaveLength(3);
    expect(letters).toContain(`"'=1+2"`);
    expect(letters).toMatch(/"۱۴۰[۰-۹]\/[۰-۹]{2}\/[۰-۹]{2} [۰-۹]{2}:[۰-۹]{2}"/u);
    const seen = await take('hq.supervisor', `view=letters&format=csv&state=open&${own}`);
    expect([lines(seen).length, seen.includes('=1+2')]).toEqual([3, false]); // counted, without the subject
    expect((await take('hq.supervisor', 'view=board&format=xlsx')).startsWith('PK')).toBe(true);
    expect(await refusal(take('12.supervisor', 'view=board&format=csv'))).toBe('403 auth.forbidden');
    expect(await refusal(take('1201.expert1', `view=letters&format=csv&${own}`))).toBe('403 auth.forbidden');
    expect(await refusal(take('1201.expert1', `view=workload&format=csv&${own}`))).toBe('403 auth.forbidden');
    for (const view of ['posts', 'workload'])
      expect(await refusal(take('hq.supervisor', `view=${view}&format=csv`))).toBe('400 request.invalid');
  });

  it('is of days that can be counted, three years at most, however the days are said', async () => {
    const own = `level=county&under=${house.unit('1201')}`;
    for (const query of [
      'measures?from=0000-01-01&to=0000-01-02',
      'measures?to=0001-01-01',
      'measures?by=week&from=1976-01-01',
      'measures?againstFrom=0000-01-01&againstTo=0000-01-01',
      'measures?by=week&againstFrom=9999-12-31&againstTo=9999-12-31',
      'time?to=0001-01-01',
      `posts?${own}&from=0000-01-01&to=0000-01-01`,
      'export?view=measures&format=csv&by=week&from=1976-01-01',
      ...['0000-01-01', '2026-02-30', '2026-13-01'].map((day) => `inquiries?cursor=${cursorOf([`${day} 00:00:00+00`, house.unit('12')])}`),
      `inquiries?cursor=${cursorOf(['2026-01-01 25:00:00+00', house.unit('12')])}`,
    ])
      expect([query, await refusal(get('hq.supervisor', query))]).toEqual([query, '400 request.invalid']);
  });

  it('is for supervisors and heads, each for their own', async () => {
    const places = async (username: string) => (await get<BoardPlace[]>(username, 'places')).map(({ level, under }) => [level, under]);
    expect(await places('hq.supervisor')).toEqual([['country', null]]);
    expect(await places('hq.president')).toEqual([['country', null]]);
    expect(await places('12.supervisor')).toEqual([['province', house.unit('12')]]);
    expect(await places('12.head')).toEqual([['province', house.unit('12')]]);
    expect(await places('1201.head')).toEqual([['county', house.unit('1201')]]);
    expect(await places('hq.legal.head')).toEqual(
      ['hq.legal', 'hq.legal.affairs', 'hq.legal.disputes', 'hq.legal.records'].map((code) => ['unit', house.unit(code)]),
    );
    expect(await places('1201.expert1')).toEqual([]);
    expect((await board('12.supervisor', 'province', '12')).above).toEqual([]);
    expect(await refusal(board('1201.head', 'county', '1201'))).toBe('done');
    expect(await refusal(board('hq.legal.head', 'unit', 'hq.legal.affairs'))).toBe('done');
    for (const [username, level, under] of [
      ['12.supervisor', undefined, undefined],
      ['12.supervisor', 'province', '13'],
      ['12.head', 'county', '1301'],
      ['1201.head', 'county', '1202'],
      ['1201.head', 'province', '12'],
      ['hq.legal.head', 'unit', 'hq.it'],
      ['hq.legal.head', 'county', 'hq'],
      ['1201.expert1', 'county', '1201'],
      ['admin', undefined, undefined],
    ] as const)
      expect([username, under, await refusal(board(username, level, under))]).toEqual([username, under, '403 auth.forbidden']);
    for (const view of ['measures', 'time', 'posts'])
      expect([view, await refusal(get('12.supervisor', `${view}?level=county&under=${house.unit('1301')}`))]).toEqual([
        view,
        '403 auth.forbidden',
      ]);
    expect(await refusal(letters('12.supervisor', ''))).toBe('403 auth.forbidden');
    expect(await refusal(letters('1201.expert1', `unit=${house.unit('1201')}`))).toBe('403 auth.forbidden');
  });

  it('keeps a letter above the clearance of the reader to itself, but counts it', async () => {
    await house.db.query(`update people set clearance = 'UNCLASSIFIED' where username = 'hq.supervisor'`);
    await house.db.query(`update letters set classification = 'CONFIDENTIAL' where id = (select letter_id from processes where id = $1)`, [
      at['1201'],
    ]);
    const { items } = await letters('hq.supervisor', `level=county&unit=${house.unit('1201')}`);
    expect(items).toMatchObject([{ process: at['1201'], letter: null }]);
  });

  it.each([
    ['overdue?level=province', '400 request.invalid'],
    ['overdue?level=village', '400 request.invalid'],
    ['inquiries?level=county', '400 request.invalid'],
    ['inquiries?cursor=AAAA', '400 request.invalid'],
    ['measures?from=2026-03-02&to=2026-03-01', '400 request.invalid'],
    ['measures?from=1990-01-01&to=2026-03-01', '400 request.invalid'],
    ['measures?againstFrom=2026-03-02', '400 request.invalid'],
    ['measures?type=*', '400 request.invalid'],
    ['time?level=county', '400 request.invalid'],
    ['posts?level=country', '400 request.invalid'],
  ])('refuses %s with %s', async (path, code) => expect(await refusal(get('hq.supervisor', path))).toBe(code));

  it('knows no place that is not there', async () => {
    expect(await refusal(board('hq.supervisor', 'province', '1201'))).toBe('404 unit.not_found');
    expect(await refusal(board('hq.supervisor', 'county', 'hq.legal'))).toBe('404 unit.not_found');
  });
});
