import type { DataSource, EntityManager } from 'typeorm';
import type { CalendarChange, CalendarCommand, CalendarEffect, LayerDetails, LayerSummary } from '../../contracts/calendar-admin';
import { evaluate, type Explanation } from '../../contracts/deadline-explanation';
import type { ExplainedDeadline } from '../../contracts/explained-deadline';
import { jalaliText } from '../../contracts/jalali-date';
import { persianDigits } from '../../contracts/persian-time';
import { dayOfDate } from '../../contracts/tehran-time';
import { Weekday } from '../../contracts/working-calendar';
import { Audit } from '../../src/audit/audit';
import { deadlines } from '../../src/audit/deadlines.checks';
import { clocks, tasks } from '../../src/audit/tasks.checks';
import { chain, head } from '../../src/audit/journal.checks';
import { Retiming } from '../../src/calendar/retiming';
import { OfficeProjection } from '../../src/journal/office.projection';
import { House, refusal } from '../support/house';
import { Inquiries, type Asked } from '../support/inquiries';

const DAY = 86_400_000;
let house: House;
let inquiries: Inquiries;
let asked: Asked;
let today: number;

beforeAll(async () => {
  house = await House.open({ env: { HOLD_MS: '1' } });
  inquiries = new Inquiries(house);
  asked = await inquiries.asked(['23', '2301', '10'], { within: { unit: 'WORKING_DAY', amount: 3 } });
  await inquiries.asked(['23'], { within: { unit: 'WORKING_HOUR', amount: 9 } });
  const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
  today = +now;
}, 90_000);
afterAll(() => house?.shut());

const date = (days: number) => new Date(today + 3.5 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
const closure = (from: number, to: number, more: object = {}) => ({
  ...{ from: date(from), to: date(to), kind: 'CLOSURE', title: 'آلودگی هوا', source: 'استانداری' },
  announcedAt: new Date(today).toISOString(),
  ...more,
});
const close = (place: object, what: object) => ({ act: 'CLOSE', place, closure: what }) as CalendarCommand;
const province = () => ({ scope: 'PROVINCE', unit: house.unit('23') });
const preview = async (command: CalendarCommand) =>
  (await house.person('admin')).post<CalendarEffect>('/api/admin/calendar/preview', command);
const change = (command: CalendarCommand) => house.act<CalendarChange>('admin', '/api/admin/calendar/changes', command);
/** Whoever was stopped may hold some of its clocks for a moment yet. */
const follow = async (id: string): Promise<CalendarChange> => {
  for (const end = Date.now() + 5000; ;) {
    await new Retiming(house.db).round(20_000);
    await house.quiet();
    const seen = await (await house.person('admin')).get<CalendarChange>(`/api/admin/calendar/changes/${id}`);
    if (seen.doneAt || Date.now() > end) return seen;
  }
};
const stored = () =>
  house.db.query(
    `select t.process_id, t.key, t.due_at, t.provisional, (select json_agg(json_build_array(step, at) order by step) from clocks c where c.process_id = t.process_id and c.key = t.key) as clocks
     from tasks t where t.state = 'open' order by 1, 2`,
  );
const dueAt = async (unit: string) =>
  +(await house.one<{ due: Date }>(`select due_at as due from tasks where process_id = $1 and key = 'answer.1'`, [asked.at[unit]])).due;
const soundness = async () => {
  const { DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir, ...config } = house.config;
  const temporal = {
    ...{ address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE },
    ...{ taskQueue: config.TASK_QUEUE, payloadKey: config.PAYLOAD_KEY },
  };
  const audit = await Audit.open({ databaseUrl, storageDir, temporal });
  try {
    return (await Promise.all([deadlines, tasks, clocks, chain, head].map((check) => check.run(audit)))).flat();
  } finally {
    await audit.close();
  }
};

describe('a closure that is announced while questions wait', () => {
  it('is looked at first, moves what it touches, says why in the path, and is undone to what there was', async () => {
    const before = await stored();
    const [there, elsewhere] = [await dueAt('23'), await dueAt('10')];
    const command = close(province(), closure(1, 4));
    const effect = await preview(command);
    expect(effect).toMatchObject({ clocks: 3, moved: 3, nearer: 0, warnings: [] });
    expect(effect.units.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(effect.moves.every(({ days }) => days > 0)).toBe(true);
    expect(await stored()).toEqual(before); // nothing is kept of a preview

    const begun = await change(command);
    expect(begun).toMatchObject({ total: 3, looked: 0, doneAt: null, undoable: true });
    const nudged = `select count(*)::int as n from nudges`;
    expect(await follow(begun.id)).toMatchObject({ looked: 3, moved: 3, doneAt: expect.any(String), days: { from: date(1), to: date(4) } });
    expect((await preview(close(province(), closure(4, 5)))).warnings).toEqual([expect.stringContaining('از پیش «آلودگی هوا» هست')]);
    expect((await preview(close(province(), closure(5, 5)))).warnings).toEqual([]);
    expect(await house.one(nudged)).toEqual({ n: 0 }); // nothing came nearer, so nobody had to be told
    expect(await dueAt('23')).toBeGreaterThan(there);
    expect(await dueAt('10')).toBe(elsewhere);
    expect(await soundness()).toEqual([]);
    const path = await (
      await house.person('hq.identity.expert1')
    ).get<{ text: string; hops: { what: string }[] }>(`/api/letters/${asked.letter}/path`);
    expect(path.hops.filter(({ what }) => what === 'retimed')).toHaveLength(2);

    const undone = await change({ act: 'UNDO', change: begun.id });
    expect(await follow(undone.id)).toMatchObject({ looked: 3, moved: 3, days: { from: date(1), to: date(4) } });
    expect(await stored()).toEqual(before);
    expect(await soundness()).toEqual([]);
    expect(await refusal(change({ act: 'UNDO', change: begun.id }))).toBe('409 calendar.change_undone');
    expect(await refusal(change({ act: 'UNDO', change: undone.id }))).toBe('409 calendar.undo_of_undo');
  });

  it('of other hours says which days it opens that were closed', async () => {
    const hours = { kind: 'SHORT_DAY', hours: [['09:00', '12:00']] };
    const friday = Array.from({ length: 7 }, (_, i) => date(i)).find((day) => new Date(day).getUTCDay() === 5)!;
    const week = await preview(close(province(), closure(0, 6, hours)));
    expect(week.warnings).toEqual([expect.stringMatching(/تعطیل بود: .*جمعه/)]);
    expect(week.warnings[0]).toContain(`جمعه ${persianDigits(jalaliText(dayOfDate(friday)))}`);
    const closed = await follow((await change(close(province(), closure(1, 1)))).id);
    expect((await preview(close({ scope: 'COUNTY', unit: house.unit('2301') }, closure(1, 1, hours)))).warnings).toHaveLength(1);
    await follow((await change({ act: 'UNDO', change: closed.id })).id);
    expect((await preview(close(province(), closure(2, 2, hours)))).warnings).toEqual([]);
  });

  it('may overlap another; whichever is undone first, both undone is as before', async () => {
    const before = await stored();
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const both = [await change(close({ scope: 'NATION' }, closure(1, 3))), await change(close(province(), closure(2, 6)))];
      await follow(both[1]!.id);
      expect(await stored()).not.toEqual(before);
      for (const which of order) {
        const { id } = await change({ act: 'UNDO', change: both[which]!.id });
        await follow(id);
        expect(await soundness()).toEqual([]);
      }
      expect(await stored()).toEqual(before);
    }
  });

  it('holds at once for what is asked after it, also by somebody who had read the calendar before', async () => {
    const due = await dueAt('10');
    const { id } = await change(close({ scope: 'PROVINCE', unit: house.unit('10') }, closure(1, 4)));
    const later = await inquiries.asked(['10'], { within: { unit: 'WORKING_DAY', amount: 3 } }); // nobody has re-timed yet
    const { at } = await house.one<{ at: Date }>(`select due_at as at from tasks where process_id = $1 and key = 'answer.1'`, [
      later.at[10],
    ]);
    expect(+at).toBeGreaterThan(due);
    const office = house.app.get(OfficeProjection);
    const { deadlines: counting } = office as unknown as {
      deadlines: { of: (...known: unknown[]) => Promise<{ calendar: number } | undefined> };
    };
    const of = counting.of.bind(counting);
    let counted = 0;
    const stale = jest.spyOn(counting, 'of').mockImplementation(async (...known) => {
      const found = await of(...known);
      return found && { ...found, calendar: found.calendar - (counted++ ? 0 : 1) };
    });
    const again = await inquiries.asked(['10'], { within: { unit: 'WORKING_DAY', amount: 3 } });
    expect(counted).toBe(2); // the first was refused
    stale.mockRestore();
    expect(await house.open(again.at[10]!)).toEqual(['answer.1']);
    await follow(id);
    expect(await soundness()).toEqual([]);
    await follow((await change({ act: 'UNDO', change: id })).id);
    expect(await soundness()).toEqual([]);
    expect(await house.journal(later.at[10]!)).toContain('retimed answer.1.4');
  });

  it('is carried out once all have ended who may have counted by the calendar before it', async () => {
    const { id } = await change(close({ scope: 'NATION' }, closure(1, 2)));
    await house.db.transaction(async (tx) => {
      await tx.query(`select pg_current_xact_id()`); // somebody is about to store a due time
      expect(await new Retiming(house.db).round(300)).toBe(0);
    });
    expect((await follow(id)).doneAt).not.toBeNull();
    await follow((await change({ act: 'UNDO', change: id })).id);
  });

  it('is taken up by whoever comes next, when the one who carried it out was stopped', async () => {
    const before = await stored();
    const { id } = await change(close({ scope: 'NATION' }, closure(1, 2, { kind: 'SHORT_DAY', hours: [['09:00', '11:00']] })));
    const portions = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => {
      const { looked } = await house.one<{ looked: number }>(`select sum(looked)::int as looked from calendar_lanes where change = $1`, [
        id,
      ]);
      if (looked > 0) throw new Error('stopped');
      return house.db.transaction(work);
    };
    await expect(new Retiming({ transaction: portions } as DataSource, 2).round(20_000)).rejects.toThrow('stopped');
    expect(await stored()).not.toEqual(before);
    expect((await follow(id)).doneAt).not.toBeNull();
    expect(await soundness()).toEqual([]);
    await follow((await change({ act: 'UNDO', change: id })).id);
    expect(await stored()).toEqual(before);
  });

  it('leaves a clock that cannot be counted as it is, and says which and why; the others move', async () => {
    const facts = (kind: string) =>
      house.db.query(
        `update tasks set clock = jsonb_set(clock, '{facts,0,kind}', to_jsonb($2::text)) where process_id = $1 and key = 'answer.1'`,
        [asked.at[2301], kind],
      );
    await facts('resume');
    const seen = await preview(close(province(), closure(1, 4)));
    const { id } = await change(close(province(), closure(1, 4)));
    const done = await follow(id);
    expect(seen).toMatchObject({ clocks: done.total, moved: done.moved, stayed: 1 });
    expect(done).toMatchObject({ moved: done.total - 1, looked: done.total, doneAt: expect.any(String), stayed: { count: 1 } });
    expect(done.stayed!.letters).toEqual([{ number: null, unit: expect.any(String), why: 'این ساعت هنوز آغاز نشده است.' }]);
    await facts('start');
    const undone = await follow((await change({ act: 'UNDO', change: id })).id);
    expect(undone.stayed).toBeNull();
    expect(await soundness()).toEqual([]);
  });

  it('reaches what waits at a unit that comes to lie under the unit that is closed', async () => {
    const { at } = await inquiries.asked(['hq.it'], { within: { unit: 'WORKING_DAY', amount: 3 } });
    const due = async () => +(await house.one<{ due: Date }>(`select due_at as due from tasks where process_id = $1`, [at['hq.it']])).due;
    const before = await due();
    const { id } = await change(close({ scope: 'UNIT', unit: house.unit('hq.legal') }, closure(1, 6)));
    await follow(id);
    expect(await due()).toBe(before);
    const admin = await house.person('admin');
    const move = async (parent: string) => {
      await admin.patch(`/api/admin/units/${house.unit('hq.it')}`, { parent: house.unit(parent) });
      const { items } = await admin.get<{ items: CalendarChange[] }>('/api/admin/calendar/changes');
      await follow(items[0]!.id);
      expect(items[0]).toMatchObject({ act: 'MOVE_UNIT', undoable: false });
      expect(await soundness()).toEqual([]);
      return items[0]!.id;
    };
    const moved = await move('hq.legal');
    expect(await due()).toBeGreaterThan(before);
    expect(await refusal(change({ act: 'UNDO', change: moved }))).toBe('409 calendar.unit_moved');
    await move('hq');
    expect(await due()).toBe(before);
    await follow((await change({ act: 'UNDO', change: id })).id);
  });
});

describe('the explanation of a due time', () => {
  it('tells it day by day, and evaluated back it gives the instant that is stored', async () => {
    const told = await (await house.person('hq.identity.expert1')).get<ExplainedDeadline>(`/api/deadlines/${asked.at[23]}/answer.1`);
    expect(Date.parse(told.dueAt!)).toBe(await dueAt('23'));
    expect(evaluate(told.explanation as unknown as Explanation)).toBe(await dueAt('23'));
    expect(told.lines[0]).toMatch(/^آغاز: /);
    const stranger = await house.person('10.head');
    expect(await refusal(stranger.get(`/api/deadlines/${(await inquiries.asked(['23'])).at[23]}/answer.1`))).toBe('404 letter.not_found');
  });
});

describe('calendars as administrators keep them', () => {
  it('are for administrators, and what is wrong is told', async () => {
    const [clerk, admin] = [await house.person('23.head'), await house.person('admin')];
    const { items } = await admin.get<{ items: LayerSummary[] }>('/api/admin/calendar/layers');
    const nation = items.find(({ scope }) => scope === 'NATION')!;
    expect(await refusal(clerk.get('/api/admin/calendar/layers'))).toBe('403 auth.forbidden');
    expect(await refusal(clerk.post('/api/admin/calendar/preview', close(province(), closure(1, 1))))).toBe('403 auth.forbidden');
    const closedAllWeek = Object.fromEntries(Weekday.options.map((weekday) => [weekday, []]));
    const remoteWithoutHours = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nCATEGORIES:REMOTE\nEND:VEVENT\nEND:VCALENDAR';
    const wrong: [string, unknown][] = [
      ['400 request.invalid', close(province(), closure(3, 1))],
      ['400 request.invalid', close(province(), closure(1, 300))],
      ['400 request.invalid', close(province(), closure(1, 1, { kind: 'REMOTE' }))],
      ['400 request.invalid', close({ scope: 'PROVINCE' }, closure(1, 1))],
      [
        '400 request.invalid',
        {
          act: 'ADD_WEEK',
          layer: nation.id,
          week: {
            hours: {
              sat: [
                ['07:00', '12:00'],
                ['11:00', '14:00'],
              ],
            },
          },
        },
      ],
      ['400 request.invalid', close(province(), closure(1, 1, { title: 'سطر\nدیگر' }))],
      ['422 calendar.beyond_years', close(province(), { ...closure(1, 1), from: '9999-01-01', to: '9999-01-02' })],
      ['422 calendar.beyond_years', { act: 'ADD_WEEK', layer: nation.id, week: { from: '9999-01-01', hours: { sat: [] } } }],
      ['422 calendar.too_long', { act: 'ADD_EXCEPTION', layer: nation.id, exception: { from: date(1), to: date(200), hours: [] } }],
      ['422 calendar.hours_missing', { act: 'ADD_EXCEPTION', layer: nation.id, exception: { from: date(1), hours: [], kind: 'REMOTE' } }],
      ['422 calendar.hours_missing', { act: 'IMPORT', layer: nation.id, as: 'ics', text: remoteWithoutHours, replace: false }],
      ['422 calendar.never_opens', { act: 'ADD_WEEK', layer: nation.id, week: { from: date(3), to: date(800), hours: closedAllWeek } }],
      ['422 calendar.place_unknown', close({ scope: 'PROVINCE', unit: nation.id }, closure(1, 1))],
      ['404 calendar.rule_not_found', { act: 'WITHDRAW_WEEK', id: nation.id }],
      [
        '400 request.invalid',
        { act: 'IMPORT', layer: nation.id, as: 'csv', text: 'نوع,از,تا,ساعت کاری\nتعطیل رسمی,۱۴۰۴/۱۳/۰۱,,تعطیل', replace: false },
      ],
      ['400 request.invalid', { act: 'IMPORT', layer: nation.id, as: 'csv', text: '\uFFFD', replace: false }],
      ['400 request.invalid', { act: 'IMPORT', layer: nation.id, as: 'ics', text: 'nonsense', replace: false }],
    ];
    for (const [expected, command] of wrong)
      expect([command, await refusal(preview(command as CalendarCommand))]).toEqual([command, expected]);
    const details = await admin.get<LayerDetails>(`/api/admin/calendar/layers/${nation.id}`);
    const only = details.weeks.find(({ withdrawnAt }) => !withdrawnAt)!;
    expect(await refusal(preview({ act: 'WITHDRAW_WEEK', id: only.id }))).toBe('422 calendar.no_weekly_hours');
    expect((await preview(close(province(), closure(-9, -8)))).warnings).toHaveLength(1);
    expect((await preview({ act: 'ADD_WEEK', layer: nation.id, week: { hours: { fri: [['20:00', '24:00']] } } })).warnings).toHaveLength(1);
  });

  it('have days of their own, which are added, put right and taken out, each looked at first and each undone', async () => {
    const admin = await house.person('admin');
    const layer = (await admin.get<{ items: LayerSummary[] }>('/api/admin/calendar/layers')).items[0]!.id;
    const standing = async (title: string) =>
      (await admin.get<LayerDetails>(`/api/admin/calendar/layers/${layer}`)).exceptions.filter(
        (one) => one.title === title && !one.withdrawnAt,
      );
    const holiday = (from: number, to: number) => ({ ...closure(from, to), kind: 'HOLIDAY' as const, title: 'عید محلی', hours: [] });
    const before = await stored();
    const added = await change({ act: 'ADD_EXCEPTION', layer, exception: holiday(1, 1) });
    await follow(added.id);
    const [first] = await standing('عید محلی');
    const put: CalendarCommand = { act: 'CHANGE_EXCEPTION', id: first!.id, exception: holiday(1, 5) };
    expect((await preview(put)).moved).toBeGreaterThan(0);
    const changed = await change(put);
    expect((await follow(changed.id)).moved).toBeGreaterThan(0);
    const [second, ...rest] = await standing('عید محلی');
    expect([second, rest]).toEqual([expect.objectContaining({ from: date(1), to: date(5), source: 'استانداری' }), []]);
    expect(await soundness()).toEqual([]);

    const again = await change({ act: 'CHANGE_EXCEPTION', id: second!.id, exception: holiday(1, 3) });
    await follow(again.id);
    expect(await admin.get(`/api/admin/calendar/changes/${changed.id}`)).toMatchObject({ undoable: false });
    expect(await refusal(change({ act: 'UNDO', change: changed.id }))).toBe('409 calendar.changed_since');
    expect(await refusal(change(put))).toBe('409 calendar.rule_withdrawn');
    for (const { id } of [again, changed, added]) await follow((await change({ act: 'UNDO', change: id })).id);
    expect(await standing('عید محلی')).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it('come as a file and go as a file: what is read back changes nothing', async () => {
    const admin = await house.person('admin');
    const { items } = await admin.get<{ items: LayerSummary[] }>('/api/admin/calendar/layers');
    for (const { id } of items)
      for (const as of ['csv', 'ics'] as const) {
        const { text } = await admin.get<{ text: string }>(`/api/admin/calendar/layers/${id}/file?as=${as}`);
        expect(await preview({ act: 'IMPORT', layer: id, as, text, replace: true })).toMatchObject({ moved: 0 });
        const { id: change_ } = await change({ act: 'IMPORT', layer: id, as, text, replace: true });
        const [row] = await house.db.query(
          `select added_weeks || added_exceptions || withdrawn_weeks || withdrawn_exceptions as touched from calendar_changes where id = $1`,
          [change_],
        );
        expect(row).toEqual({ touched: [] });
        await follow(change_);
      }
  });

  it('say of a day who announced it, also where two layers have one name', async () => {
    const office = { scope: 'UNIT', unit: house.unit('23') };
    const changes = [
      await change(close(office, closure(20, 20, { kind: 'SHORT_DAY', hours: [['08:00', '10:00']], source: 'رئیس اداره' }))),
      await change(close(province(), closure(20, 20))),
    ];
    const days = `/api/admin/calendar/layers/${changes[0]!.layer.id}/days?from=${date(20)}&to=${date(20)}`;
    expect((await (await house.person('admin')).get<{ items: object[] }>(days)).items).toMatchObject([{ source: 'رئیس اداره' }]);
    for (const { id } of changes) await follow((await change({ act: 'UNDO', change: id })).id);
  });

  it('show their days, weeks take effect and go back, and a missing year is told', async () => {
    const admin = await house.person('admin');
    const { items } = await admin.get<{ items: LayerSummary[] }>('/api/admin/calendar/layers');
    const before = await stored();
    const nation = items[0]!.id;
    const { items: days } = await admin.get<{ items: { kind: string; layer: string }[] }>(
      `/api/admin/calendar/layers/${nation}/days?from=2026-03-20&to=2026-03-25`,
    );
    expect(days.map(({ kind }) => kind)).toContain('HOLIDAY');
    const { id } = await change({
      act: 'ADD_WEEK',
      layer: nation,
      week: {
        from: date(0),
        title: 'زمستانی',
        hours: {
          sat: [['08:00', '13:00']],
          sun: [['08:00', '13:00']],
          mon: [['08:00', '13:00']],
          tue: [['08:00', '13:00']],
          wed: [['08:00', '13:00']],
        },
      },
    });
    expect((await follow(id)).moved).toBeGreaterThan(0);
    expect(await soundness()).toEqual([]);
    await follow((await change({ act: 'UNDO', change: id })).id);
    expect(await stored()).toEqual(before);
    expect(Array.isArray((await admin.get<{ items: string[] }>('/api/admin/calendar/warnings')).items)).toBe(true);
  });
});

describe('the hours of a day on which something was told already', () => {
  it('leave it told, and the doctor finds everything as it should be', async () => {
    const { at } = await inquiries.asked(['13'], { within: { unit: 'WORKING_DAY', amount: 3 } });
    const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
    const day = new Date(+now + 3.5 * 3_600_000).toISOString().slice(0, 10);
    const { half } = await house.one<{ half: Date }>(`select at as half from clocks where process_id = $1 and step = 'half'`, [at['13']]);
    await house.moveClockTo(half);
    const shorter = { from: day, to: day, kind: 'SHORT_DAY', hours: [['08:00', '08:15']] };
    const { id } = await change(close({ scope: 'PROVINCE', unit: house.unit('13') }, closure(0, 0, shorter)));
    expect(await follow(id)).toMatchObject({ total: 1, moved: 0 });
    expect(await house.journal(at['13']!)).toContain('fired answer.1:half');
    expect(await soundness()).toEqual([]);
  });
});
